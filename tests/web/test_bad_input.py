"""Whatever is sent, a clear sentence comes back, and nothing from outside acts on the page."""

import dataclasses
import datetime as dt
import urllib.parse

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from bot.texts import errors, refusals
from bot.web.render import marked, safe_link
from tests.web.scene import CITATION, ask, form_of, token_of

pytestmark = pytest.mark.web
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", refusals.EMPTY),
        (" \n\u3000", refusals.EMPTY),
        ("？！。", refusals.NO_WORDS),
        ("あ" * 100_000, "質問が長すぎます（100,000字）"),
        ("個人番号 123456789018", refusals.PERSONAL_DATA),
        ("How do I restore a backup?", refusals.NOT_JAPANESE),
    ],
)
def test_what_is_no_question_gets_a_sentence(browser, text, sentence):
    page = ask(browser, text)
    assert page.status_code == 200
    assert sentence in page.text


@pytest.mark.parametrize("text", ["復元\x00は？", "😀復元は？", "DS-920", "\u202e復元は？", "ﾌｸｹﾞﾝ"])
def test_strange_characters_do_no_harm(browser, text):
    page = ask(browser, text)
    assert page.status_code == 200
    assert "\x00" not in page.text
    assert "情報係へ電話します" in page.text


@pytest.mark.parametrize("broken", [b"%ED%A0%80", b"%FF%FE", b"\xed\xa0\x80", b"%E3%81"])
def test_bytes_that_are_no_text_do_no_harm(browser, broken):
    form = urllib.parse.urlencode(form_of(browser.get("/"))).encode()
    page = browser.post(
        "/ask",
        content=form + b"&text=abc" + broken,
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"text": "\\ud800", "token": "\\ud800"}', "application/json"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"\x00\xff", "application/octet-stream"),
    ],
)
def test_bodies_that_are_no_form_are_refused_with_a_sentence(browser, content, kind):
    page = browser.post("/ask", content=content, headers={"content-type": kind})
    assert page.status_code == 403
    assert errors.STALE in page.text


def test_a_token_of_strange_characters_is_a_wrong_token(browser):
    page = browser.post("/ask", data={"token": "窓口\x00😀", "text": "復元は？"})
    assert page.status_code == 403


def test_an_uploaded_file_is_no_question(browser):
    page = browser.post("/ask", data=form_of(browser.get("/")), files={"text": ("a.txt", b"abc")})
    assert page.status_code == 400


def test_more_than_a_megabyte_is_refused_with_a_sentence(browser):
    form = form_of(browser.get("/"))
    page = browser.post("/ask", data={**form, "text": "x" * 1_000_001})
    assert page.status_code == 413
    assert errors.of(413).message in page.text


def test_what_was_typed_is_shown_as_text(browser):
    tree = HTMLParser(ask(browser, EVIL).text)
    assert [node.attributes.get("src") for node in tree.css("script")] == ["/static/page.js"]
    assert tree.css_first(".asked h2").text(deep=True).endswith(EVIL)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["C"]), max_size=60))
def test_nothing_of_an_answer_becomes_markup(scene, browser, text):
    evil = f"<b onclick=x>{text}</b></blockquote>{EVIL}"
    citation = dataclasses.replace(
        CITATION, document=evil, issuer=evil, place=evil, quote=evil, caveat=evil, url="javascript:alert(1)"
    )
    scene.answerer.answer_with = dataclasses.replace(
        scene.answerer.answer_with,
        conclusion=evil,
        banner=evil,
        notes=(evil,),
        next_step=evil,
        citations=(citation,),
        suggestions=(evil,),
    )
    tree = HTMLParser(ask(browser, "復元は？" + str(len(scene.answerer.asked))).text)
    scene.seconds += 60
    scene.now += dt.timedelta(seconds=1)
    answer = tree.css(".answer")[-1]
    assert not answer.css("script, img, b, [onclick], [onerror]")
    assert answer.css_first("blockquote").text().strip() == evil.strip()
    assert {a.attributes["href"][0] for a in answer.css("a")} <= {"#", "/"}


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://", "ftp://a.example", "[", ""],
)
def test_only_web_addresses_become_links(address):
    assert safe_link(address) == ""


def test_a_citation_links_to_its_original_and_nothing_else(browser):
    tree = HTMLParser(ask(browser, "復元は？").text)
    outside = [a for a in tree.css("a") if a.attributes["href"].startswith("http")]
    assert [a.attributes["href"] for a in outside] == [CITATION.url]
    assert outside[0].attributes["rel"] == "noreferrer noopener"


@given(st.text(alphabet="あ。［］0123456789\n", max_size=40), st.integers(0, 5))
def test_marks_are_taken_out_of_a_conclusion_and_nothing_else(conclusion, citations):
    said = marked(conclusion, citations)
    put_back = "".join(s.text + "".join(f"［{n}］" for n in s.numbers) for s in said)
    assert put_back == conclusion
    assert all(1 <= n <= citations for s in said for n in s.numbers)


def test_a_pending_setup_form_escapes_too(browser):
    token = token_of(browser.get("/"))
    page = browser.post("/setup", data={"token": token, "organisation": EVIL, "name": EVIL})
    assert HTMLParser(page.text).css("script") == []
