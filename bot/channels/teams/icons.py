"""The two pictures of the app: a speech bubble, drawn here."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

_BLUE, _WHITE, _CLEAR = (31, 79, 122, 255), (255, 255, 255, 255), (0, 0, 0, 0)
_GRID = 32
_FINE = 8
"""Drawn so many times larger and then shrunk, so that edges are smooth."""


def colour() -> bytes:
    """A PNG of 192 × 192 on the application's own colour."""
    return _png(192, _BLUE, filled=True)


def outline() -> bytes:
    """A PNG of 32 × 32: white lines on nothing."""
    return _png(32, _CLEAR, filled=False)


def _png(size: int, background: tuple[int, int, int, int], *, filled: bool) -> bytes:
    scale = size * _FINE / _GRID
    image = Image.new("RGBA", (size * _FINE, size * _FINE), background)
    draw = ImageDraw.Draw(image)
    bubble, tail = (5, 7, 27, 20), ((12, 20), (12, 25), (17, 20))
    line = round(2 * scale)
    box = tuple(each * scale for each in bubble)
    draw.rounded_rectangle(box, 2.5 * scale, fill=_WHITE if filled else None, outline=_WHITE, width=line)
    draw.polygon([(x * scale, y * scale) for x, y in tail], fill=_WHITE)
    for top, right in ((11.5, 22), (15.5, 18)):
        shape = (10 * scale, top * scale, right * scale, (top + 1.6) * scale)
        draw.rounded_rectangle(shape, 0.8 * scale, fill=_BLUE if filled else _WHITE)
    saved = io.BytesIO()
    image.resize((size, size), Image.Resampling.LANCZOS).save(saved, "PNG", optimize=True)
    return saved.getvalue()
