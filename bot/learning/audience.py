"""Who may find a Q&A, and what an organisation may find."""

from __future__ import annotations

import re

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.sight import is_prefecture
from bot.domain.size import SIZES, size_of
from bot.errors import Invalid
from bot.storage import organisations
from bot.texts import qa as texts

_PREFECTURE = re.compile(r"prefecture:(\d{2})")
_ORGANISATION = re.compile(r"organisation:(\d{6})")
_OF_SIZES = frozenset(scope.of_size(size) for size in SIZES)
_PREFECTURES = range(1, 48)


def visible_to(connection: sa.Connection, organisation: str | None) -> frozenset[str]:
    """The scopes that somebody of this organisation may search.

    Beside its own and the shared ones that of its size, where it is a
    municipality and its population is known.
    """
    scopes = scope.visible_to(organisation)
    if not organisation or is_prefecture(organisation):
        return scopes
    population = organisations.population_of(connection, organisation)
    return scopes if population is None else scopes | {scope.of_size(size_of(population))}


def checked(connection: sa.Connection, audience: str) -> str:
    """The audience, where it is one. Raises `Invalid` for anything else."""
    prefecture, organisation = _PREFECTURE.fullmatch(audience), _ORGANISATION.fullmatch(audience)
    known = (
        audience == scope.SHARED
        or audience in _OF_SIZES
        or (prefecture and int(prefecture[1]) in _PREFECTURES)
        or (organisation and organisations.by_code(connection, organisation[1]))
    )
    if not known:
        raise Invalid(texts.WRONG_AUDIENCE, audience)
    return audience
