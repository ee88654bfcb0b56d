"""Who was answered from a document that was replaced or has ended, also through a Q&A that rests on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.answer import from_data
from bot.domain.principal import Principal
from bot.domain.qa import Version
from bot.errors import NotFound
from bot.learning import qa_documents
from bot.learning.rights import check_administrator
from bot.learning.telling import Notice, one_each, tell
from bot.storage import audit, change_reports, corrections, qa, questions, told
from bot.storage.change_reports import Departure
from bot.storage.database import Database
from bot.storage.questions import Row
from bot.texts import corrections as texts

_GENERATIONS = 100


@dataclass(frozen=True, slots=True)
class Affected:
    """A question, and the title of the document that its answer rested on."""

    asked: Row
    title: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one generation took away: `askers` rested on it, `untold` of them do not know yet."""

    departure: Departure
    titles: tuple[str, ...]
    askers: int
    untold: int
    resting: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Replaced:
    """Raises `NotAllowed` and `NotFound`."""

    database: Database

    def listed(self) -> list[Change]:
        """The changes that touch somebody, the newest first."""
        with self.database.reading() as connection:
            found = [
                _change(connection, each) for each in change_reports.listed(connection, limit=_GENERATIONS)
            ]
        return [each for each in found if each.askers or each.resting]

    def tell(self, principal: Principal, generation: str, *, at: dt.datetime) -> int:
        """Tell everybody who rested on what a generation took away, once; how many that were."""
        check_administrator(principal)
        with self.database.writing() as connection:
            departures = change_reports.listed(connection, limit=_GENERATIONS)
            departure = next((each for each in departures if each.generation == generation), None)
            if departure is None:
                raise NotFound(texts.NOT_FOUND)
            count = sum(
                tell(connection, each.asked, _notice(generation, each), at=at)
                for each in _affected(connection, departure.documents)
            )
            entry = audit.Entry(principal.person, "replaced.tell", generation, "administrator")
            audit.append(connection, entry, at=at)
        return count


def _notice(generation: str, affected: Affected) -> Notice:
    return Notice(_about(generation), texts.replaced(affected.asked.text, affected.title))


def _about(generation: str) -> str:
    return f"replaced:{generation}"


def _change(connection: sa.Connection, departure: Departure) -> Change:
    affected = _affected(connection, departure.documents)
    known = {each.question for each in told.about(connection, [_about(departure.generation)])}
    untold = sum(each.asked.id not in known for each in affected)
    titles = tuple(dict.fromkeys(each.title for each in affected))
    resting = tuple(qa.resting_on(connection, departure.documents))
    return Change(departure, titles, len(affected), untold, resting)


def _affected(connection: sa.Connection, gone: Collection[str]) -> list[Affected]:
    """One question of each person at each place."""
    found = {each.asked.id: each for each in _every(connection, gone)}
    rows = one_each(sorted((each.asked for each in found.values()), key=lambda row: row.asked_at))
    return [found[row.id] for row in rows]


def _every(connection: sa.Connection, gone: Collection[str]) -> Iterator[Affected]:
    for version in qa.resting_on(connection, gone):
        title = next(each.title for each in version.content.basis if each.document in gone)
        for question in _answered_by(connection, version):
            row = questions.by_id(connection, question)
            if row:
                yield Affected(row, title)
    for document in gone:
        for question in questions.relying_on(connection, document):
            row = questions.by_id(connection, question)
            if row and row.status == "answered" and not corrections.withdrawn(connection, question):
                yield Affected(row, _title(row, document))


def _answered_by(connection: sa.Connection, version: Version) -> Iterator[str]:
    """Who asked first, who was answered from any version, and who was told of it."""
    origin = qa.origin(connection, version.qa)
    if origin.question:
        yield origin.question
    for each in qa.versions(connection, version.qa):
        document = qa_documents.id_of(each.number, each.version, each.content.audience)
        yield from questions.relying_on(connection, document)
    yield from (each.question for each in told.about(connection, [f"qa:{version.number}"]))


def _title(row: Row, document: str) -> str:
    answer = from_data(row.answer or {})
    return next((each.document for each in answer.citations if each.document_id == document), "")
