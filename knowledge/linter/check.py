"""All checks of one document."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable

from knowledge.document import Finding, ParsedDocument
from knowledge.linter.characters import garbled
from knowledge.linter.dates import doubtful_dates
from knowledge.linter.figures import empty_figures, lost_tables
from knowledge.linter.pictures import only_pictures

_CHECKS: tuple[Callable[[ParsedDocument], Iterable[Finding]], ...] = (
    garbled,
    doubtful_dates,
    lost_tables,
    empty_figures,
    only_pictures,
)


def looked_over(document: ParsedDocument) -> ParsedDocument:
    """The document with what the checks found after what its reader found, nothing twice.

    Codes: `mojibake`, `date_without_year`, `weekday_mismatch`, `impossible_date`,
    `lost_table`, `empty_figure`, `pictures_only`.
    """
    found = [finding for check in _CHECKS for finding in check(document)]
    return dataclasses.replace(document, findings=tuple(dict.fromkeys((*document.findings, *found))))
