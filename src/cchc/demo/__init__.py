"""The demonstration: published reports of real units, and the rounds of an invented province."""
