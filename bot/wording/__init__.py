"""Answers worded by a model out of what the documents say, and checked before anybody sees them."""
