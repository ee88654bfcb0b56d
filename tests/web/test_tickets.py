"""人に聞く on the page: asking, the desk's work, and what others cannot see."""

import datetime as dt
import re

import pytest

from bot.domain.answer import Answer, Status
from bot.domain.ticket import Tier
from bot.storage import desks, tickets
from bot.storage.desks import PAGE, Desk
from bot.texts import errors as error_texts
from bot.texts import handover as handover_texts
from bot.texts import ticket_page as page_texts
from bot.texts import tickets as texts
from tests.web.consulting import (
    ASKER,
    BOSS,
    CLERK,
    COUNTY,
    DESK,
    NEIGHBOUR,
    SECOND,
    act,
    asked,
    browser_of,
    escalate,
    fields_of,
    open_ticket,
    town_hall,
)
from tests.web.duties import PREFECTURE, set_up
from tests.web.scene import Scene

pytestmark = [pytest.mark.web, pytest.mark.escalation]
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.fixture
def scene(tmp_path):
    made = town_hall(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def asker(scene):
    return browser_of(scene, ASKER)


@pytest.fixture
def desk(scene):
    return browser_of(scene, DESK)


def prefecture_works_here(scene):
    with scene.database.writing() as connection:
        place = Desk(PREFECTURE, Tier.PREFECTURE, PAGE, "", "", "県デジタル推進課")
        desks.add(connection, place, at=scene.now)


def test_an_empty_list_says_what_to_do(asker):
    page = asker.get("/tickets").text
    assert page_texts.EMPTY in page
    assert "/tickets/new" in page


def test_an_answer_offers_a_person_and_the_form_knows_what_was_found(scene, asker):
    question = asked(asker)
    conversation = asker.get("/").text
    assert f"/tickets/new?question={question}" in conversation
    form = fields_of(asker.get(f"/tickets/new?question={question}"), "/tickets")
    assert form["question"] == "端末の持ち出しに決裁は要りますか"
    assert "町のバックアップ手順" in form["found"]


def test_a_person_is_proposed_where_documents_do_not_answer(scene, asker):
    scene.answerer.answer_with = Answer(
        Status.ABSTAINED, "資料に答えがありません。", "担当に伝えてください。"
    )
    page = asker.get("/")
    for _ in range(2):
        data = fields_of(page, "/ask") | {"text": "様式は？"}
        scene.now += dt.timedelta(seconds=5)
        page = asker.post("/ask", data=data)
    assert page.text.count(texts.PROPOSALS["abstained_twice"]) == 1


def test_the_story_on_the_page(scene, asker, desk):
    question = asked(asker)
    number = open_ticket(asker, question, missing="様式の番号", asker_name="情報 花子")
    assert number in desk.get("/tickets").text
    page = desk.get(f"/tickets/{number}").text
    assert all(word in page for word in ("様式の番号", "情報 花子", page_texts.NOBODY))
    assert texts.SAID["claim"] in act(desk, number, "claim").text
    assert texts.SAID["ask_back"] in act(desk, number, "ask_back", text="どの端末ですか").text
    assert "どの端末ですか" in asker.get(f"/tickets/{number}").text
    assert texts.SAID["reply"] in act(asker, number, "reply", text="ノートです").text
    assert texts.SAID["answer"] in act(desk, number, "answer", text="様式第3号です").text
    conversation = asker.get("/").text
    assert "様式第3号です" in conversation
    assert texts.STATES["answered"] in conversation
    assert texts.SAID["reopen"] in act(asker, number, "reopen", text="見つかりません").text
    act(desk, number, "answer", text="総務課にあります")
    assert texts.SAID["close"] in act(asker, number, "close").text
    history = asker.get(f"/tickets/{number}").text
    assert all(texts.DONE[each] in history for each in ("open", "claim", "ask_back", "reply", "answer"))


def test_what_goes_up_is_shown_before_and_can_be_written_anew(scene, asker, desk):
    number = open_ticket(asker, question="端末の持ち出しに決裁は要りますか")
    path = f"/tickets/{number}/escalate"
    shown = act(desk, number, "escalate", text="県の考え方を教えてください", document_number="軽情第12号")
    assert page_texts.CONFIRM_TITLE in shown.text
    assert "軽情第12号" in shown.text
    with scene.database.reading() as connection:
        assert tickets.by_number(connection, number).tier is Tier.MUNICIPALITY
    again = desk.post(path, data={**fields_of(shown, path), "again": "yes"})
    assert "県の考え方を教えてください" in fields_of(again, path)["text"]
    passed = escalate(desk, number, text="県の考え方を教えてください")
    assert texts.escalated("長野県の相談窓口", outside=True) in passed.text
    assert page_texts.AWAITED["tier"] in passed.text


@pytest.mark.parametrize("forged", ["", "yes", "WyJUIiwidGV4dCIsIiJd.x"])
def test_nothing_goes_up_that_no_page_has_shown(scene, asker, desk, forged):
    first = open_ticket(asker, question="一つ目")
    second = open_ticket(asker, question="二つ目")
    shown = act(desk, second, "escalate", text="別の相談の文面")
    foreign = forged or fields_of(shown, f"/tickets/{second}/escalate")["token"]
    for mark in (foreign, shown.text.partition('name="confirmed" value="')[2].partition('"')[0]):
        sent = act(desk, first, "escalate", text="書き換えた文面", confirmed=mark)
        assert sent.status_code == 400
        assert texts.NOT_CONFIRMED in sent.text
    with scene.database.reading() as connection:
        assert tickets.by_number(connection, first).version == 1


def test_a_prefecture_reads_what_was_passed_on_to_it_and_nothing_else(scene, asker, desk):
    prefecture_works_here(scene)
    county = browser_of(scene, COUNTY)
    number = open_ticket(asker, question="庁内の事情のある質問", asker_name="情報 花子")
    kept = open_ticket(asker, question="県に渡さない質問")
    act(desk, number, "ask_back", text="内輪の話")
    act(asker, number, "reply", text="内輪の返事")
    escalate(desk, number, text="県の考え方を教えてください")
    listed = county.get("/tickets").text
    assert "県の考え方を教えてください" in listed
    assert "庁内の事情" not in listed
    page = county.get(f"/tickets/{number}").text
    assert not any(word in page for word in ("庁内の事情", "内輪", "花子", "p-desk"))
    assert county.get(f"/tickets/{kept}").status_code == 404
    assert "庁内の事情" not in county.get("/tickets?text=庁内の事情").text.replace('value="庁内の事情"', "")
    assert texts.SAID["answer"] in act(county, number, "answer", text="決裁が要ります").text
    assert "県デジタル推進課" in asker.get(f"/tickets/{number}").text
    assert "p-county" not in desk.get(f"/tickets/{number}").text


@pytest.mark.parametrize("who", [NEIGHBOUR, CLERK, COUNTY])
def test_a_ticket_of_others_does_not_exist(scene, asker, who):
    number = open_ticket(asker, question="ほかの人には見えない")
    other = browser_of(scene, who)
    assert other.get(f"/tickets/{number}").status_code == 404
    assert "ほかの人には見えない" not in other.get("/tickets").text
    token = fields_of(other.get("/tickets/new"), "/tickets")["token"]
    for action in ("claim", "answer", "reply", "withdraw", "escalate", "close"):
        data = {"token": token, "text": "見せて"}
        sent = other.post(f"/tickets/{number}/{action}", data=data)
        assert sent.status_code in (403, 404), action
    question = asked(asker)
    assert other.get(f"/tickets/new?question={question}").status_code == 404


def test_an_asker_cannot_act_as_the_desk(scene, asker):
    number = open_ticket(asker, question="自分で答える")
    token = fields_of(asker.get("/tickets/new"), "/tickets")["token"]
    for action in ("claim", "answer", "escalate", "release", "ask_back", "receive"):
        sent = asker.post(f"/tickets/{number}/{action}", data={"token": token, "text": "はい"})
        assert sent.status_code == 403, action


def test_a_role_that_was_taken_away_ends_at_once(scene, asker, desk):
    number = open_ticket(asker, question="担当が替わる")
    act(desk, number, "claim")
    scene.people[DESK] = scene.people[CLERK]
    token = fields_of(desk.get("/tickets/new"), "/tickets")["token"]
    sent = desk.post(f"/tickets/{number}/answer", data={"token": token, "text": "まだ答える"})
    assert sent.status_code == 404


def test_forms_of_other_sites_are_refused(scene, asker, desk):
    number = open_ticket(asker, question="よその頁から")
    for path in ("/tickets", f"/tickets/{number}/claim", f"/tickets/{number}/escalate"):
        sent = desk.post(path, data={"text": "x", "question": "x"})
        assert sent.status_code == 403
        assert error_texts.STALE in sent.text


def test_what_people_wrote_is_shown_as_text(scene, asker, desk):
    number = open_ticket(asker, question=HOSTILE, found=HOSTILE, missing=HOSTILE, asker_name=HOSTILE)
    act(desk, number, "answer", text=HOSTILE)
    shown = act(desk, number, "reopen", text=HOSTILE)
    confirmation = act(desk, number, "escalate", text=HOSTILE)
    for page in (shown, confirmation, desk.get("/tickets"), asker.get(f"/tickets/{number}")):
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


def test_a_stale_page_changes_nothing_and_keeps_what_was_typed(scene, asker, desk):
    number = open_ticket(asker, question="二人が同時に")
    page = desk.get(f"/tickets/{number}")
    act(browser_of(scene, SECOND), number, "claim")
    path = f"/tickets/{number}/answer"
    sent = desk.post(path, data={**fields_of(page, path), "text": "長い回答"})
    assert sent.status_code == 400
    assert texts.CHANGED_MEANWHILE in sent.text
    assert "長い回答" in sent.text


def test_the_same_form_sent_twice_is_one_change(scene, asker, desk):
    page = asker.get("/tickets/new")
    data = {**fields_of(page, "/tickets"), "question": "二度押し"}
    first, again = (asker.post("/tickets", data=data) for _ in range(2))
    assert first.url.path == again.url.path
    number = first.url.path.rpartition("/")[2]
    path = f"/tickets/{number}/claim"
    data = fields_of(desk.get(f"/tickets/{number}"), path)
    assert [desk.post(path, data=data).status_code for _ in range(2)] == [200, 200]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"question": " "}, texts.empty(texts.QUESTION)),
        ({"question": "個人番号 123456789018 の端末"}, texts.PERSONAL_DATA),
        ({"question": "あ" * 4001}, texts.too_long(texts.QUESTION, 4001, 4000)),
    ],
)
def test_a_form_that_cannot_be_sent_is_shown_again(asker, typed, sentence):
    page = asker.get("/tickets/new")
    sent = asker.post("/tickets", data={**fields_of(page, "/tickets"), "missing": "様式", **typed})
    assert sent.status_code == 400
    assert sentence in sent.text
    assert "様式" in sent.text


