"""The words of a paragraph, without deleted text, field codes and ruby."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from knowledge.word.package import W, value

# Of each alternative the fallback repeats the first choice for older programs.
_LEFT_OUT = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}rt",
        f"{W}instrText",
        f"{W}delText",
        f"{W}pPr",
        f"{W}rPr",
        f"{W}txbxContent",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_RAISED = str.maketrans("0123456789０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹")
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def visible(element: Any) -> Iterator[Any]:
    """All elements inside, in order, except what a reader of the page does not see there."""
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        yield child
        yield from visible(child)


def words(paragraph: Any, raised: frozenset[str] = frozenset()) -> str:
    """The text of a paragraph. Tabs stay; a line break is a line end.

    `raised` names the character styles that raise their text. Raised figures
    become superscripts, or 80％ with note 1 would read as 80％1.
    """
    parts: list[str] = []
    for element in visible(paragraph):
        if element.tag == f"{W}t":
            text = element.text or ""
            parts.append(text.translate(_RAISED) if _is_raised(element.getparent(), raised) else text)
        elif element.tag == _MATH_TEXT:
            parts.append(element.text or "")
        elif element.tag == f"{W}sym":
            parts.append("・")
        elif element.tag == f"{W}br" and element.get(f"{W}type") in ("page", "column"):
            parts.append("\n")
        else:
            parts.append(_SIGNS.get(element.tag, ""))
    return "".join(parts)


def _is_raised(run: Any, raised: frozenset[str]) -> bool:
    properties = run.find(f"{W}rPr")
    return value(properties, "vertAlign") == "superscript" or value(properties, "rStyle") in raised


def note_ids(paragraph: Any) -> list[str]:
    """The footnotes and endnotes that a paragraph refers to, as "footnotes/3"."""
    found: list[str] = []
    for element in visible(paragraph):
        for kind in ("footnote", "endnote"):
            if element.tag == f"{W}{kind}Reference":
                found.append(f"{kind}s/{element.get(f'{W}id')}")
    return found


def boxes(paragraph: Any) -> Iterator[Any]:
    """The contents of the text boxes that are anchored in a paragraph, once each."""
    for element in paragraph.iter(f"{W}txbxContent"):
        if not any(ancestor.tag.endswith("}Fallback") for ancestor in element.iterancestors()):
            yield element
