"""The unit of search."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.document import NOTHING_STATED, Audience, Place, Stated


@dataclass(frozen=True, slots=True)
class Passage:
    """About 450 characters of one document that can stand as a citation.

    `id` is stable for the same document content (`<document_id>#<n>`).
    `path` is the section path from the outermost heading inwards. `question`
    is the question of a question-and-answer pair, else "". `valid_from` and
    `valid_to` come from the passage's own wording (令和7年度まで → 2026-03-31),
    else from the document. `marks` are words that make a statement provisional
    (調整中, 策定予定, 案). `audience` comes from 【都道府県】-style marks in the
    text or the document. `scope` says who may see it (`shared`,
    `prefecture:NN`, `organisation:CODE`). `stated` is what the document declares
    for this part alone: its own issuer, date, caveat. `population` (persons) is
    that of the place which a case is about, where its section states one.
    """

    id: str
    document_id: str
    kind: str  # a BlockKind value, or "text" where several blocks were joined
    text: str
    path: tuple[str, ...]
    start: Place
    end: Place
    question: str = ""
    audience: Audience = Audience.UNSTATED
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    marks: tuple[str, ...] = ()
    confidence: float | None = None
    scope: str = "shared"
    stated: Stated = NOTHING_STATED
    population: int | None = None
