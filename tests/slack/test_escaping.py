"""Text from outside does nothing in Slack, and a reader still sees what it says."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.channels.slack.escape import inert, marked_down
from bot.domain.web_address import web_address
from tests.slack.acceptance import is_dead
from tests.slack.arbitrary import HOSTILE

pytestmark = pytest.mark.slack
_UNHURRIED = settings(deadline=None)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_dead(text: str) -> None:
    is_dead({"text": marked_down(text), "blocks": [{"type": "section", "text": inert(text)}]})


@_UNHURRIED
@given(st.text() | st.lists(st.sampled_from([*HOSTILE, *"<>!@#*_~`&|\n \u200b"])).map("".join))
@example("<\u200b!channel>")
@example("<<!channel>")
@example("\n> > >")
@example("_@CHANNEL")
def test_any_text_is_dead(text: str) -> None:
    is_dead({"text": marked_down(text), "blocks": [{"type": "section", "text": inert(text)}]})


@_UNHURRIED
@given(st.text())
def test_what_is_inert_stays_as_it_is(text: str) -> None:
    assert inert(inert(text)) == inert(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("<!channel> 至急", "＜!channel> 至急"),
        ("<https://a.example|総務省>", "＜https://a.example|総務省>"),
        ("全員へ@here", "全員へ＠here"),
        ("info@here.example へ送る", "info@here.example へ送る"),
        ("p.12 > 第2章 < 3 & 4", "p.12 > 第2章 < 3 & 4"),
        ("一\n\n\n\n二", "一\n\n二"),
        ("file_name と 3*4 と *印", "file_name と 3*4 と *印"),
    ],
)
def test_what_is_seen(text: str, seen: str) -> None:
    assert inert(text) == seen


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("R&D <5%> です", "R&amp;D &lt;5%&gt; です"),
        ("*太字* と _斜体_ と ~線~ と `符号`", "＊太字＊ と ＿斜体＿ と ～線～ と ｀符号｀"),
        ("file_name と 3*4", "file_name と 3*4"),
        ("> 引用\n　>> 引用", "＞ 引用\n　＞&gt; 引用"),
    ],
)
def test_what_the_notification_says(text: str, markup: str) -> None:
    assert marked_down(text) == markup


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.example.jp/a.pdf?b=1#p", "https://www.example.jp/a.pdf?b=1#p"),
        ("http://www.example.jp:8080/", "http://www.example.jp:8080/"),
        (" https://www.example.jp/資料 1.pdf", "https://www.example.jp/%E8%B3%87%E6%96%99%201.pdf"),
        ("https://www.example.jp/%E8%B3%87.pdf", "https://www.example.jp/%E8%B3%87.pdf"),
        ("https://窓口.example.jp/", "https://xn--6or331g.example.jp/"),
        ("https://www.example.jp/<!channel>|x", "https://www.example.jp/%3C!channel%3E%7Cx"),
    ],
)
def test_an_address_is_written_as_slack_takes_it(url: str, address: str) -> None:
    assert web_address(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "ftp://a.example",
        "https://",
        "https://localhost/",
        "http://[::1",
        "https://a.example:port/",
        "https://www.soumu.go.jp@evil.example/",
        "https://a b.example/",
        "https://-.example.jp\\@evil.example",
        "https://a.example/" + "x" * 1_000,
        "https://" + "あ" * 100 + ".example/",
    ],
)
def test_what_is_no_plain_web_address_is_no_link(url: str) -> None:
    assert web_address(url) == ""


@_UNHURRIED
@given(st.text())
def test_any_address_is_refused_or_plain(url: str) -> None:
    address = web_address(url)
    assert address == "" or (address.isascii() and address.isprintable() and " " not in address)
