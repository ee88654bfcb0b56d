"""Signing in by a link in a mail: for registered people, once, in the browser that presses."""

import datetime as dt
import re

import pytest

from bot.domain.principal import Role
from bot.links import ACT, SIGN_IN, Link, Links
from bot.storage import people
from bot.texts import ledger as ledger_texts
from bot.texts import sign_in as texts
from bot.texts import web as web_texts
from tests.mail.office import ANNE, SITE, STRANGER
from tests.mail.page import BEN, Page, sign_in_path
from tests.web.scene import SECRET, token_of

pytestmark = [pytest.mark.mail, pytest.mark.web]


@pytest.fixture
def page(tmp_path, server):
    made = Page(tmp_path, server)
    made.register(ANNE, "p-anne", name="佐藤 花子")
    yield made
    made.close()


@pytest.fixture
def browser(page):
    return page.browser()


def link_for(page, browser, address=ANNE, **fields):
    page.ask_for_link(browser, address, **fields)
    (got,) = page.deliver()
    return sign_in_path(got)


def test_a_registered_person_signs_in_and_out(page, browser):
    assert web_texts.ASKING_ONLY not in browser.get("/").text
    page.install()
    arrived = page.sign_in(browser, next="/board")
    assert arrived.url.path == "/board"
    assert texts.SIGN_OUT in arrived.text
    left = browser.post("/sign-out", data={"token": token_of(arrived)})
    assert left.url.path == "/"
    assert browser.get("/board").url.path == "/sign-in"


def test_a_page_for_members_leads_through_signing_in_and_back(page, browser):
    page.install()
    asked = browser.get("/calendar?year=2026")
    assert asked.url.path == "/sign-in"
    assert 'value="/calendar?year=2026"' in asked.text
    arrived = page.sign_in(browser, next="/calendar?year=2026")
    assert (arrived.url.path, arrived.url.query) == ("/calendar", b"year=2026")


@pytest.mark.privacy
def test_nobody_learns_who_is_registered(page, browser):
    known, unknown = (page.ask_for_link(browser, address) for address in (ANNE, STRANGER))
    assert texts.SENT in known.text
    strip = re.compile(r'value="[^"]*"')
    assert strip.sub("", known.text) == strip.sub("", unknown.text)
    assert (known.status_code, dict(known.headers).keys()) == (
        unknown.status_code,
        dict(unknown.headers).keys(),
    )
    assert [got.recipient for got in page.deliver()] == [ANNE]


@pytest.mark.privacy
def test_asking_too_often_says_nothing_either(page, browser):
    for _ in range(5):
        assert texts.SENT in page.ask_for_link(browser).text
        assert texts.SENT in page.ask_for_link(browser, STRANGER).text
    assert len(page.deliver()) == 3
    page.scene.seconds += 601
    page.ask_for_link(browser)
    assert len(page.deliver()) == 1


def test_one_machine_cannot_ask_for_everybody(page, browser):
    for number in range(60):
        page.ask_for_link(browser, f"u{number}@town.example.lg.jp")
    assert texts.TOO_OFTEN in page.ask_for_link(browser, "u60@town.example.lg.jp").text


@pytest.mark.parametrize(
    "address", ["", "anne", "anne@", "a b@town.jp", "x@y.jp\r\nBcc: z@y.jp", "窓口@町.jp"]
)
def test_what_is_no_address_is_said(page, browser, address):
    assert texts.WRONG_ADDRESS in page.ask_for_link(browser, address).text
    assert page.deliver() == []


def test_the_address_is_recognised_as_people_write_it(page, browser):
    page.ask_for_link(browser, f"  {ANNE.upper()} ")
    assert [got.recipient for got in page.deliver()] == [ANNE]


def test_opening_the_link_signs_nobody_in(page, browser):
    path = link_for(page, browser)
    for _ in range(3):
        assert browser.head(path).status_code == 200
        assert texts.CONFIRM_TITLE in browser.get(path).text
    assert browser.get("/board").url.path == "/sign-in"