def test_lists_are_filtered_and_paged(scene, asker, desk):
    numbers = [open_ticket(asker, question=f"質問その{n}") for n in range(52)]
    act(desk, numbers[0], "answer", text="はい")
    first = desk.get("/tickets").text
    assert page_texts.MORE in first
    assert numbers[0] not in first
    assert numbers[0] in desk.get("/tickets?page=2").text
    assert numbers[0] in desk.get("/tickets?state=answered").text
    assert numbers[0] not in desk.get("/tickets?state=open&page=2").text
    assert desk.get("/tickets?text=質問その51").text.count('href="/tickets/T-') == 1
    assert page_texts.NONE_MATCH in desk.get("/tickets?text=どこにもない").text
    assert desk.get("/tickets?page=0").status_code == 400


def test_whoever_sits_at_the_machine_does_everything_under_a_name(tmp_path):
    alone = Scene(tmp_path)
    set_up(alone)
    browser = alone.visitor()
    number = open_ticket(browser, question="ひとりで")
    assert act(browser, number, "claim").status_code == 400
    act(browser, number, "claim", name="山田")
    page = browser.get(f"/tickets/{number}").text
    assert "山田" in page
    assert texts.ACTIONS["reply"] in page
    alone.database.close()


def test_who_only_asks_is_offered_nobody(scene):
    stranger = scene.visitor("198.51.100.7", host="localhost:8787")
    question = asked(stranger)
    assert "/tickets" not in stranger.get("/").text
    assert stranger.get(f"/tickets/new?question={question}").status_code == 403
    assert stranger.get("/tickets").status_code == 403


