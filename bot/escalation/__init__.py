"""From a question to a person and back: tickets, desks and tiers.

Every change is one transaction: the ticket, its history, the audit trail, and
the messages by which the desk and the asker see it. Nothing goes to another
tier without a text that a person confirmed.
"""
