"""Who sits at the terminal."""

from __future__ import annotations

from bot.domain.principal import Principal, Role


def identity() -> Principal:
    """Who can run the command can read the database: the local administrator."""
    return Principal("local", "console", roles=frozenset(Role))
