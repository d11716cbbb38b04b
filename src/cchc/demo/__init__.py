"""The demonstration: five real reports as published figures and an invented two-tier province."""
