"""Questions that ask the same in other words, and telling those who asked them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa

from bot.domain.principal import Principal
from bot.domain.qa import State, Version
from bot.domain.similarity import overlap
from bot.errors import Invalid
from bot.learning import audience
from bot.learning.rights import check_administrator
from bot.learning.service import versions
from bot.learning.telling import Notice, one_each, tell
from bot.storage import audit, qa, told, unanswered
from bot.storage.database import Database
from bot.storage.questions import Row
from bot.texts import qa as texts
from knowledge.search.words import Words

_SAME = 0.84
_CANDIDATE = 0.25
# Words of asking and being: questions differ in them and ask the same all the same.
_ASKING = frozenset(
    "要る 必要 方法 場合 時 いつ 何時 どこ 何処 どれ どう 誰 幾ら 如何 言う 聞く 分かる 受ける 先".split()
)
_LITTLE = 0.3
"""What a word of asking counts against a word of the matter."""
_RECENT = dt.timedelta(days=365)
_LOOKED_AT = 5000
_ORGANISATIONS = 3
"""From how many others on they are counted: a small town is easily recognised."""


@dataclass(frozen=True, slots=True)
class Same:
    """Who asked the same: `own` people of the organisation that it came from, `others` elsewhere.

    `others` is None where fewer than three organisations asked. `untold` says
    whether anybody is left to be told.
    """

    own: int
    others: int | None
    untold: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """Raises `NotAllowed`, `NotFound` and `Invalid`."""

    database: Database

    def tell(self, principal: Principal, number: str, *, at: dt.datetime) -> None:
        """Tell everybody who asked the same what a published Q&A answers, where they asked, once."""
        check_administrator(principal)
        with self.database.writing() as connection:
            known = [each for each in versions(connection, number) if each.state is State.APPROVED]
            if not known:
                raise Invalid(texts.NOTHING_APPROVED)
            version = known[0]
            notice = Notice(_about(version), texts.news(version))
            for row in _askers(connection, version, at):
                tell(connection, row, notice, at=at)
            subject = f"{version.qa}:{version.version}"
            entry = audit.Entry(principal.person, "qa.tell", subject, version.content.audience)
            audit.append(connection, entry, at=at)


def asked_the_same(connection: sa.Connection, version: Version, *, at: dt.datetime) -> Same:
    """How many asked what a Q&A answers, and may find it."""
    rows = _askers(connection, version, at)
    home = qa.origin(connection, version.qa).organisation
    others = [row for row in rows if row.organisation != home]
    enough = len({row.organisation for row in others}) >= _ORGANISATIONS
    known = {each.question for each in told.about(connection, [_about(version)])}
    return Same(
        own=len(rows) - len(others),
        others=len(others) if enough else None,
        untold=any(row.id not in known for row in rows),
    )


def likeness(one: str, other: str) -> float:
    """How much two questions ask the same (0 to 1): the shared part of their words, weighed."""
    mine, theirs = _weights(one), _weights(other)
    shared = sum(weight for word, weight in mine.items() if word in theirs)
    return 2 * shared / ((sum(mine.values()) + sum(theirs.values())) or 1.0)


def is_same(one: str, other: str) -> bool:
    """Whether two questions ask the same.

    Each naming something that the other does not (持ち出し, 廃棄) are two questions.
    """
    if overlap(one, other) < _CANDIDATE or likeness(one, other) < _SAME:
        return False
    mine, theirs = _matter(one), _matter(other)
    return mine <= theirs or theirs <= mine


def _askers(connection: sa.Connection, version: Version, at: dt.datetime) -> list[Row]:
    own = qa.origin(connection, version.qa).question
    rows = unanswered.recent(connection, since=at - _RECENT, limit=_LOOKED_AT)
    same = (row for row in rows if row.id != own and is_same(row.text, version.content.question))
    return one_each(row for row in same if _may_find(connection, row, version))


def _may_find(connection: sa.Connection, row: Row, version: Version) -> bool:
    return version.content.audience in audience.visible_to(connection, row.organisation)


def _about(version: Version) -> str:
    return f"qa:{version.number}"


_words = Words()


def _matter(text: str) -> set[str]:
    return set(_weights(text)) - _ASKING


@lru_cache(maxsize=10_000)
def _weights(text: str) -> Mapping[str, float]:
    return dict(_weighed(text))


def _weighed(text: str) -> Iterator[tuple[str, float]]:
    for word in _words(text):
        yield word, _LITTLE if word in _ASKING else 1.0
