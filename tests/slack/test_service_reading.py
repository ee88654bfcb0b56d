"""The stand-in sees in a message what a person sees."""

from __future__ import annotations

import pytest

from tests.slack.service import reading


def _section(text: str, **more) -> list[dict]:
    return [{"type": "section", "text": {"type": "mrkdwn", "text": text, **more}}]


def _rich(*elements: dict) -> list[dict]:
    line = {"type": "rich_text_section", "elements": list(elements)}
    return [{"type": "rich_text", "elements": [line, line]}]


def test_a_line_of_rich_text_is_one_line() -> None:
    blocks = _rich(
        {"type": "text", "text": "根拠："}, {"type": "link", "url": "https://a.jp", "text": "通知"}
    )
    assert reading.shown(blocks, "") == "根拠：通知\n根拠：通知"
    assert reading.links(blocks, "") == ["https://a.jp", "https://a.jp"]


def test_escaped_text_is_read_as_it_was_written() -> None:
    assert reading.shown(_section("&lt;b&gt; A&amp;B <https://a.jp|ここ>"), "") == "<b> A&B ここ"


@pytest.mark.parametrize(
    ("blocks", "text", "called"),
    [
        (_section("<!channel>"), "", ["!channel"]),
        (_section("<@U1> <!subteam^S1>"), "", ["@U1", "!subteam^S1"]),
        (_section("@here"), "", ["!here"]),
        (_section("@here", verbatim=True), "", []),
        (_section("&lt;!channel&gt;", verbatim=True), "", []),
        (_section("静か", verbatim=True), "<!everyone>", ["!everyone"]),
        (_rich({"type": "broadcast", "range": "here"})[:1], "", ["!here", "!here"]),
        (_rich({"type": "text", "text": "<!channel>"}), "", []),
        ([{"type": "header", "text": {"type": "plain_text", "text": "<!channel>"}}], "", []),
        (_section("<!date^1^{date}|11月>", verbatim=True), "", []),
    ],
)
def test_who_is_called(blocks, text, called) -> None:
    assert reading.pings(blocks, text) == called


@pytest.mark.parametrize(
    ("blocks", "opened"),
    [
        (_section("https://a.jp"), ["https://a.jp"]),
        (_section("https://a.jp", verbatim=True), []),
        ([{"type": "markdown", "text": "[ここ](https://a.jp)", "verbatim": True}], ["https://a.jp"]),
        ([{"type": "actions", "elements": [{"type": "button", "url": "https://a.jp"}]}], ["https://a.jp"]),
    ],
)
def test_what_a_click_opens(blocks, opened) -> None:
    assert reading.links(blocks, "") == opened
