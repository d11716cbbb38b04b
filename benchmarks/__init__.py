"""How fast figures are read, beside plain SQL and pandas."""
