"""From planned reminders to messages that arrived.

plan → `reminder` rows → queue → `outbox` rows → send → a channel. The database
is the truth; each step is one transaction and can be repeated. Promise:
planned exactly once; sent at least once; seen twice only if the service stored
the message and hides it for longer than the quiet period.
"""
