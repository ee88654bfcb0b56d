"""Tables as files for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from starlette.responses import Response

from bot.domain.spreadsheet import harmless


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV lines; no cell can be taken for a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return written.getvalue()


def download(text: str, name: str) -> Response:
    """A file of that name, with the mark by which office programs know UTF-8."""
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)