def test_the_board_tells_the_desk_what_nobody_has_taken(asker, desk):
    number = open_ticket(asker, question="まだだれも")
    assert page_texts.waiting(1) in desk.get("/board").text
    assert page_texts.waiting(1) not in asker.get("/board").text
    act(desk, number, "claim")
    assert page_texts.waiting(1) not in desk.get("/board").text


def test_an_administrator_sees_every_ticket(scene, asker):
    number = open_ticket(asker, question="管理者にも見える")
    assert number in browser_of(scene, BOSS).get("/tickets").text


def written_to_the_prefecture(asker, desk, **typed):
    number = open_ticket(asker, asked(asker))
    escalate(desk, number, text="県の考え方を教えてください", **typed)
    return number


def test_a_letter_is_taken_out_as_text_and_files(asker, desk):
    number = written_to_the_prefecture(asker, desk, document_number="軽情第12号")
    assert f"/tickets/{number}/enquiry" in desk.get(f"/tickets/{number}").text
    page = desk.get(f"/tickets/{number}/enquiry").text
    assert all(word in page for word in ("軽情第12号", "長野県の相談窓口　御中", f"[窓口 {number}-"))
    for suffix, beginning in (("docx", b"PK"), ("xlsx", b"PK"), ("txt", "\ufeff".encode())):
        file = desk.get(f"/tickets/{number}/enquiry.{suffix}")
        assert file.content.startswith(beginning), suffix
        assert file.headers["content-disposition"] == f'attachment; filename="{number}.{suffix}"'
        assert file.headers["x-content-type-options"] == "nosniff"
    assert "/tickets/enquiries.xlsx" in desk.get("/tickets").text
    assert desk.get("/tickets/enquiries.xlsx").content.startswith(b"PK")


