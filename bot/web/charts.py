"""Plots, drawn on the server into the page; the numbers stand in a table beside them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import pygal
from markupsafe import Markup

# pygal leaves behind a finder of a kind that Python no longer knows, for maps that we do not draw.
sys.meta_path[:] = [finder for finder in sys.meta_path if hasattr(finder, "find_spec")]

# In the units of the drawing, which grows and shrinks with the page.
_WIDTH, _HEIGHT = 560, 300
_LABELS_SHOWN = 8
_FEW = 10


def stacked(labels: Sequence[str], series: Mapping[str, Sequence[int]], *, title: str) -> Markup:
    """Stacked bars as SVG for an HTML page: one bar for each label, one colour for each of `series`.

    Colours come from the style sheet, so that they follow light and dark and
    the page needs no permission for styles and scripts of its own.
    """
    chart = pygal.StackedBar(
        width=_WIDTH,
        height=_HEIGHT,
        css=[],
        js=[],
        disable_xml_declaration=True,
        margin=4,
        spacing=8,
        legend_at_bottom=True,
        legend_at_bottom_columns=len(series),
        show_minor_x_labels=False,
        truncate_label=-1,
        y_labels=_whole_numbers(series),
        x_labels_major_every=max(1, -(-len(labels) // _LABELS_SHOWN)),
        value_formatter="{:.0f}".format,
        style=pygal.style.Style(label_font_size=13, major_label_font_size=13, legend_font_size=13),
    )
    chart.x_labels = labels
    for name, numbers in series.items():
        chart.add(name, list(numbers))
    chart.add_xml_filter(lambda root: _for_a_page(root, title))
    return Markup(chart.render(is_unicode=True))  # noqa: S704 - the library escapes what it is given


def _whole_numbers(series: Mapping[str, Sequence[int]]) -> list[int] | None:
    """The marks of an axis that counts only a few; None where the library finds good ones itself."""
    highest = max((sum(numbers) for numbers in zip(*series.values(), strict=True)), default=0)
    return list(range(highest + 1)) if highest <= _FEW else None


def _for_a_page(root: Any, title: str) -> Any:
    """Leave out styles, scripts and what only scripts would show; say what it is."""
    for element in list(root.iter()):
        for child in list(element):
            if not isinstance(child.tag, str) or child.tag in _UNUSED:
                element.remove(child)
        element.attrib.pop("style", None)
    root.attrib.update({"role": "img", "aria-label": title, "class": "chart"})
    return root


_UNUSED = frozenset({"script", "style", "desc", "title"})
