"""Writes small PDF files, so that tests need no fixture that somebody else made.

Text is set in an unembedded Japanese font, as office software does with
"do not embed"; every viewer and PDFium know its character collection.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from pathlib import Path

A4 = (595, 842)
A4_LANDSCAPE = (842, 595)


@dataclass
class Sheet:
    """One page; coordinates in points from the upper left corner.

    `rotation` turns the finished page, as a scanner does. A `printed_sideways`
    page is drawn sideways and turned back, as printer drivers do.
    """

    size: tuple[int, int] = A4
    rotation: int = 0
    printed_sideways: bool = False
    content: list[str] = field(default_factory=list)

    @property
    def box(self) -> str:
        width, height = reversed(self.size) if self.printed_sideways else self.size
        return f"/MediaBox [0 0 {width} {height}] /Rotate {90 if self.printed_sideways else self.rotation}"

    @property
    def stream(self) -> bytes:
        turn = [f"0 1 -1 0 {self.size[1]} 0 cm"] if self.printed_sideways else []
        return "\n".join([*turn, *self.content]).encode()

    def text(self, x: float, y: float, text: str, size: float = 10.5) -> Sheet:
        """One line whose letters stand on `y`."""
        self.content.append(f"BT /F1 {size} Tf {x} {self.size[1] - y} Td <{_hex(text)}> Tj ET")
        return self

    def lines(self, x: float, y: float, texts: list[str], size: float = 10.5, step: float = 18) -> Sheet:
        """Lines below one another."""
        for index, text in enumerate(texts):
            self.text(x, y + index * step, text, size)
        return self

    def vertical(self, x: float, y: float, text: str, size: float = 10.5) -> Sheet:
        """One column set vertically (縦書き) around `x`, downwards from `y`."""
        self.content.append(f"BT /F2 {size} Tf {x} {self.size[1] - y} Td <{_hex(text)}> Tj ET")
        return self

    def spaced(self, x: float, y: float, text: str, step: float, size: float = 10.5) -> Sheet:
        """Letters set one by one, `step` points apart (均等割付)."""
        for index, letter in enumerate(text):
            self.text(x + index * step, y, letter, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        height = self.size[1]
        self.content.append(f"0.5 w {x0} {height - y0} m {x1} {height - y1} l S")
        return self

    def table(
        self, x: float, y: float, widths: list[float], rows: list[list[str]], height: float = 20
    ) -> Sheet:
        """A ruled table; "" leaves a cell empty, "<" joins it to its left, "^" to the cell above."""
        edges = [x + sum(widths[:index]) for index in range(len(widths) + 1)]
        for index, row in enumerate([*rows, None]):
            self._rules(edges, y + index * height, row, height)
        for index, row in enumerate(rows):
            for column, text in enumerate(row):
                if text not in ("", "<", "^"):
                    self.text(edges[column] + 3, y + (index + 0.7) * height, text, 9)
        return self

    def _rules(self, edges: list[float], y: float, row: list[str] | None, height: float) -> None:
        for column in range(len(edges) - 1):
            if row is None or row[column] != "^":
                self.rule(edges[column], y, edges[column + 1], y)
        for column, edge in enumerate(edges if row is not None else []):
            if row is None or column == len(edges) - 1 or row[column] != "<":
                self.rule(edge, y, edge, y + height)

    def picture(self, x: float, y: float, width: float, height: float) -> Sheet:
        """A grey picture with its upper left corner at (x, y)."""
        self.content.append(f"q {width} 0 0 {height} {x} {self.size[1] - y - height} cm /P1 Do Q")
        return self


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()


_DESCENDANT = (
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /DW 1000 /W [1 94 500 231 632 500] "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /Ascent 880 "
    "/Descent -120 /CapHeight 709 /StemV 80 /ItalicAngle 0 /FontBBox [-92 -250 1010 922] >> >>"
)


def _font(encoding: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /{encoding} "
        f"/DescendantFonts [{_DESCENDANT}] >>"
    ).encode()


def _picture() -> bytes:
    grey = zlib.compress(bytes([200]) * 64)
    return (
        b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (len(grey), grey)
    )


def _page(sheet: Sheet, content: int, parent: int) -> bytes:
    resources = "<< /Font << /F1 1 0 R /F2 2 0 R >> /XObject << /P1 3 0 R >> >>"
    return (
        f"<< /Type /Page /Parent {parent} 0 R {sheet.box} /Contents {content} 0 R /Resources {resources} >>"
    ).encode()


def write(path: Path, sheets: list[Sheet]) -> Path:
    """Write the sheets as a PDF file."""
    objects = [_font("UniJIS-UTF16-H"), _font("UniJIS-UTF16-V"), _picture()]
    parent = len(objects) + 2 * len(sheets) + 1
    kids = []
    for sheet in sheets:
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(sheet.stream), sheet.stream))
        objects.append(_page(sheet, len(objects), parent))
        kids.append(f"{len(objects)} 0 R")
    objects.append(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode())
    objects.append(f"<< /Type /Catalog /Pages {parent} 0 R >>".encode())
    path.write_bytes(_assembled(objects))
    return path


def _assembled(objects: list[bytes]) -> bytes:
    data = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects)
    trailer = b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count + 1, count, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count + 1, table) + trailer
