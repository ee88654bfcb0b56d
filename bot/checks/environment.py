"""Variables that somebody may believe to have an effect."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checks.finding import Finding, note
from bot.checks.surroundings import Surroundings
from bot.environment import foreign


def check(around: Surroundings) -> Iterator[Finding]:
    """Variables of tracing, telemetry and proxies, which are not read here."""
    names = foreign(around.environ)
    if names:
        yield note("environment.ignored", names="、".join(names))
