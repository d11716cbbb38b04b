"""The pure fold behind resolve(): lanes, windows, breakdowns, standing, shadowing, kinds."""
