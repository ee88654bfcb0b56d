"""Tests of knowledge.calendars."""
