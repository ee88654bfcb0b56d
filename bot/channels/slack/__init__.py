"""Slack: questions, answers and reminders where staff already are."""
