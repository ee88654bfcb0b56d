"""All checks of one document."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path

from knowledge.document import Finding, ParsedDocument
from knowledge.linter.characters import garbled
from knowledge.linter.dates import doubtful_dates
from knowledge.linter.figures import empty_figures, lost_tables
from knowledge.linter.pictures import only_recognised
from knowledge.linter.unreadable import gateway_of

_CHECKS: tuple[Callable[[ParsedDocument], Iterable[Finding]], ...] = (
    garbled,
    doubtful_dates,
    lost_tables,
    empty_figures,
    only_recognised,
)


def looked_over(document: ParsedDocument, path: Path | None = None) -> ParsedDocument:
    """The document with what the checks found after what its reader found, nothing twice.

    Codes: `mojibake`, `date_without_year`, `weekday_mismatch`, `impossible_date`,
    `lost_table`, `empty_figure`, `only_recognised`, with `pictures_only`
    where a gateway turned the file at `path` into pictures.
    """
    found = [finding for check in _CHECKS for finding in check(document)]
    if path is not None and Finding("only_recognised") in found and (makers := gateway_of(path)):
        found = [Finding("pictures_only", detail=makers), *found]
    return dataclasses.replace(document, findings=tuple(dict.fromkeys((*document.findings, *found))))
