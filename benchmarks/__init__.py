"""How fast figures are read and reports made, beside plain SQL and pandas; see docs/benchmarks.md."""
