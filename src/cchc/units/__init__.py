"""Organisation units through time: lives, names, places in the tree, successions, functions, competences."""
