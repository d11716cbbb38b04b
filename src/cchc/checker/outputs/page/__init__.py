"""One HTML page that needs nothing but itself."""
