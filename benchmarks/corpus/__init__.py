"""Reports of administrative reform that were never written by anybody, with every stated fact known.

Number n always gives the same report. Sentences, labels and names are our own inventions; what is true of the
figures is worked out from what is printed, never from what was meant.
"""
