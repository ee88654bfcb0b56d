"""Measures the search, ours and others', on sets of questions with known answers."""
