"""What every test may use."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True, print_blob=False, database=None)
settings.load_profile("steady")
