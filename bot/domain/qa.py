"""An approved reply of a desk that everybody may find (庁内Q&A), and its versions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

SOURCE = "qa"
"""The source of the documents that Q&As are in the index."""


class State(StrEnum):
    """What became of one version."""

    PROPOSED = "proposed"  # 確認待ち
    APPROVED = "approved"  # 公開中
    REPLACED = "replaced"  # 新しい版に置き換え
    WITHDRAWN = "withdrawn"  # 取下げ
    REJECTED = "rejected"  # 見送り


ENDED = frozenset({State.REPLACED, State.WITHDRAWN, State.REJECTED})
"""States from which a version never comes back."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A document that an answer rests on, by its id in the index and its title."""

    document: str
    title: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a version says.

    `desk` answered it on `answered_on`. `audience` is the scope of who may
    find it; it holds from `valid_from` until `valid_until`, where stated.
    """

    question: str
    answer: str
    desk: str
    answered_on: dt.date
    audience: str
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a Q&A; `number` is what people call the Q&A (QA-2026-0001)."""

    qa: str
    number: str
    version: int
    state: State
    content: Content
    proposed_at: dt.datetime
    decided_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a Q&A came from: the organisation, its ticket and its question, as far as they are kept."""

    organisation: str
    ticket: str | None = None
    question: str | None = None
