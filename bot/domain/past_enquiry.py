"""An enquiry (照会) that an organisation got, and what it replied."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

SOURCE = "past_enquiry"
"""The source of the documents that past enquiries are in the index."""


class From(StrEnum):
    """Who asks, as staff speak of it."""

    PREFECTURE = "prefecture"  # 県
    NATION = "nation"  # 国
    OTHER = "other"  # そのほか


@dataclass(frozen=True, slots=True)
class Content:
    """What the office `sender` asked, and the reply; `document_number` (文書番号) may be empty."""

    origin: From
    sender: str
    title: str
    asked: str
    asked_on: dt.date
    reply: str
    replied_on: dt.date
    document_number: str = ""


@dataclass(frozen=True, slots=True)
class PastEnquiry:
    """One in the records of an organisation (six-digit code), which alone may find it."""

    number: str
    organisation: str
    content: Content
    recorded_at: dt.datetime
