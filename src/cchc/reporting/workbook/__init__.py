"""Forms as workbooks: out to the units, and back in without a silent error."""
