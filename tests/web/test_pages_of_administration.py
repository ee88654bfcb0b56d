"""What the administrator's pages show of questions, documents and the index."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from bot.dialogue.reindexing import Reindexing
from bot.domain.answer import Answer, Status
from bot.domain.ledger import Progress
from bot.index.report import Line, Report
from bot.storage import generations
from bot.texts import charts, documents_page, index_page
from bot.texts import questions_page as texts
from bot.web import plots
from bot.web.period import last_weeks
from bot.web.plots import Standing
from knowledge.document import Metadata
from knowledge.record import DocumentRecord
from tests.web.consulting import asked
from tests.web.scene import CITATION, NOW, ask, token_of
from tests.web.test_rights import EVIL, confirm

pytestmark = pytest.mark.web
UNKNOWN = Answer(Status.ABSTAINED, "資料に見当たりません。", "電話してください。")


def ask_in_turn(scene, browser, *texts_asked, answer=None):
    before = scene.answerer.answer_with
    scene.answerer.answer_with = answer or before
    for text in texts_asked:
        scene.now += dt.timedelta(minutes=1)
        scene.seconds += 60
        ask(browser, text)
    scene.answerer.answer_with = before


def listed(page):
    return [node.text(strip=True) for node in HTMLParser(page.text).css("table.rows td:nth-child(3)")]


def test_what_nobody_answered_comes_first(scene, browser):
    ask_in_turn(scene, browser, "古い問いは？", answer=UNKNOWN)
    ask_in_turn(scene, browser, "復元は？", "研修は？")
    assert listed(browser.get("/questions")) == ["古い問いは？", "研修は？", "復元は？"]
    assert listed(browser.get("/questions", params={"outcome": "owed"})) == ["古い問いは？"]


def test_every_question_is_on_exactly_one_page(scene, browser):
    ask_in_turn(scene, browser, *(f"無い問い{number:02}は？" for number in range(30)), answer=UNKNOWN)
    ask_in_turn(scene, browser, *(f"問い{number:02}は？" for number in range(75)))
    seen, address = [], "/questions"
    while address:
        page = browser.get(address)
        seen += listed(page)
        link = HTMLParser(page.text).css_first('.paging a[rel="next"]')
        address = link.attributes["href"] if link else ""
    assert len(seen) == len(set(seen)) == 105
    assert seen[0] == "無い問い29は？"
    assert seen[30] == "問い74は？"


def test_questions_are_found_by_what_was_said_of_them(scene, browser):
    question = asked(browser, "復元は？")
    token = token_of(browser.get("/"))
    data = {"token": token, "helpful": "no", "reason": "様式が古い"}
    browser.post(f"/feedback/{question}", data=data)
    assert listed(browser.get("/questions", params={"feedback": "unhelpful"})) == ["復元は？"]
    assert listed(browser.get("/questions", params={"feedback": "helpful"})) == []
    assert listed(browser.get("/questions", params={"channel": "slack"})) == []
    assert listed(browser.get("/questions", params={"channel": "web", "since": "2026-11-23"})) == ["復元は？"]
    assert listed(browser.get("/questions", params={"until": "2026-11-22"})) == []
    page = browser.get(f"/questions/{question}").text
    assert "様式が古い" in page
    assert CITATION.quote in page
    assert browser.get("/questions/nowhere").status_code == 404


def test_an_empty_log_says_how_to_begin(browser):
    assert texts.EMPTY_NEXT in browser.get("/questions").text


def test_the_log_goes_into_a_spreadsheet_without_askers_and_formulas(scene, browser):
    ask_in_turn(scene, browser, "=HYPERLINK(復元は？)")
    saved = browser.get("/questions.csv")
    assert saved.content.startswith(b"\xef\xbb\xbf")
    assert "'=HYPERLINK" in saved.text
    assert "local" not in saved.text


def test_script_in_a_question_a_reason_and_a_title_stays_text(scene, browser):
    scene.answerer.answer_with = dataclasses.replace(
        scene.answerer.answer_with, conclusion=EVIL, citations=(dataclasses.replace(CITATION, document=EVIL),)
    )
    scene.index.records = [DocumentRecord("d1", EVIL, EVIL, "0" * 64, Metadata(title=EVIL, issuer=EVIL))]
    scene.build_index(report=Report(added=[Line(EVIL, EVIL)], generation="g1").as_json())
    question = asked(browser, f"{EVIL}復元は？")
    token = token_of(browser.get("/"))
    browser.post(f"/feedback/{question}", data={"token": token, "helpful": "no", "reason": EVIL})
    for path in ("/questions", f"/questions/{question}", "/documents", "/index/g1", "/status"):
        tree = HTMLParser(browser.get(path).text)
        assert not tree.css("script:not([src]), main img, [onerror], [style]"), path


def record(name, **facts):
    return DocumentRecord(name, "/srv", f"{name}.pdf", "0" * 64, Metadata(title=f"資料{name}", **facts))


def test_documents_tell_their_health_and_who_leans_on_them(scene, browser):
    day = dt.date(2025, 4, 1)
    replaced = dataclasses.replace(record("b", issued_on=day), superseded_by="a")
    scene.index.records = [
        record("a", issued_on=day),
        replaced,
        record("c", issued_on=dt.date(2019, 4, 1), valid_to=dt.date(2024, 3, 31)),
        record("d"),
    ]
    cited = dataclasses.replace(CITATION, document_id="c", passage_id="c:1")
    scene.answerer.answer_with = dataclasses.replace(scene.answerer.answer_with, citations=(cited,))
    ask_in_turn(scene, browser, "復元は？")
    page = browser.get("/documents").text
    assert page.index("資料c") < page.index("資料a")
    assert listed(browser.get("/questions", params={"document": "c"})) == ["復元は？"]
    for mark, title in (
        ("superseded", "資料b"),
        ("ended", "資料c"),
        ("undated", "資料d"),
        ("sound", "資料a"),
    ):
        shown = HTMLParser(browser.get("/documents", params={"mark": mark}).text).css("table.rows tbody tr")
        assert [title in row.text() for row in shown] == [True], mark
    assert documents_page.NONE_MATCH in browser.get("/documents", params={"text": "無い"}).text


def reindexing(scene, report):
    def run(progress):
        progress("reading", 1, 2)
        return report

    return Reindexing(scene.database, run, lambda: scene.now)


def test_a_reindex_is_asked_for_once_and_told_on_the_page(scene, browser):
    page = browser.get("/index")
    assert index_page.NONE_NEXT in page.text
    form = page.text.partition('name="form" value="')[2].partition('"')[0]
    data = {"token": token_of(page), "form": form}
    assert index_page.STARTED in browser.post("/index/build", data=data).text
    again = browser.post("/index/build", data=data)
    assert (again.status_code, index_page.UNDER_WAY in again.text) == (400, True)
    assert browser.get("/index/progress").json()["under_way"] is True
    report = Report(added=[Line("手順.pdf", "手順")], documents=1, generation="g2")
    assert reindexing(scene, report).work()
    told = browser.get("/index/progress").json()
    assert told["under_way"] is False
    assert "手順.pdf" in told["html"]
    assert not reindexing(scene, report).work()


def test_an_earlier_index_is_served_again_once_that_is_confirmed(scene, browser):
    scene.build_index("g1", report=Report(added=[Line("手順.pdf", "手順")], generation="g1").as_json())
    scene.now += dt.timedelta(days=1)
    scene.build_index("g2")
    page = browser.get("/index")
    assert "手順.pdf" in browser.get("/index/g1").text
    shown = browser.post("/index/g1/serve", data={"token": token_of(page)})
    with scene.database.reading() as connection:
        assert generations.served(connection).id == "g2"
    assert index_page.SERVED_NOW in confirm(browser, shown).text
    with scene.database.reading() as connection:
        assert generations.served(connection).id == "g1"
    assert browser.post("/index/nowhere/serve", data={"token": token_of(page)}).status_code == 404


def test_the_plot_of_questions_says_the_same_as_its_table(scene, browser):
    ask_in_turn(scene, browser, "復元は？", "研修は？")
    ask_in_turn(scene, browser, "無い問いは？", answer=UNKNOWN)
    tree = HTMLParser(browser.get("/status").text)
    assert tree.css_first("svg.chart").attributes["aria-label"] == charts.QUESTIONS
    newest = tree.css_first("table.figures tbody tr").text(separator=" ", strip=True)
    assert newest.split() == ["11/23", "2", "1", "0", "0", "3"]
    assert charts.NO_QUESTIONS not in browser.get("/status").text


def test_weeks_begin_on_monday_in_japan():
    sunday_evening_in_london = dt.datetime(2026, 11, 22, 16, tzinfo=dt.UTC)
    weeks = last_weeks(sunday_evening_in_london, 3)
    assert list(weeks) == [dt.date(2026, 11, 9), dt.date(2026, 11, 16), dt.date(2026, 11, 23)]
    spans = list(weeks.values())
    assert spans[0][1] == spans[1][0]
    assert spans[-1][0] <= NOW < spans[-1][1]


def test_deadlines_stand_in_their_month_by_what_became_of_them():
    today = dt.date(2026, 11, 23)
    standings = [
        Standing(dt.date(2026, 4, 30), Progress.DONE),
        Standing(dt.date(2026, 10, 1), Progress.UNTOUCHED),
        Standing(dt.date(2027, 3, 31), Progress.ACKNOWLEDGED),
        Standing(dt.date(2027, 4, 1), Progress.UNTOUCHED),
    ]
    rows = {label: numbers for label, numbers in plots.deadlines(standings, today).rows if any(numbers)}
    assert rows == {"4月": [1, 0, 0, 0], "10月": [0, 0, 0, 1], "3月": [0, 0, 1, 0]}