def test_a_link_signs_in_once(page, browser):
    path = link_for(page, browser)
    data = {"token": token_of(browser.get(path))}
    browser.post(path, data=data)
    other = page.browser()
    assert texts.USED in other.get(path).text
    refused = other.post(path, data={"token": token_of(other.get("/"))})
    assert texts.USED in refused.text
    assert other.get("/board").url.path == "/sign-in"


def test_a_link_is_short_lived(page, browser):
    path = link_for(page, browser)
    page.scene.now += dt.timedelta(minutes=31)
    assert texts.EXPIRED in browser.get(path).text
    assert texts.EXPIRED in browser.post(path, data={"token": token_of(browser.get("/"))}).text


def test_another_browser_is_warned_and_the_one_that_asked_is_not(page, browser):
    path = link_for(page, browser)
    assert texts.ELSEWHERE not in browser.get(path).text
    other = page.browser()
    elsewhere = other.get(path)
    assert texts.ELSEWHERE in elsewhere.text
    assert ANNE in elsewhere.text
    other.post(path, data={"token": token_of(elsewhere)})
    assert other.get("/board").url.path != "/sign-in"
    assert browser.get("/board").url.path == "/sign-in"


@pytest.mark.privacy
def test_a_forged_link_signs_nobody_in(page, browser):
    good = link_for(page, browser).rpartition("/")[2]
    link = Links(SECRET, SITE, SIGN_IN).read(good)
    forged = [
        good[:-1],
        Links(b"x" * 64, SITE, SIGN_IN).token(link),
        Links(SECRET, SITE, ACT).token(link),
        Links(SECRET, SITE, SIGN_IN).token(Link("7e0b5b1e-4f0a-5a3c-9c55-0d3a1f6b7c42", "", link.expires_at)),
    ]
    for token in forged:
        answer = browser.get(f"/sign-in/{token}")
        assert (answer.status_code, texts.FORGED in answer.text) == (404, True)
        browser.post(f"/sign-in/{token}", data={"token": token_of(browser.get("/"))})
        assert browser.get("/board").url.path == "/sign-in"


@pytest.mark.privacy
def test_a_link_of_a_reminder_signs_nobody_in(page, browser):
    paths = page.remind()
    token = paths["acknowledge"].rpartition("/")[2]
    assert texts.FORGED in browser.get(f"/sign-in/{token}").text


@pytest.mark.privacy
def test_a_session_that_somebody_else_knows_is_worth_nothing_after_signing_in(page, browser):
    page.install()
    browser.get("/")
    planted = browser.cookies["madoguchi"]
    page.sign_in(browser)
    assert browser.cookies["madoguchi"] != planted
    thief = page.browser()
    thief.cookies.set("madoguchi", planted)
    assert thief.get("/board").url.path == "/sign-in"
    # Nor is the token of its forms.
    old_token = token_of(thief.get("/"))
    assert browser.post("/sign-out", data={"token": old_token}).status_code == 403


@pytest.mark.privacy
def test_a_stolen_cookie_ends_with_signing_out(page, browser):
    page.install()
    arrived = page.sign_in(browser)
    stolen = browser.cookies["madoguchi"]
    browser.post("/sign-out", data={"token": token_of(arrived)})
    thief = page.browser()
    thief.cookies.set("madoguchi", stolen)
    assert thief.get("/board").url.path == "/sign-in"


def test_a_sign_in_ends_by_itself(page, browser):
    page.install()
    page.sign_in(browser)
    for _ in range(11):
        page.scene.now += dt.timedelta(hours=1)
        assert browser.get("/board").url.path == "/board"
    page.scene.now += dt.timedelta(hours=1)
    assert browser.get("/board").url.path == "/sign-in"


