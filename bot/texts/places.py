"""Places in documents, as staff read them."""

from __future__ import annotations

from bot.texts import recognition
from knowledge.document import Place, PlaceKind
from knowledge.passage import Passage

_NAMES = {
    PlaceKind.PAGE: "p.{}",
    PlaceKind.SLIDE: "スライド{}",
    PlaceKind.SHEET: "シート{}",
    PlaceKind.LINE: "L{}",
}


def of_passage(passage: Passage) -> str:
    """p.12～p.13 > 第2章 > 募集の経費（文字認識 92%）."""
    start, end = name(passage.start), name(passage.end)
    place = f"{start}～{end}" if end and end != start else start
    whole = " > ".join(part for part in (place, *passage.path[-2:]) if part)
    return f"{whole}{recognition.confidence(passage.confidence)}"


def name(place: Place) -> str:
    """One place; a Word page is only estimated and says so."""
    if place.number is None or place.kind is PlaceKind.SECTION:
        return place.label
    number = _NAMES[place.kind].format(place.number)
    if place.estimated:
        return f"推定{number}"
    if place.label and place.label != str(place.number):
        return f"{number}（{place.label}）"
    return number
