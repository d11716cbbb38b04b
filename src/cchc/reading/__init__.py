"""Files written by people or programs, read back: today the layout linter for Word documents."""
