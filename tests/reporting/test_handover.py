"""The file for a successor: what is in it, and what is not."""

import datetime as dt
import io

import docx
import pytest
from click.testing import CliRunner

from bot.cli import cli
from bot.domain.ledger import Action as Change
from bot.domain.ledger import Actor, Entry, Progress
from bot.domain.principal import Role
from bot.domain.report import Rhythm
from bot.domain.ticket import Action
from bot.errors import NotFound
from bot.reminders.standing import Standings
from bot.reporting.docx import as_docx
from bot.reporting.handover import Handover
from bot.storage import deputies, ledger, people, report_recipients
from bot.storage.deputies import Deputy
from bot.storage.report_recipients import Recipient
from bot.texts import handover_pack as texts
from tests.escalation.office import DESK_ROOM, OTHER, PREFECTURAL, PREFECTURE, SATO, TOWN
from tests.reporting.scene import ANSWERED

TODAY = dt.date(2026, 11, 24)
CONFIGURATION = {"web_port": "8787", "web_sign_in": "mail"}


@pytest.fixture
def pack(scene):
    """Gathers the file as it is now; heading → rows."""
    scene.join(TOWN, OTHER)

    def gather(code=TOWN):
        made = Handover(Standings(scene.outlooks), CONFIGURATION, ["smtp_password"])
        with scene.database.reading() as connection:
            return made.pack(connection, code, at=scene.at)

    return gather


def rows(pack, heading):
    return next(each.rows for each in pack.sections if each.heading == heading)


def test_an_open_duty_moves_to_the_decisions_once_it_is_done(scene, pack):
    (duty,) = rows(pack(), texts.OPEN)
    assert duty[:2] == ("2026年12月4日（金）", "見本")
    before, actor = Entry(TOWN, "T1", "2026"), Actor("p", TOWN)
    after = Entry(
        TOWN, "T1", "2026", Progress.DONE, done_on=TODAY, document_number="総第5号", decided_on=TODAY
    )
    with scene.database.writing() as connection:
        ledger.change(
            connection,
            before=before,
            after=after,
            action=Change.COMPLETE,
            actor=actor,
            at=scene.at,
        )
    assert rows(pack(), texts.OPEN) == ()
    ((day, _, progress, number, _),) = rows(pack(), texts.DECIDED)
    assert (day, progress, number) == ("2026年11月24日", "完了", "総第5号")


def test_only_tickets_that_wait_are_handed_over_and_no_question_of_a_town_to_its_prefecture(scene, pack):
    done, waiting = scene.open(question="済んだ質問").ticket, scene.open(question="待つ質問").ticket
    scene.do(SATO, done.id, Action.ANSWER, "できます。")
    scene.do(SATO, waiting.id, Action.CLAIM)
    ((number, _, _, owner, question),) = rows(pack(), texts.TICKETS)
    assert (number, owner, question) == (waiting.number, "佐藤", "待つ質問")
    assert rows(pack(OTHER), texts.TICKETS) == ()
    scene.set_up_desks()
    scene.join(PREFECTURE)
    scene.do(SATO, waiting.id, Action.ESCALATE, "県に聞きます。")
    ((_, _, _, _, hidden),) = rows(pack(PREFECTURE), texts.TICKETS)
    assert hidden == texts.NOT_SHOWN


def test_questions_that_ask_the_same_are_counted_together(scene, pack):
    for text in ("端末の持ち出しに決裁は要りますか", "端末の持ち出しには決裁が要りますか？"):
        scene.asked(text, ANSWERED)
    scene.asked("端末の持ち出しに決裁は要りますか", ANSWERED)
    scene.asked("別の町の質問です", ANSWERED, town=OTHER)
    assert rows(pack(), texts.FREQUENT) == (("端末の持ち出しに決裁は要りますか", "3回", "できます。"),)


def test_deputies_are_those_of_today_and_later(scene, pack):
    with scene.database.writing() as connection:
        for name, until in (("前の人", dt.date(2026, 3, 31)), ("今の人", None)):
            new = Deputy(TOWN, name, "内線 1", dt.date(2026, 1, 1), until, "期限の確認")
            deputies.put(connection, new, at=scene.at)
            deputies.put(connection, new, at=scene.at)
    ((name, contact, _, note),) = rows(pack(), texts.DEPUTIES)
    assert (name, contact, note) == ("今の人", "内線 1", "期限の確認")
    with scene.database.writing() as connection:
        assert deputies.forget(connection, before=TODAY) == 1


def test_the_check_list_says_how_recipients_rights_tokens_and_sign_ins_stand(scene, pack):
    scene.set_up_desks()
    with scene.database.writing() as connection:
        for who in (SATO, PREFECTURAL):
            person = who.principal.person
            people.identify(
                connection, channel="slack", workspace="W1", external_id=f"U-{who.name}", person_id=person
            )
    said = " ".join(" ".join(row) for row in rows(pack(), texts.CHECKS))
    for part in ("宛先 0 か所", "管理者 0 人", "smtp_password", texts.MAIL, "0 人"):
        assert part in said
    with scene.database.writing() as connection:
        for code in (TOWN, OTHER, ""):
            new = Recipient(Rhythm.WEEKLY, code, "mail", "", f"joho-{code}@example.lg.jp")
            report_recipients.add(connection, new, told_until=TODAY, at=scene.at)
    reported = [row[2] for row in rows(pack(), texts.PLACES) if row[0] == texts.REPORTS]
    assert reported == [f"joho-{TOWN}@example.lg.jp"]
    assert any(DESK_ROOM.address in row for row in rows(pack(), texts.PLACES))
    assert {row[0] for row in rows(pack(), texts.PEOPLE)} == {"佐藤"}
    assert Role.DESK.value not in said


def test_the_document_holds_every_row_and_nothing_that_word_cannot(scene, pack):
    scene.asked("壊れた文字\x0bの質問は", ANSWERED)
    document = docx.Document(io.BytesIO(as_docx(pack())))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("文字" in each for each in cells)
    assert "8787" in cells
    assert "長野県軽井沢町" in document.paragraphs[1].text


def test_nobody_who_did_not_join_has_a_file(scene, pack):
    with pytest.raises(NotFound):
        pack(PREFECTURE)


def test_the_command_writes_one_private_file_without_secrets(tmp_path, monkeypatch):
    monkeypatch.setenv("MADOGUCHI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MADOGUCHI_SMTP_PASSWORD", "himitsu-no-aikotoba")
    out = tmp_path / "hikitsugi.docx"

    def run(*arguments):
        return CliRunner().invoke(cli, arguments, catch_exceptions=False).output

    run("init", "--organisation", TOWN, "--desk-name", "総務課", "--desk-phone", "0267-00-0000",
        "--desk-mail", "", "--administrator", "", "--population", "0")  # fmt: skip
    assert "山田花子" in run(
        "people", "deputy", "add", "山田花子", "--contact", "内線 12", "--until", "2027-03-31"
    )
    assert "内線 12" in run("people", "deputy", "list")
    assert str(out) in run("handover", "--out", str(out))
    assert out.stat().st_mode & 0o777 == 0o600
    text = " ".join(
        cell.text for table in docx.Document(out).tables for row in table.rows for cell in row.cells
    )
    assert "山田花子" in text
    assert "smtp_password" in text
    assert "himitsu" not in text
    assert "export.handover" in run("audit", "export")
    assert "山田花子" in run("people", "deputy", "remove", "山田花子")
