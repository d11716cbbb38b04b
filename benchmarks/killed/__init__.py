"""Commands killed at random moments: nothing may be half done, nothing lost."""
