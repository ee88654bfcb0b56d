"""A tier without a system: the letter, its files, and the reply that finds its ticket."""

import datetime as dt
import io
import itertools
import zipfile

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ticket import Action, State, Tier
from bot.errors import Invalid, NotAllowed, NotFound
from bot.escalation.handover import mark as marks
from bot.escalation.handover.docx import as_docx
from bot.escalation.handover.enquiry import Enquiry
from bot.escalation.handover.letter import letter, mail, plain
from bot.escalation.handover.letters import Letters
from bot.escalation.handover.xlsx import as_xlsx
from bot.ports import Destination
from bot.storage import preferences
from bot.storage.desks import LETTER
from bot.texts import handover as texts
from bot.texts import tickets as ticket_texts
from tests.escalation.office import (
    ADMINISTRATOR,
    ASKER,
    CITATION,
    NEIGHBOUR,
    OTHER,
    PREFECTURAL,
    PREFECTURE,
    SATO,
    SUZUKI,
    TOWN,
    person,
)

pytestmark = pytest.mark.escalation
SECRET = b"s" * 64
FORMULA = '=HYPERLINK("http://example.jp")'
REPLY = """件名：Re: 「端末の持ち出しに決裁は要りますか」について（照会） {mark}
差出人：県デジタル推進課 <digital@pref.example.jp>

軽井沢町　御担当者様

照会の件、次のとおり回答します。
所属長の決裁が要ります。様式第3号を使ってください。

県デジタル推進課　電話 026-000-0000

> お世話になっております。軽井沢町です。
> 次のとおり照会しますので、御回答くださるようお願いします。
"""


@pytest.fixture
def letters(office):
    office.set_up_desks(prefecture=False)
    with office.database.writing() as connection:
        preferences.set_to(connection, "organisation", TOWN, at=office.at)
        desk = {"name": "総務課情報係", "phone": "0267-00-0000", "mail": "joho@town.example.jp"}
        preferences.set_to(connection, "desk", desk, at=office.at)
    return Letters(office.tickets, SECRET)


def passed_on(office, text="県の考え方を教えてください", **more):
    ticket = office.open(asked=office.ask(), place=None).ticket
    office.do(SATO, ticket.id, Action.ESCALATE, text, **more)
    return ticket


def test_the_letter_has_what_an_enquiry_has(office, letters):
    office.desk(
        PREFECTURE, Tier.PREFECTURE, Destination(LETTER, "", "digital@pref.example.jp"), "県デジタル推進課"
    )
    ticket = passed_on(office, document_number="軽情第12号")
    enquiry = letters.enquiry(SATO.principal, ticket.number)
    document = plain(letter(enquiry))
    for part in (
        "軽情第12号",
        "令和8年11月24日",
        "県デジタル推進課　御中",
        "軽井沢町",
        "について（照会）",
        "記",
        "県の考え方を教えてください",
        CITATION.document,
        CITATION.quote,
        "令和8年12月1日（火）",
        enquiry.mark,
        "総務課情報係",
        "0267-00-0000",
    ):
        assert part in document, part
    assert "宛先：県デジタル推進課 <digital@pref.example.jp>" in mail(enquiry)
    assert enquiry.mark in mail(enquiry).splitlines()[1]


def test_the_files_open_and_say_the_same(office, letters):
    ticket = passed_on(office, text=f"{FORMULA}\nセルの式")
    enquiry = letters.enquiry(SATO.principal, ticket.id)
    document = docx.Document(io.BytesIO(as_docx(enquiry)))
    said = "\n".join(each.text for each in document.paragraphs)
    assert all(part in said for part in (FORMULA, "セルの式", enquiry.mark, texts.REQUEST))
    assert document.core_properties.author == "軽井沢町"
    (header, row) = openpyxl.load_workbook(io.BytesIO(as_xlsx([enquiry]))).active.iter_rows()
    assert tuple(cell.value for cell in header) == texts.COLUMNS
    cells = dict(zip(texts.COLUMNS, row, strict=True))
    assert cells["照会の内容"].value.startswith(FORMULA)
    assert {cell.data_type for cell in row if cell.value} == {"s"}
    assert all(cell.quotePrefix for cell in row)
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(as_xlsx([enquiry]))).read("xl/worksheets/sheet1.xml")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_fits_into_the_files(text):
    enquiry = _enquiry(body=text, subject=text[:40], sender=text[:20])
    assert zipfile.ZipFile(io.BytesIO(as_docx(enquiry))).testzip() is None
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx([enquiry]))).active
    assert {cell.data_type for cell in sheet[2] if cell.value is not None} <= {"s"}


def _enquiry(**changes):
    values = {
        "number": "T-2026-000001",
        "mark": "[窓口 T-2026-000001-abcdefgh]",
        "dated": dt.date(2026, 11, 24),
        "document_number": "",
        "addressee": "長野県の相談窓口",
        "address": "",
        "sender": "軽井沢町",
        "subject": "照会",
        "body": "",
        "sources": (),
        "answer_by": dt.date(2026, 12, 1),
        "contact": (),
    }
    return Enquiry(**values | changes)


def test_a_reply_finds_its_ticket_and_waits_for_the_desk(office, letters):
    ticket = passed_on(office)
    enquiry = letters.enquiry(SATO.principal, ticket.id)
    brought = letters.bring(SUZUKI, REPLY.format(mark=enquiry.mark), at=office.at)
    assert (brought.ticket.id, brought.ticket.state) == (ticket.id, State.CLAIMED)
    said = office.history(ticket.id)[-1].text
    assert "所属長の決裁が要ります" in said
    assert "026-000-0000" in said
    assert "お世話になっております" not in said
    assert all(each.action is not Action.ANSWER for each in office.history(ticket.id))


