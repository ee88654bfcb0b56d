"""Tables as files for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from starlette.responses import Response, StreamingResponse

from bot.domain.spreadsheet import harmless

_KIND = "text/csv; charset=utf-8"
_AT_ONCE = 500


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV lines; no cell can be taken for a formula."""
    return "".join(streamed(header, rows))


def streamed(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The same in pieces, so that a long table is never in memory as a whole."""
    unwritten = chain([header], rows)
    while some := list(islice(unwritten, _AT_ONCE)):
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\r\n")
        writer.writerows([harmless(value) for value in row] for row in some)
        yield written.getvalue()


def download(text: str, name: str) -> Response:
    """A file of that name, with the mark by which office programs know UTF-8."""
    return Response(text.encode("utf-8-sig"), media_type=_KIND, headers=_named(name))


def stream(pieces: Iterable[str], name: str) -> Response:
    """The same of a table in pieces."""
    encoded = (piece.encode() for piece in chain(["\ufeff"], pieces))
    return StreamingResponse(encoded, media_type=_KIND, headers=_named(name))


def _named(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}.csv"'}
