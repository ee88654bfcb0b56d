"""Settings that are right one by one and wrong together."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checks.finding import Finding, error, warning
from bot.checks.surroundings import Surroundings

# Between the end of an HTTP time-out and the end of the lease, in seconds.
_MARGIN = 5.0
# A message can stay invisible in a channel's history for this long, in seconds.
_LEAST_QUIET = 60.0


def check(around: Surroundings) -> Iterator[Finding]:
    """A lease outlives its request; the quiet period is long enough to find a message again."""
    settings = around.settings
    least = settings.http_timeout_seconds + _MARGIN
    if settings.lease_seconds < least:
        yield error("lease.too_short", lease=f"{settings.lease_seconds:g}", least=f"{least:g}")
    if settings.quiet_seconds < _LEAST_QUIET:
        yield warning("quiet.too_short", quiet=f"{settings.quiet_seconds:g}", least=f"{_LEAST_QUIET:g}")
