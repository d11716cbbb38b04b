"""What is written of the findings that somebody explained; one use case a file."""
