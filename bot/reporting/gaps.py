"""Where the documents failed: questions without an answer, grouped, with what came nearest to each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from bot.domain.report import Gap
from bot.reporting.alike import grouped
from bot.storage.questions import Row

SHOWN = 10
_WORDINGS = 300
_ORGANISATIONS = 3
"""From how many on others may read of them: a small town is easily recognised."""


def by_question(rows: Sequence[Row]) -> tuple[Gap, ...]:
    """Those that ask the same together, in the words of one of them; the most asked first.

    Of very many wordings those are left out that came least often.
    """
    wordings: dict[str, list[Row]] = {}
    for row in rows:
        wordings.setdefault(row.text, []).append(row)
    often = sorted(wordings.values(), key=len, reverse=True)[:_WORDINGS]
    groups = (list(chain(*group)) for group in grouped(often, lambda same: same[0].text))
    return _most(_gap(group, asked=group[0].text) for group in groups)


def by_document(rows: Iterable[Row]) -> tuple[Gap, ...]:
    """By the document that came nearest, without any text, and only where three organisations asked."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        nearest = _nearest(row)
        if nearest.get("document_id"):
            groups.setdefault(nearest["document_id"], []).append(row)
    gaps = (_gap(group) for group in groups.values())
    return _most(gap for gap in gaps if gap.organisations >= _ORGANISATIONS)


def _most(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple(sorted(gaps, key=lambda gap: (-gap.questions, gap.asked, gap.document)))[:SHOWN]


def _gap(group: Sequence[Row], *, asked: str = "") -> Gap:
    nearest = next((found for row in group if (found := _nearest(row))), {})
    return Gap(
        questions=len(group),
        organisations=len({row.organisation for row in group if row.organisation}),
        document=nearest.get("document", ""),
        place=nearest.get("place", "") if asked else "",
        asked=asked,
    )


def _nearest(row: Row) -> dict[str, str]:
    cited: list[dict[str, str]] = (row.answer or {}).get("citations") or [{}]
    return cited[0]