def test_what_a_letter_quotes_is_shown_before_it_leaves(asker, desk):
    number = open_ticket(asker, asked(asker))
    assert "復元の前に、情報係へ電話する。" in act(desk, number, "escalate").text


@pytest.mark.parametrize("who", [ASKER, CLERK, NEIGHBOUR, COUNTY])
def test_a_letter_is_for_the_desk_that_sends_it(scene, asker, desk, who):
    number = written_to_the_prefecture(asker, desk)
    other = browser_of(scene, who)
    for path in ("enquiry", "enquiry.docx", "enquiry.xlsx", "enquiry.txt"):
        assert other.get(f"/tickets/{number}/{path}").status_code in (403, 404)
    assert number.encode() not in other.get("/tickets/enquiries.xlsx").content


def test_a_pasted_reply_finds_its_ticket(scene, asker, desk):
    number = written_to_the_prefecture(asker, desk)
    mark = re.search(r"\[窓口 T-[^\]]+\]", desk.get(f"/tickets/{number}/enquiry").text)[0]
    page = desk.get("/tickets/reply")
    mail = f"件名：Re: 照会 {mark}\n\n所属長の決裁が要ります。\n\n> 次のとおり照会します"
    brought = desk.post("/tickets/reply", data={**fields_of(page, "/tickets/reply"), "text": mail})
    assert brought.url.path == f"/tickets/{number}"
    assert texts.SAID["receive"] in brought.text
    assert fields_of(brought, f"/tickets/{number}/answer")["text"] == "所属長の決裁が要ります。"
    assert "所属長の決裁" not in asker.get("/").text
    act(desk, number, "answer")
    assert "所属長の決裁が要ります。" in asker.get("/").text


def test_a_reply_with_a_forged_mark_is_shown_again(asker, desk):
    number = written_to_the_prefecture(asker, desk)
    page = desk.get("/tickets/reply")
    mail = f"[窓口 {number}-aaaaaaaa]\n\n偽の回答です。"
    sent = desk.post("/tickets/reply", data={**fields_of(page, "/tickets/reply"), "text": mail})
    assert sent.status_code == 400
    assert handover_texts.FOREIGN_MARK in sent.text
    assert "偽の回答です。" in sent.text
