"""Exports to standard output, as CSV or JSON Lines."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence

import click

from bot.domain.spreadsheet import harmless

FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl"]),
    default="csv",
    show_default=True,
    help="書き出す形。",
)


def write(form: str, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> int:
    """Write rows as they come; no cell can be taken for a formula; how many there were."""
    written = 0
    writer = csv.writer(sys.stdout)
    if form == "csv":
        writer.writerow(columns)
    for row in rows:
        if form == "csv":
            writer.writerow(harmless(row[column]) for column in columns)
        else:
            click.echo(json.dumps(dict(row), ensure_ascii=False, default=str))
        written += 1
    return written
