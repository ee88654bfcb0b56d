"""Back into knowledge: replies become Q&As, wrong answers are withdrawn, and askers are told.

An approved Q&A is a document of the index like any other. What may not be
found any more is left out of every search from the moment that somebody says
so, whatever the index still holds.
"""
