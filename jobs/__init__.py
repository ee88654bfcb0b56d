"""Duties, calendars and what is due when.

Pure: imports nothing of ours but `knowledge.calendars`; instants are arguments.
"""