@pytest.mark.parametrize(
    "bend",
    [
        lambda mark: mark.replace("-", "－"),
        lambda mark: mark.upper(),
        lambda mark: mark.replace(" ", "\n "),
        lambda mark: mark.replace("-", "‐").replace("T", "Ｔ"),
        lambda mark: f"Re: Re: {mark}（再送）",
    ],
)
def test_a_mark_survives_mail_programs(office, letters, bend):
    ticket = passed_on(office)
    mark = letters.enquiry(SATO.principal, ticket.id).mark
    text = f"件名：{bend(mark)}\n\n決裁が要ります。"
    assert letters.bring(SATO, text, at=office.at).ticket.id == ticket.id


def test_a_mark_that_is_not_ours_is_refused(office, letters):
    ticket, other = passed_on(office), passed_on(office)
    mark = letters.enquiry(SATO.principal, ticket.id).mark
    elsewhere = Letters(office.tickets, b"t" * 64).enquiry(SATO.principal, ticket.id).mark
    borrowed = mark.replace(ticket.number, other.number)
    guessed = f"[窓口 {ticket.number}-aaaaaaaa]"
    nowhere = mark.replace(ticket.number, "T-2026-999999")
    for forged in (elsewhere, borrowed, guessed, nowhere):
        with pytest.raises(Invalid, match="この番号は"):
            letters.bring(SATO, f"{forged}\n\n偽の回答です。", at=office.at)
    assert office.ticket(ticket.id).state is State.WAITING


@pytest.mark.parametrize("who", [NEIGHBOUR, ASKER, PREFECTURAL, person("隣の人", OTHER)])
def test_a_genuine_mark_opens_nothing_to_others(office, letters, who):
    ticket = passed_on(office)
    mark = letters.enquiry(SATO.principal, ticket.id).mark
    with pytest.raises(Invalid, match="この番号は"):
        letters.bring(who, f"{mark}\n\n回答です。", at=office.at)
    with pytest.raises((NotFound, NotAllowed)):
        letters.enquiry(who.principal, ticket.id)
    assert letters.waiting(who.principal) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("番号のない返信です。", texts.NO_MARK),
        ("{mark} {other}\n\n二つの返信です。", texts.SEVERAL_MARKS),
        ("件名：{mark}\n\n> 引用だけ", texts.NO_REPLY),
    ],
)
def test_a_reply_that_cannot_be_used_says_why(office, letters, text, sentence):
    ticket, other = passed_on(office), passed_on(office)
    found = {
        "mark": letters.enquiry(SATO.principal, ticket.id).mark,
        "other": letters.enquiry(SATO.principal, other.id).mark,
    }
    with pytest.raises(Invalid) as refused:
        letters.bring(SATO, text.format(**found), at=office.at)
    assert refused.value.message == sentence


def test_a_reply_to_what_is_answered_already_says_what_is_possible(office, letters):
    ticket = passed_on(office)
    mark = letters.enquiry(SATO.principal, ticket.id).mark
    office.do(SATO, ticket.id, Action.ANSWER, "電話で聞きました。")
    with pytest.raises(Invalid, match=ticket_texts.STATES["answered"]):
        letters.bring(SATO, f"{mark}\n\n遅れて届いた回答です。", at=office.at)


def test_letters_that_wait_are_taken_out_together(office, letters):
    waiting = {passed_on(office).number for _ in range(3)}
    answered = passed_on(office)
    office.do(SATO, answered.id, Action.ANSWER, "電話で聞きました。")
    office.do(SATO, office.open().ticket.id, Action.ASK_BACK, "どの端末ですか")
    assert {each.number for each in letters.waiting(SATO.principal)} == waiting
    assert {each.number for each in letters.waiting(ADMINISTRATOR.principal)} == waiting
    rows = list(openpyxl.load_workbook(io.BytesIO(as_xlsx(letters.waiting(SATO.principal)))).active.rows)
    assert len(rows) == 4


def test_without_a_letter_there_is_nothing_to_take_out(office, letters):
    with pytest.raises(Invalid, match=texts.NO_LETTER):
        letters.enquiry(SATO.principal, office.open().ticket.id)


def test_the_prefecture_s_letter_quotes_nothing_of_the_town(office):
    office.set_up_desks()
    letters = Letters(office.tickets, SECRET)
    ticket = office.open(asked=office.ask()).ticket
    office.do(SATO, ticket.id, Action.ESCALATE, "県の考え方を教えてください")
    office.do(PREFECTURAL, ticket.id, Action.ESCALATE, "制度の解釈を教えてください")
    enquiry = letters.enquiry(PREFECTURAL.principal, ticket.id)
    document = plain(letter(enquiry))
    assert "長野県" in document
    assert ticket_texts.MINISTRY_DESK in document
    assert "制度の解釈を教えてください" in enquiry.subject
    assert CITATION.document not in document
    assert "端末の持ち出し" not in document
    with pytest.raises(NotAllowed):
        letters.enquiry(SATO.principal, ticket.id)


def test_marks_of_different_tickets_differ(office):
    made = [office.open().ticket for _ in range(20)]
    proofs = {marks.mark_of(each, SECRET).rpartition("-")[2] for each in made}
    assert len(proofs) == 20
    for one, other in itertools.permutations(made[:4], 2):
        (claimed,) = marks.marks_in(marks.mark_of(one, SECRET))
        assert not marks.is_genuine(claimed, other, SECRET)
