"""The one MetaData and the columns that every row has."""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def scope() -> sa.Column[str]:
    """Who may see the row: `shared`, `prefecture:NN` or `organisation:CODE`."""
    return sa.Column("scope", sa.String(40), nullable=False, index=True)
