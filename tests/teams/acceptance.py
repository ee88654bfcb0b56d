"""What Teams takes: limits of its documentation, checked apart from the code that makes the messages.

The classes of the library for Teams are the second opinion.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt
from microsoft_teams.api.activities.message import MessageActivityInput
from microsoft_teams.cards import AdaptiveCard

MOST_BYTES = 100_000
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\u3164\ufeff\uffa0\ud800-\udfff\U000e0000-\U000e007f]"
)
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|\bwww\.", re.IGNORECASE)
MARK = re.compile(r"\[(\d+)\]")

# Element → its properties, from the schema of Adaptive Cards 1.5 as far as we use it.
ELEMENTS = {
    "RichTextBlock": {"inlines", "spacing"},
    "TextRun": {"text", "weight", "size", "isSubtle", "selectAction"},
    "TextBlock": {"text", "wrap", "isSubtle"},
    "Container": {"id", "items", "style", "separator", "isVisible"},
    "ActionSet": {"actions"},
    "Input.Text": {"maxLength", "isMultiline", "value", "placeholder"},
    "Input.Date": {"value", "min", "max"},
    "Input.Number": {"value", "min", "max"},
    "Input.Toggle": {"title", "wrap", "value", "valueOn", "valueOff"},
    "Action.Execute": {"title", "verb", "data", "style", "associatedInputs"},
    "Action.ToggleVisibility": {"title", "targetElements"},
    "Action.OpenUrl": {"url"},
}
INPUT = {"id", "label", "isRequired", "errorMessage"}
STYLES = {"default", "emphasis", "good", "attention", "warning", "accent"}


def takes(activity: dict[str, Any]) -> None:
    """Fails with the reason for which Teams would refuse the activity, or change it silently."""
    assert activity["type"] == "message"
    assert _bytes(activity) <= MOST_BYTES
    attachments = activity.get("attachments", [])
    assert bool(activity.get("text")) != bool(attachments), "text and card would be split"
    assert len(attachments) <= 1
    for attachment in attachments:
        takes_card(attachment["content"])
    _takes_entities(activity)
    MessageActivityInput.model_validate(activity)


def takes_card(card: dict[str, Any]) -> None:
    """Fails with the reason for which Teams would refuse the card, or leave something out."""
    assert card["type"] == "AdaptiveCard"
    assert card["version"] == "1.5"
    assert card["body"]
    assert _bytes(card) <= MOST_BYTES
    for element in card["body"]:
        _takes_element(element)
    ids = [each["id"] for each in objects_of(card["body"]) if "id" in each]
    assert len(ids) == len(set(ids))
    for each in objects_of(card["body"]):
        assert set(each.get("targetElements", ())) <= set(ids)
    AdaptiveCard.model_validate(card)


def _takes_element(element: dict[str, Any]) -> None:
    kind = element["type"]
    known = ELEMENTS[kind] | {"type"} | (INPUT if kind.startswith("Input.") else set())
    assert element.keys() <= known, element.keys() - known
    assert element.get("style", "default") in STYLES | {"positive", "expanded"}
    if kind == "ActionSet":
        assert 0 < len(element["actions"]) <= 6
    if kind == "RichTextBlock":
        assert element["inlines"]
    for name in ("text", "title", "label", "url"):
        assert element.get(name, "x"), f"{kind} without {name}"
    for inner in [
        *element.get("items", ()),
        *element.get("inlines", ()),
        *element.get("actions", ()),
        *([element["selectAction"]] if "selectAction" in element else ()),
    ]:
        _takes_element(inner)


def _takes_entities(activity: dict[str, Any]) -> None:
    entities = activity.get("entities", [])
    assert len([each for each in entities if each["@type"] == "Message"]) <= 1
    claims = [claim for each in entities for claim in each.get("citation", ())]
    positions = [claim["position"] for claim in claims]
    assert len(claims) <= 20
    assert len(set(positions)) == len(positions)
    for claim in claims:
        appearance = claim["appearance"]
        assert 0 < len(appearance["name"]) <= 80
        assert 0 < len(appearance["abstract"]) <= 160
        assert len(appearance["keywords"]) <= 3
        assert all(0 < len(word) <= 28 for word in appearance["keywords"])
    marks = {int(number) for number in MARK.findall(activity.get("text", ""))}
    assert marks == set(positions)


def is_dead(activity: dict[str, Any], *, addresses: tuple[str, ...] = ()) -> None:
    """Fails where something of an activity would act: mention, link elsewhere, mark up, hide."""
    for attachment in activity.get("attachments", []):
        card_is_dead(attachment["content"], addresses=addresses)
    links = [each["url"] for each in objects_of(activity.get("entities", [])) if "url" in each]
    assert set(links) <= set(addresses)
    assert [each for each in activity.get("entities", []) if each["@type"] != "Message"] == []
    assert [text for text in strings(activity) if INVISIBLE.search(text)] == []
    text_is_dead(activity.get("text", ""))


def card_is_dead(card: dict[str, Any], *, addresses: tuple[str, ...] = ()) -> None:
    """Fails where text of a card would be more than text."""
    ours = ("再送の可能性あり：同じ内容が先に届いているかもしれません。",)
    blocks = [each for each in objects_of(card) if each.get("type") == "TextBlock"]
    assert all(each["text"] in ours for each in blocks)
    links = [each["url"] for each in objects_of(card) if "url" in each]
    assert set(links) <= set(addresses)
    assert "entities" not in card["msteams"]
    assert [text for text in strings(card) if INVISIBLE.search(text)] == []
    runs = [each["text"] for each in objects_of(card) if each.get("type") == "TextRun"]
    assert [text for text in runs if re.search(r"\{\{(DATE|TIME)", text)] == []


def text_is_dead(text: str) -> None:
    """Fails where Markdown, HTML or a client that makes links would find something."""
    assert "<" not in text
    assert ">" not in text
    assert re.sub(r"&(?:amp|lt|gt);", "", text).count("&") == 0
    assert ADDRESS.search(text) is None
    found = list(_tokens(text))
    assert {each for each in found if each not in ("paragraph", "text", "strong")} == set()


def links_of(activity: dict[str, Any]) -> list[str]:
    """Where a click leads: of citations and cards, and what a client makes of the text."""
    text = activity.get("text", "")
    written = [str(each) for each in _hrefs(text)] + [found.group() for found in ADDRESS.finditer(text)]
    return [each["url"] for each in objects_of(activity) if "url" in each] + written


def mentions_of(activity: dict[str, Any]) -> list[str]:
    """Who is called, in the text or in a card."""
    entities = [each for each in objects_of(activity) if each.get("type") == "mention"]
    return [str(each) for each in entities] + re.findall(r"<at\b", activity.get("text", ""))


def _hrefs(text: str) -> Iterator[str]:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    for token in parser.parse(text):
        for inner in token.children or ():
            if inner.type in ("link_open", "image"):
                yield str(inner.attrs.get("href") or inner.attrs.get("src"))


def _tokens(text: str) -> Iterator[str]:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for token in parser.parse(text):
        if token.type != "inline":
            yield token.type.removesuffix("_open").removesuffix("_close")
        for inner in token.children or ():
            kind = inner.type.removesuffix("_open").removesuffix("_close")
            yield "text" if kind == "text_special" else kind


def objects_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a message or a card."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects_of(inner)


def strings(value: Any) -> list[str]:
    """Every text in it."""
    return [inner for each in objects_of(value) for inner in each.values() if isinstance(inner, str)]


def said(activity: dict[str, Any]) -> str:
    """The words of a message as somebody reads them, also those that もっと見る shows."""
    cards = "\n".join(shown(each["content"]) for each in activity.get("attachments", []))
    return html.unescape(activity.get("text", "").replace("**", "")) + cards


def shown(card: dict[str, Any]) -> str:
    """The words of a card."""
    blocks = [each for each in objects_of(card) if each.get("type") in ("RichTextBlock", "TextBlock")]
    return "\n".join(_words(each) for each in blocks)


def _words(block: dict[str, Any]) -> str:
    return "".join(run["text"] for run in block.get("inlines", [block]))


def buttons(card: dict[str, Any]) -> dict[str, str]:
    """What is done → what its button says."""
    executed = [each for each in objects_of(card) if each.get("type") == "Action.Execute"]
    return {each["data"].get("action") or each["verb"]: each["title"] for each in executed}


def _bytes(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False).encode("utf-16-le"))
