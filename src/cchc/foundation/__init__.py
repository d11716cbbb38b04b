"""What every floor above stands on: the audit line and the shape of a command."""
