"""Drafts of duties from an enquiry (照会): a pasted mail, or a notice that was indexed.

A draft says only what is written: every day stands beside its wording and what
is doubtful about it, and no day is made up. A person decides about it.
"""

from knowledge.enquiry.draft import Asker, Deadline, Doubt, DraftDuty, Event, Purpose
from knowledge.enquiry.drafting import Given, draft_of_document, draft_of_mail
from knowledge.enquiry.lines import Line

__all__ = [
    "Asker",
    "Deadline",
    "Doubt",
    "DraftDuty",
    "Event",
    "Given",
    "Line",
    "Purpose",
    "draft_of_document",
    "draft_of_mail",
]
