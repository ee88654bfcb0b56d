"""Expressions checked by eye: `expressions.csv`.

`real` rows were found in published documents of national and local government,
with a few words around them; `made` rows spell out what the rules promise;
`none` rows hold no date. The marks ⟦ ⟧ enclose the expression. A row marked
`known_wrong` states the truth, which the extraction does not find.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge.dates import DateMention, extract

RIGHT_SHARE = 0.95


@dataclass(frozen=True)
class Row:
    origin: str
    context: str
    written_on: dt.date | None
    expected: tuple[str, ...]
    known_wrong: bool

    @property
    def text(self) -> str:
        return self.context.replace("⟦", "").replace("⟧", "")

    @property
    def span(self) -> tuple[int, int]:
        return self.context.index("⟦"), self.context.index("⟧") - 1

    def found(self) -> tuple[str, ...] | None:
        mentions = extract(self.text, written_on=self.written_on)
        return next((_summary(mention) for mention in mentions if mention.span == self.span), None)


def _summary(mention: DateMention) -> tuple[str, ...]:
    return (
        mention.kind,
        str(mention.start or ""),
        str(mention.end or ""),
        mention.certainty,
        mention.role,
        f"{mention.time:%H:%M}" if mention.time else "",
        "" if mention.weekday_matches is None else str(mention.weekday_matches),
    )


def _rows() -> Iterator[Row]:
    columns = ("kind", "start", "end", "certainty", "role", "time", "weekday")
    with Path(__file__).with_name("expressions.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            written_on = dt.date.fromisoformat(line["written_on"]) if line["written_on"] else None
            expected = tuple(line[column] for column in columns)
            yield Row(line["origin"], line["context"], written_on, expected, line["known_wrong"] == "yes")


ROWS = list(_rows())
DATED = [row for row in ROWS if row.origin != "none"]
DATELESS = [row for row in ROWS if row.origin == "none"]


@pytest.mark.parametrize("row", [row for row in DATED if not row.known_wrong], ids=lambda row: row.context)
def test_an_expression_is_read_right(row: Row) -> None:
    assert row.found() == row.expected


@pytest.mark.parametrize("row", [row for row in DATED if row.known_wrong], ids=lambda row: row.context)
def test_a_known_mistake_is_still_one(row: Row) -> None:
    assert row.found() != row.expected, "right now: take the mark out of the file"


@pytest.mark.parametrize("row", DATELESS, ids=lambda row: row.context)
def test_what_looks_like_a_date_is_none(row: Row) -> None:
    assert extract(row.text, written_on=row.written_on) == ()


@pytest.mark.parametrize("origin", ["real", "made"])
def test_more_than_nineteen_in_twenty_are_right(origin: str) -> None:
    rows = [row for row in DATED if row.origin == origin]
    right = sum(row.found() == row.expected for row in rows)
    assert right / len(rows) > RIGHT_SHARE


def test_there_are_enough_of_them() -> None:
    assert len(DATED) >= 150
    assert sum(row.origin == "real" for row in DATED) >= 100
