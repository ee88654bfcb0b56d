"""Handing a ticket to a tier that has no system: an enquiry (照会) as text, mail and file, and its reply.

Nothing is sent from here. A person puts the draft into the usual approval
(起案), sends it, and brings back what comes: the mark in the letter says which
ticket it belongs to.
"""
