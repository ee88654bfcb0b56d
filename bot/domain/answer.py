"""An answer as data; channels render it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from knowledge.dates import Standing


class Status(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    ABSTAINED = "abstained"
    REFUSED = "refused"


class Mode(StrEnum):
    """Where the answer comes from: the documents' words, a model, or a sum by rules."""

    QUOTED = "quoted"
    MODEL = "model"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Citation:
    """One source of an answer.

    `document` is the title, `place` is ready to read (p.12 > 節), `quote` at
    most 300 characters of the original wording. `original` is the title of the
    document that this one summarises, `url` the address of the original; both
    are set only where the document names them.
    """

    document: str
    issuer: str
    issued_on: dt.date | None
    place: str
    quote: str
    validity: Standing
    document_id: str = ""
    passage_id: str = ""
    audience: str = ""
    original: str = ""
    url: str = ""
    caveat: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person gets.

    An answer always carries citations, an abstention always a next step.
    `conclusion` is the part to read first; `banner` the as-of line; `notes`
    further lines (audience, conflicts, what is not registered). `proposal` is
    the code of the reason to ask a person, empty where there is none.
    """

    status: Status
    conclusion: str
    next_step: str
    banner: str = ""
    notes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    validity: Standing = Standing.UNCONFIRMED
    mode: Mode = Mode.QUOTED
    question_id: str = ""
    suggestions: tuple[str, ...] = field(default=())
    proposal: str = ""


_ANSWER = TypeAdapter(Answer)


def as_data(answer: Answer) -> dict[str, Any]:
    """The answer as JSON values, to be stored."""
    data: dict[str, Any] = _ANSWER.dump_python(answer, mode="json")
    return data


def from_data(data: dict[str, Any]) -> Answer:
    """The answer that was stored."""
    return _ANSWER.validate_python(data)
