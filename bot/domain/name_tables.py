"""Names of people where a pasted table has a column for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

MANY = 10
"""From so many names on a table is a register, and not the example of a question."""

_SEPARATOR = re.compile(r"\t|[|,]| {2,}")
_HEADING = re.compile(r"(?:[一-龥々]{0,6}氏名|お?名前)(?:\(.*\))?")
_NAME = re.compile(r"[一-龥々ぁ-んァ-ヶー]{1,10}(?: [一-龥々ぁ-んァ-ヶー]{1,10})?")
# Below 氏名 these tell that the lines are the fields of a form.
_FIELD = re.compile(
    r".*(?:住所|所属|番号|月日|性別|年齢|役職|職名|アドレス|メール|連絡先|課|係|部|局|室|欄|区分|必須|任意|備考|入力|記入)"
)


def names_in(plain: str) -> list[tuple[int, int]]:
    """Start and end of each name below a heading such as 氏名; `plain` is in NFKC."""
    found: list[tuple[int, int]] = []
    column: int | None = None
    for row in _rows(plain):
        heading = next((number for number, cell in enumerate(row) if _HEADING.fullmatch(cell[2])), None)
        if heading is not None or len(row) == 1:
            column = heading if len(row) > 1 else None
            continue
        if column is None or column >= len(row):
            continue
        start, end, text = row[column]
        if _FIELD.fullmatch(text):
            column = None
        elif _NAME.fullmatch(text):
            found.append((start, end))
    return found


def _rows(plain: str) -> Iterator[list[tuple[int, int, str]]]:
    """Each line as cells: where one starts and ends in the whole text, and what it says."""
    begin = 0
    for line in plain.split("\n"):
        breaks = [match.span() for match in _SEPARATOR.finditer(line)]
        starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(line)]
        yield [_cell(line, begin, *edges) for edges in zip(starts, ends, strict=True)]
        begin += len(line) + 1


def _cell(line: str, begin: int, start: int, end: int) -> tuple[int, int, str]:
    text = line[start:end]
    left = start + len(text) - len(text.lstrip())
    said = text.strip()
    return begin + left, begin + left + len(said), said
