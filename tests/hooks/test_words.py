"""What others wrote is only words on every service, and everything fits."""

import datetime as dt
import re
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.chatwork import escape as chatwork_escape
from bot.channels.chatwork import render as chatwork_render
from bot.channels.lineworks import escape as lineworks_escape
from bot.channels.lineworks import render as lineworks_render
from bot.channels.webhook.render import render as webhook_render
from bot.domain.answer import Answer, Citation, Status, as_data
from bot.domain.inert import inert
from bot.ports import Delivery, Destination
from knowledge.dates import Standing
from tests.hooks.service.lineworks import wrong_with

pytestmark = pytest.mark.webhooks

SITE = "https://madoguchi.example.lg.jp"
AT = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
HOSTILE = st.lists(
    st.sampled_from(
        [
            *('<m userId="all">', "<M\tuserId='x'>", "</m>", "<m", "<", "@here", "@all"),
            *("[To:1]", "[toall]", "[info]", "[/info]", "[rp aid=1 to=2-3]", "[qt]", "[hr]", "[code]"),
            *("[ To:1]", "[[To:1]", "[", "]", "https://evil.example/a", "HTTP://evil.example"),
            *("www.evil.example", "javascript:alert(1)", ":", "//", "\u202e", "\u200b", "\U000e0041"),
            *("。", "\n", "\n\n\n\n", " ", "これは文です。", "a"),
        ]
    ),
    max_size=40,
).map("".join)
ANY = HOSTILE | st.text(max_size=200)
_ADDRESS = re.compile(r"https?://|www\.\w|javascript:", re.IGNORECASE)
_TAG = re.compile(r"\[\s*/?\s*(?:to|toall|rp|qt|info|title|hr|code|picon)\b", re.IGNORECASE)


@given(ANY)
def test_no_address_and_no_call_is_left(text):
    said = inert(text)
    assert not _ADDRESS.search(said)
    assert not re.search(r"(?<![A-Za-z0-9])@(?:here|all|everyone|channel)", said)
    assert inert(said) == said


@given(ANY)
def test_nobody_is_called_in_line_works(text):
    assert not re.search(r"<\s*/?\s*m\b", lineworks_escape.escaped(text), re.IGNORECASE)


@given(ANY)
def test_no_tag_is_left_in_chatwork(text):
    assert not _TAG.search(chatwork_escape.escaped(text))


@given(st.text(alphabet="あいう。、\n漢字abc 123", max_size=300))
def test_ordinary_words_stay_as_they_are(text):
    for escaped in (lineworks_escape.escaped, chatwork_escape.escaped):
        assert "".join(escaped(text).split()) == "".join(text.split())


def delivery(conclusion, quote="引用です。", *, scope="organisation:202011", citations=1):
    citation = Citation(quote, quote, None, quote, quote, Standing.UNCONFIRMED, url="javascript:alert(1)")
    answer = Answer(Status.ANSWERED, conclusion, "県に確かめてください。", citations=(citation,) * citations)
    payload = {"question": str(uuid.UUID(int=7)), "asked": "", "answer": as_data(answer)}
    place = Destination("x", "", "y")
    return Delivery(str(uuid.UUID(int=8)), "answer", place, payload, scope, AT, AT)


def link(action):
    return f"{SITE}/link/{action}"


@settings(max_examples=40, deadline=None)
@given(ANY, st.integers(1, 400), st.integers(0, 12))
def test_every_message_fits_line_works(text, times, citations):
    site = lineworks_render.Site(SITE, link)
    contents = lineworks_render.render(
        delivery((text or "文。") * times, citations=citations), site, escalation=True
    )
    assert [wrong for content in contents if (wrong := wrong_with(content))] == []
    assert len(contents) <= 20


@settings(max_examples=40, deadline=None)
@given(ANY, st.integers(1, 400))
def test_every_message_fits_chatwork(text, times):
    site = chatwork_render.Site(SITE, link)
    bodies = chatwork_render.render(delivery((text or "文。") * times), site, escalation=True)
    assert all(0 < len(body) <= 65_535 for body in bodies)
    assert all(body.count("[info]") == body.count("[/info]") for body in bodies)


@settings(max_examples=40, deadline=None)
@given(ANY)
def test_every_message_is_one_of_the_webhook(text):
    message = webhook_render(delivery(text or "文。"), site=SITE, escalation=True)
    assert not _ADDRESS.search(message.text.replace(SITE, ""))


def test_without_a_page_nothing_leads_there():
    bare = delivery("文です。")
    contents = lineworks_render.render(bare, lineworks_render.Site("", lambda _: ""), escalation=True)
    assert "uri" not in {action["type"] for content in contents for action in content.get("actions", ())}
    (body,) = chatwork_render.render(bare, chatwork_render.Site("", lambda _: ""), escalation=True)
    assert "http" not in body
    message = webhook_render(bare, site="", escalation=True)
    assert {action.url for part in message.parts for action in part.actions} == {""}
