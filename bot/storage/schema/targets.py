"""Numeric targets for people, the outside staff that is needed, and adviser visits."""

from __future__ import annotations

import sqlalchemy as sa

from bot.storage.schema.base import METADATA, scope
from bot.storage.types import Instant


def _organisation() -> sa.Column[str]:
    return sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), primary_key=True)


def _fiscal_year() -> sa.Column[int]:
    return sa.Column("fiscal_year", sa.Integer, primary_key=True, autoincrement=False)


target = sa.Table(
    "target",
    METADATA,
    _organisation(),
    _fiscal_year(),
    sa.Column("persona", sa.String(16), primary_key=True),
    sa.Column("target", sa.Integer),
    sa.Column("actual", sa.Integer),
    scope(),
    sa.Column("set_at", Instant, nullable=False),
    sa.CheckConstraint("persona IN ('specialist','leader','general')", name="persona"),
)

needed_staff = sa.Table(
    "needed_staff",
    METADATA,
    _organisation(),
    _fiscal_year(),
    sa.Column("profession", sa.String(16), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    scope(),
    sa.Column("set_at", Instant, nullable=False),
    sa.CheckConstraint("profession IN ('producer','manager','engineer')", name="profession"),
)

adviser_visit = sa.Table(
    "adviser_visit",
    METADATA,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("organisation", sa.String(6), sa.ForeignKey("organisation.code"), nullable=False, index=True),
    sa.Column("fiscal_year", sa.Integer, nullable=False),
    sa.Column("visited_on", sa.Date, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    scope(),
    sa.Column("recorded_at", Instant, nullable=False),
)