def test_it_may_last_for_days_where_the_administrator_wants_it(tmp_path, server):
    page = Page(tmp_path, server, web_sign_in_hours=72)
    page.register(ANNE, "p-anne")
    page.install()
    browser = page.browser()
    page.sign_in(browser)
    page.scene.now += dt.timedelta(hours=71)
    assert browser.get("/board").url.path == "/board"
    page.scene.now += dt.timedelta(hours=1)
    assert browser.get("/board").url.path == "/sign-in"
    page.close()


@pytest.mark.privacy
def test_somebody_who_is_registered_no_more_is_out_at_once(page, browser):
    page.install()
    page.sign_in(browser)
    with page.scene.database.writing() as connection:
        assert people.remove(connection, channel="mail", workspace="", external_id=ANNE)
    assert browser.get("/board").url.path == "/sign-in"


def test_roles_hold_from_the_next_page_on(page, browser):
    page.install()
    page.sign_in(browser)
    assert browser.get("/status").status_code == 403
    page.register(ANNE, "p-anne", roles=[Role.ADMINISTRATOR])
    assert browser.get("/status").status_code == 200


def test_what_is_done_is_recorded_in_the_persons_name(page, browser):
    page.install()
    page.sign_in(browser)
    path = "203211/D01/2025"
    token = token_of(browser.get(f"/occurrence/{path}"))
    done = browser.post(f"/act/acknowledge/{path}", data={"token": token})
    assert ledger_texts.ACKNOWLEDGED in done.text
    assert "佐藤 花子" in done.text


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example", "/\\evil.example", "x", "/a b"])
def test_nobody_is_led_to_another_site(page, browser, wanted):
    arrived = page.sign_in(browser, next=wanted)
    assert (arrived.url.host, arrived.url.path) == (SITE.partition("://")[2], "/")


def test_the_next_person_at_a_shared_machine_acts_in_their_own_name(page, browser):
    page.register(BEN, "p-ben", name="田中 次郎")
    page.install()
    first = page.sign_in(browser)
    browser.post("/sign-out", data={"token": token_of(first)})
    page.sign_in(browser, BEN)
    path = "203211/D01/2025"
    done = browser.post(
        f"/act/acknowledge/{path}", data={"token": token_of(browser.get(f"/occurrence/{path}"))}
    )
    assert "田中 次郎" in done.text
    assert "佐藤 花子" not in done.text


@pytest.mark.privacy
def test_the_cookie_is_for_https_alone_and_hidden_from_scripts(browser):
    cookie = browser.get("/").headers["set-cookie"].lower()
    for part in ("secure", "httponly", "samesite=lax"):
        assert part in cookie


def test_a_form_of_another_site_asks_for_no_link(page, browser):
    assert browser.post("/sign-in", data={"address": ANNE, "token": "x"}).status_code == 403
    assert page.deliver() == []


@pytest.mark.parametrize("missing", ["smtp_host", "mail_from", "web_public_url", "web_sign_in"])
def test_without_mail_nothing_of_it_is_shown(tmp_path, server, missing):
    page = Page(tmp_path, server, **{missing: ""}, web_hosts="madoguchi.town.example.lg.jp")
    browser = page.browser()
    front = browser.get("/")
    assert "/sign-in" not in front.text
    assert web_texts.ASKING_ONLY in front.text
    assert browser.get("/sign-in").status_code == 404
    assert browser.get("/board").status_code == 403
    page.close()


@pytest.mark.privacy
def test_where_people_sign_in_nobody_is_the_administrator_by_sitting_there(tmp_path, server):
    page = Page(tmp_path, server, web_host="127.0.0.1")
    local = page.scene.visitor()
    assert local.get("/status").url.path == "/sign-in"
    page.close()


@pytest.mark.privacy
def test_the_database_holds_no_link_that_works(page, browser):
    path = link_for(page, browser)
    token = path.rpartition("/")[2]
    page.scene.database.close()
    for file in page.scene.settings.home.iterdir():
        if file.is_file():
            assert token.encode() not in file.read_bytes()
