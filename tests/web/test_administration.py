"""The administrator's pages."""

import datetime as dt

import pytest

from bot.domain.principal import Principal, Role
from bot.texts import documents_page, questions_page, reindex
from bot.texts import first_run as setup_texts
from bot.texts import web as texts
from tests.web.scene import Scene, ask, token_of

pytestmark = pytest.mark.web


def test_the_log_shows_the_newest_first_and_can_be_filtered(scene, browser):
    for text in ("復元は？", "100%の研修は？", ""):
        scene.now += dt.timedelta(minutes=1)
        ask(browser, text)
    page = browser.get("/questions").text
    assert page.index("100%の研修は？") < page.index("復元は？")
    assert "復元は？" not in browser.get("/questions", params={"text": "研修"}).text
    assert "復元は？" not in browser.get("/questions", params={"text": "%"}).text
    assert "復元は？" not in browser.get("/questions", params={"outcome": "abstained"}).text
    assert questions_page.NONE_MATCH in browser.get("/questions", params={"text": "無い言葉"}).text


def test_the_log_goes_on_page_by_page(scene, browser):
    for number in range(55):
        scene.now += dt.timedelta(minutes=1)
        ask(browser, f"質問その{number:02}")
        scene.seconds += 10
    first = browser.get("/questions").text
    assert "質問その54" in first
    assert "質問その04" not in first
    older = first.partition('<a href="/questions?after=')[2].partition('"')[0]
    second = browser.get(f"/questions?after={older}").text
    assert "質問その04" in second
    assert "質問その05" not in second


def test_a_broken_date_in_the_address_is_a_sentence(browser):
    assert browser.get("/questions", params={"after": "yesterday"}).status_code == 400
    assert browser.get("/questions", params={"since": "yesterday"}).status_code == 400


def test_the_administrator_reads_a_question_of_somebody_else_but_does_not_go_on(tmp_path):
    boss = Principal("boss", "web", roles=frozenset({Role.ADMINISTRATOR}))
    scene = Scene(
        tmp_path,
        {"boss@town.example": boss},
        web_host="0.0.0.0",
        web_user_header="x-user",
        web_trusted_proxies="192.0.2.1",
    )
    place = ask(scene.visitor("192.0.2.1", x_user="a@town.example"), "復元は？", follow_redirects=False)
    page = scene.visitor("192.0.2.1", x_user="boss@town.example").get(place.headers["location"])
    assert "復元は？" in page.text
    assert "<textarea" not in page.text
    assert "/feedback/" not in page.text


def test_documents_are_listed_with_their_warnings_and_what_could_not_be_read(scene, browser):
    scene.build_index(report={"skipped": [{"location": "古い.pdf", "code": "encrypted"}], "warnings": []})
    page = browser.get("/documents").text
    for shown in ("町のバックアップ手順", "ひのき町", "2025年4月1日", "手順/backup.pdf", "古い.pdf"):
        assert shown in page
    assert reindex.CODES["scan_without_ocr"] in page
    assert reindex.CODES["encrypted"] in page


def test_documents_without_an_index_are_none(scene, browser):
    scene.index.records = []
    assert documents_page.EMPTY in browser.get("/documents").text


def test_the_status_counts_and_names_what_does_not_work(scene, browser):
    scene.build_index()
    ask(browser, "復元は？")
    scene.index.opens = False
    page = browser.get("/status").text
    assert texts.FAILS in page
    assert texts.count(12) in page
    assert texts.count(1) in page


def test_questions_that_failed_for_good_are_pointed_out(scene, browser):
    scene.answerer.broken = True
    ask(browser, "復元は？")
    for _ in range(10):
        scene.now += dt.timedelta(minutes=1)
        scene.answering.work()
    assert texts.DEAD_NOTE in browser.get("/status").text


def test_health_and_readiness_are_told_without_signing_in(scene):
    stranger = scene.visitor("192.0.2.9", "192.0.2.10")
    assert stranger.get("/health").json() == {"status": "ok"}
    assert stranger.get("/ready").json() == {"status": "ready", "checks": {"database": True, "index": True}}
    scene.index.opens = False
    not_ready = stranger.get("/ready")
    assert (not_ready.status_code, not_ready.json()["checks"]["index"]) == (503, False)


def fill_in(browser, **values):
    page = browser.get("/setup", params={"prefecture": "20"})
    return browser.post("/setup", data={"token": token_of(page), **values})


def test_the_first_run_page_asks_prefecture_then_municipality_then_desk(browser):
    first = browser.get("/setup").text
    assert setup_texts.NO_OLD_REMINDERS in first
    assert "軽井沢町" not in first
    assert "軽井沢町" in browser.get("/setup", params={"prefecture": "20"}).text
    saved = fill_in(browser, organisation="203211", name="総務課", phone="0000-00-0000").text
    assert setup_texts.SAVED in saved
    assert 'value="総務課"' in saved
    front = browser.get("/").text
    assert "総務課" in front
    assert texts.NOT_SET_UP not in front


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"organisation": "999999"}, "999999"),
        ({"organisation": "203211", "name": "総務課"}, setup_texts.UNREACHABLE),
        ({"organisation": "203211", "mail": "総務課"}, setup_texts.WRONG_MAIL),
        ({"organisation": "203211", "phone": "1" * 121}, setup_texts.too_long(120)),
    ],
)
def test_what_cannot_be_kept_is_shown_again_with_a_sentence(browser, values, sentence):
    page = fill_in(browser, **values)
    assert page.status_code == 400
    assert sentence in page.text
    assert texts.NOT_SET_UP in browser.get("/").text


def test_the_population_is_optional_and_is_shown_again(browser):
    assert 'value="14,000"' not in fill_in(browser, organisation="203211").text
    assert 'value="14000"' in fill_in(browser, organisation="203211", population="１４０００").text
    assert 'value="14000"' not in fill_in(browser, organisation="203211", population="").text
    assert fill_in(browser, organisation="203211", population="一万").status_code == 400


def test_the_day_of_installation_stays_and_a_corrected_choice_replaces_the_first(scene, browser):
    from bot import first_run
    from bot.storage import organisations

    fill_in(browser, organisation="203211")
    scene.now += dt.timedelta(days=3)
    fill_in(browser, organisation="203238")
    with scene.database.reading() as connection:
        kept = first_run.installation(connection)
        joined = [each.code for each in organisations.joined(connection)]
    assert (kept.organisation.code, kept.installed_on) == ("203238", dt.date(2026, 11, 23))
    assert joined == ["203238"]
