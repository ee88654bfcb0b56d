"""The mark by which a reply finds its ticket: [窓口 T-2026-000123-k3v9x2ma].

Eight characters (40 bits) of an HMAC under the installation's secret: nobody
else can make one, and nobody has to keep one. They are those of RFC 4648's
base32, which survive being printed, read out and typed in.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass

from bot.domain.ticket import Ticket
from bot.texts import handover as texts

_CHARACTERS = 8
_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d\u30fc\u2500]")
_MARK = re.compile(r"\bT\s*-\s*(\d{4})\s*-\s*(\d{6,9})\s*-\s*([a-z2-7]{8})(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a text claims: the number of a ticket, and the characters that prove it."""

    number: str
    proof: str


def mark_of(ticket: Ticket, secret: bytes) -> str:
    """The mark that a letter about a ticket carries."""
    return mark(ticket.id, ticket.number, secret)


def mark(ticket_id: str, number: str, secret: bytes) -> str:
    """The same for who knows no more of the ticket than its id and number."""
    return texts.mark(number, _proof(ticket_id, number, secret))


def marks_in(text: str) -> set[Mark]:
    """Every mark in a text, however a mail program has folded or widened it."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return {Mark(f"T-{year}-{number}", proof.lower()) for year, number, proof in _MARK.findall(plain)}


def is_genuine(mark: Mark, ticket: Ticket, secret: bytes) -> bool:
    """Whether this installation made the mark for this ticket."""
    return mark.number == ticket.number and hmac.compare_digest(
        mark.proof, _proof(ticket.id, ticket.number, secret)
    )


def _proof(ticket_id: str, number: str, secret: bytes) -> str:
    said = f"ticket|{ticket_id}|{number}".encode()
    digest = hmac.new(secret, said, hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:_CHARACTERS]
