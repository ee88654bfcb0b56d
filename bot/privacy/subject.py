"""Whose data: everything by which one person is known here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from bot.keys import pseudonym
from bot.privacy import columns
from bot.storage.schema.people import identity, person

_SHORTEST_NAME = 2
_SIGNED_IN_WITHOUT_CHANNEL = "web"
"""The channel whose people are known by the address that they sign in with, and nothing else."""

Place = tuple[str, str, str]
"""Channel, workspace, and the id there."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One person: pseudonyms, ids in services, and the names that were given for them."""

    persons: frozenset[str]
    places: frozenset[Place]
    names: frozenset[str] = frozenset()


def subject_of(
    connection: sa.Connection, channel: str, workspace: str, external_id: str, secret: bytes
) -> Subject:
    """Somebody by their id in a service, whether or not they were registered."""
    said = pseudonym(secret, f"{channel}|{workspace}|{external_id}")
    persons = {said, *_registered(connection, (channel, workspace, external_id))}
    if channel == _SIGNED_IN_WITHOUT_CHANNEL:
        persons.add(pseudonym(secret, external_id.casefold()))
    places = {(channel, workspace, external_id), *_places(connection, persons)}
    return Subject(frozenset(persons), frozenset(places), _names(connection, frozenset(persons)))


def subject_behind(connection: sa.Connection, person_id: str) -> Subject:
    """Somebody of whom only the pseudonym is known."""
    persons = frozenset({person_id})
    return Subject(persons, frozenset(_places(connection, persons)), _names(connection, persons))


def _registered(connection: sa.Connection, place: Place) -> list[str]:
    keys = zip((identity.c.channel, identity.c.workspace, identity.c.external_id), place, strict=True)
    known = sa.select(identity.c.person).where(*(column == value for column, value in keys))
    return list(connection.execute(known).scalars())


def _places(connection: sa.Connection, persons: set[str] | frozenset[str]) -> Iterator[Place]:
    rows = sa.select(identity.c.channel, identity.c.workspace, identity.c.external_id)
    for row in connection.execute(rows.where(identity.c.person.in_(sorted(persons)))):
        yield row.channel, row.workspace, row.external_id


def _names(connection: sa.Connection, persons: frozenset[str]) -> frozenset[str]:
    """Every name that was written beside the pseudonym, and the administrator's label."""
    labels = sa.select(person.c.label).where(person.c.id.in_(sorted(persons)))
    found = set(connection.execute(labels).scalars())
    for _, holding in columns.of_people():
        for column in holding:
            name = columns.name_beside(column)
            if name is not None:
                given = sa.select(name).where(column.in_(sorted(persons))).distinct()
                found |= set(connection.execute(given).scalars())
    return frozenset(name for name in found if name and len(name.strip()) >= _SHORTEST_NAME)
