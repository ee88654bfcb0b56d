"""Turns text into vectors, offline by default, and remembers what was computed."""
