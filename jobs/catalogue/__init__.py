"""The catalogue of duties: data files that a non-programmer edits, and their strict reader."""
