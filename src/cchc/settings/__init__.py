"""Settings: `main` for running, `test` for the tests; a deployment chooses through the environment."""
