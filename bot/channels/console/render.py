"""An answer for the terminal, as text and as JSON."""

from __future__ import annotations

from typing import Any

from bot.domain.answer import Answer, Citation
from bot.texts import answers


def render(answer: Answer) -> str:
    """The whole answer as plain text."""
    return answers.text_of(answer)


def payload(answer: Answer) -> dict[str, Any]:
    """The object that `--json` prints."""
    return {
        "status": answer.status.value,
        "text": answers.text_of(answer),
        "citations": [_citation(citation) for citation in answer.citations],
        "validity": answer.validity.value,
        "next_step": answer.next_step,
        "question_id": answer.question_id,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "document": citation.document,
        "issuer": citation.issuer,
        "issued_on": citation.issued_on.isoformat() if citation.issued_on else None,
        "place": citation.place,
        "quote": citation.quote,
        "validity": citation.validity.value,
    }
