"""Whatever reads scans and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checks.finding import Finding, warning
from bot.checks.surroundings import Surroundings


def check(around: Surroundings) -> Iterator[Finding]:
    """The configured engine is installed."""
    from knowledge import ocr

    engine = around.settings.ocr
    if engine and not ocr.is_available(engine):
        yield warning("ocr.missing", engine=engine)
