"""What protects every page."""

import datetime as dt
import stat

import pytest

from bot.errors import Misconfigured
from bot.keys import pseudonym, secret_of
from bot.texts import errors
from bot.texts import web as texts
from bot.web.rate_limit import RateLimit
from tests.web.scene import Scene, ask, form_of

pytestmark = pytest.mark.web
ADMINISTRATIVE = ("/questions", "/documents", "/status", "/setup")


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/style.css", "/health", "/questions"])
def test_every_answer_carries_the_security_headers(browser, path):
    headers = browser.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert ("no-store" in headers["cache-control"]) is not path.startswith("/static/")


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(tmp_path):
    plain = Scene(tmp_path).visitor().get("/").headers["set-cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    assert "Secure" not in plain
    secure = Scene(tmp_path, web_public_url="https://madoguchi.town.example").visitor().get("/")
    assert "Secure" in secure.headers["set-cookie"]


def test_foreign_host_names_are_refused_with_what_to_set(scene):
    page = scene.visitor(host="evil.example").get("/")
    assert page.status_code == 400
    assert "MADOGUCHI_WEB_HOSTS" in page.text


def test_own_host_names_are_served(tmp_path):
    scene = Scene(
        tmp_path, web_host="0.0.0.0", web_hosts="mado.lan", web_public_url="https://madoguchi.town.example/"
    )
    for host in ("mado.lan:8787", "MADOGUCHI.town.example", "127.0.0.1", "[::1]:8787"):
        assert scene.visitor(host=host).get("/").status_code == 200
    assert scene.visitor(host="10.0.0.1").get("/health").status_code == 200


@pytest.mark.parametrize("path", ADMINISTRATIVE)
def test_administration_is_closed_where_nobody_can_sign_in(tmp_path, path):
    browser = Scene(tmp_path, web_host="0.0.0.0").visitor("127.0.0.1")
    assert browser.get(path).status_code == 403
    front = browser.get("/")
    assert texts.ASKING_ONLY in front.text
    assert f'href="{path}"' not in front.text


@pytest.mark.parametrize("path", ADMINISTRATIVE)
def test_administration_is_open_on_the_machine_itself(browser, path):
    assert browser.get(path).status_code == 200
    assert f'href="{path}"' in browser.get("/").text + browser.get("/status").text


def test_another_site_cannot_post_for_a_visitor(scene, browser):
    form = form_of(browser.get("/"))
    stranger = scene.visitor()
    foreign = form_of(stranger.get("/"))["token"]
    for token in ("", "x", foreign):
        page = browser.post("/ask", data={**form, "token": token, "text": "復元は？"})
        assert (page.status_code, errors.STALE in page.text) == (403, True)
        assert browser.post("/setup", data={"token": token, "organisation": "203211"}).status_code == 403
    assert scene.answerer.asked == []


def test_a_forged_or_old_session_is_a_new_visitor(tmp_path):
    scene = Scene(tmp_path, web_host="192.0.2.10")
    browser = scene.visitor("192.0.2.20", "192.0.2.10")
    place = ask(browser, "復元は？", follow_redirects=False).headers["location"]
    cookie = browser.cookies["madoguchi"]
    assert (
        scene.visitor("192.0.2.20", "192.0.2.10", cookie=f"madoguchi={cookie}").get(place).status_code == 200
    )
    forged = scene.visitor("192.0.2.20", "192.0.2.10", cookie=f"madoguchi=x{cookie}")
    assert forged.get(place).status_code == 404
    scene.now += dt.timedelta(hours=13)
    assert browser.get(place).status_code == 404


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/ask", 405), ("/conversation/x", 404)])
def test_each_error_has_its_own_sentence_and_a_next_step(browser, path, status):
    page = browser.get(path)
    said = errors.of(status)
    assert page.status_code == status
    assert said.title in page.text
    assert said.next_step in page.text


def test_a_failure_inside_shows_no_stack_trace(scene, browser, monkeypatch):
    monkeypatch.setattr(scene.index, "documents", lambda: 1 / 0)
    page = browser.get("/documents")
    assert page.status_code == 500
    assert errors.of(500).message in page.text
    assert "ZeroDivisionError" not in page.text
    assert "content-security-policy" in page.headers


def test_generated_api_pages_are_not_served(browser):
    assert [browser.get(path).status_code for path in ("/docs", "/redoc", "/openapi.json")] == [404] * 3


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path):
    secret = secret_of(tmp_path)
    assert secret_of(tmp_path) == secret
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert pseudonym(secret, "a") != pseudonym(secret_of(tmp_path / "other"), "a")


def test_a_damaged_key_is_not_replaced_silently(tmp_path):
    (tmp_path / "key").write_text("")
    with pytest.raises(Misconfigured, match="鍵のファイル"):
        secret_of(tmp_path)


def test_a_limit_counts_each_visitor_alone_and_forgets():
    seconds = [0.0]
    limit = RateLimit(2, 60, lambda: seconds[0])
    assert [limit.take("a"), limit.take("a"), limit.take("a"), limit.take("b")] == [True, True, False, True]
    seconds[0] = 60.0
    assert limit.take("a")
