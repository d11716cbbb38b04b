"""The catalogue as it is written: YAML files checked against their schema."""
