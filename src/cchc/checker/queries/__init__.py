"""What is read of the findings that somebody explained."""
