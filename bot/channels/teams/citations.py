"""Teams' own marks of an answer: the AI label, citations, and the thumbs.

Source: Microsoft Learn, "Enhance AI-generated bot messages" (2025-01-09): at most
20 citations, a name of 80 characters, an abstract of 160; the text holds [1] where
a citation belongs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.channels.teams.escape import inert
from bot.domain.answer import Citation
from bot.domain.split import shortened
from bot.domain.web_address import web_address
from bot.texts import answers

MOST = 20
_NAME, _ABSTRACT, _KEYWORD = 80, 160, 28

FEEDBACK = {"feedbackLoop": {"type": "default"}}
"""Channel data that puts the thumbs below a message."""


def mark(number: int) -> str:
    """Where Teams shows a citation in the text."""
    return f"[{number}]"


def label(citations: Sequence[Citation]) -> dict[str, Any]:
    """The one entity that says a machine answered, and from what."""
    entity: dict[str, Any] = {
        "type": "https://schema.org/Message",
        "@type": "Message",
        "@context": "https://schema.org",
        "additionalType": ["AIGeneratedContent"],
    }
    claims = [_claim(number, each) for number, each in enumerate(citations[:MOST], 1)]
    return {**entity, "citation": claims} if claims else entity


def _claim(number: int, citation: Citation) -> dict[str, Any]:
    appearance = {
        "@type": "DigitalDocument",
        "name": _short(f"{citation.issuer}「{citation.document}」", _NAME),
        "abstract": _short(citation.quote or citation.place, _ABSTRACT),
        "keywords": _keywords(citation),
    }
    address = web_address(citation.url)
    shown = {**appearance, "url": address} if address else appearance
    return {"@type": "Claim", "position": number, "appearance": shown}


def _keywords(citation: Citation) -> list[str]:
    issued = answers.day(citation.issued_on) if citation.issued_on else ""
    words = (issued, citation.place, answers.VALIDITY[citation.validity])
    return [_short(word, _KEYWORD) for word in words if inert(word)]


def _short(text: str, limit: int) -> str:
    """One line without markup; Teams refuses a whole message for one that is too long or empty."""
    said = " ".join(inert(text).split()).replace("<", "＜").replace(">", "＞")
    return shortened(said, limit) or "-"
