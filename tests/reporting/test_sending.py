"""Reports that are sent: once for each period, to those who are named, and over a kill -9."""

import datetime as dt
import logging
import signal

import pytest
from click.testing import CliRunner

from bot.cli import cli
from bot.domain.report import Rhythm, complete_before
from bot.privacy import erasure
from bot.privacy.subject import Subject
from bot.reporting.sending import Sending
from bot.storage import outbox, report_recipients
from bot.storage.report_recipients import Recipient
from bot.texts import reports as texts
from knowledge.calendars.office_hours import JAPAN, japan_date
from tests.escalation.office import OTHER, PREFECTURE, TOWN
from tests.escalation.test_killed import CONTEXT, Fuse
from tests.reporting.scene import MONDAY, Scene

BOSS = Recipient(Rhythm.WEEKLY, "", "slack", "W1", "BOSS")
OFFICER = Recipient(Rhythm.MONTHLY, PREFECTURE, "slack", "W2", "PREF")
DECEMBER = dt.datetime(2026, 12, 1, 9, 0, tzinfo=JAPAN)


def name(scene, *recipients):
    with scene.database.writing() as connection:
        for each in recipients:
            told_until = complete_before(each.rhythm, japan_date(scene.at)).end
            report_recipients.add(connection, each, told_until=told_until, at=scene.at)


def queue(scene, at):
    return Sending(scene.database, scene.reports).queue_due(at=at)


def waiting(scene):
    with scene.database.reading() as connection:
        return [(row.address, row.payload["text"]) for row in outbox.in_state(connection, "pending")]


def test_nobody_is_told_unless_somebody_is_named(scene):
    scene.asked()
    assert queue(scene, MONDAY) == 0
    assert waiting(scene) == []


def test_each_week_is_told_once_and_from_the_present_one_on(scene):
    name(scene, BOSS)
    scene.asked()
    assert queue(scene, scene.at) == 0
    assert [queue(scene, MONDAY + dt.timedelta(hours=hours)) for hours in (0, 1, 24)] == [1, 0, 0]
    ((address, text),) = waiting(scene)
    assert address == "BOSS"
    assert "聞かれた 1件" in text
    assert queue(scene, MONDAY + dt.timedelta(days=28)) == 1
    assert "12月21日から27日まで" in waiting(scene)[-1][1]


def test_nothing_goes_out_while_the_office_is_closed(scene):
    name(scene, BOSS)
    for at in (MONDAY - dt.timedelta(hours=2), MONDAY - dt.timedelta(days=1)):
        assert queue(scene, at) == 0


def test_the_prefecture_gets_a_month_in_numbers(scene):
    scene.join(TOWN, OTHER)
    name(scene, OFFICER)
    scene.asked()
    assert queue(scene, MONDAY) == 0
    assert queue(scene, DECEMBER) == 1
    scene.clock.at = DECEMBER
    scene.deliver()
    (message,) = scene.chat.messages
    assert message.kind == "sentence"
    assert "2026年11月" in message.payload["text"]
    assert "軽井沢町" in message.payload["text"]
    assert "決裁" not in message.payload["text"]


def test_whoever_is_removed_gets_nothing(scene):
    name(scene, BOSS)
    with scene.database.writing() as connection:
        assert report_recipients.remove(connection, BOSS)
        assert not report_recipients.remove(connection, BOSS)
    assert queue(scene, MONDAY) == 0


def test_somebody_who_is_erased_is_sent_no_report(scene):
    name(scene, BOSS, OFFICER)
    assert queue(scene, DECEMBER) == 2
    boss = Subject(frozenset({"boss"}), frozenset({(BOSS.channel, BOSS.workspace, BOSS.address)}))
    with scene.database.writing() as connection:
        assert erasure.erase(connection, boss, actor="administrator", at=DECEMBER).places == 1
        assert report_recipients.listed(connection) == [OFFICER]
    assert "BOSS" not in {address for address, _ in waiting(scene)}


def victim(opening, dies_at):
    logging.disable(logging.CRITICAL)
    scene = Scene(opening())
    Fuse(scene.database.engine, dies_at)
    queue(scene, DECEMBER)


def prepared(databases):
    opening = databases.fresh()
    scene = Scene(opening())
    scene.join(TOWN, OTHER)
    name(scene, BOSS, OFFICER)
    scene.asked()
    return opening, scene


@pytest.mark.faults
@pytest.mark.timeout(240)
def test_a_worker_may_die_anywhere(databases):
    _, scene = prepared(databases)
    fuse = Fuse(scene.database.engine)
    assert queue(scene, DECEMBER) == 2
    scene.database.close()
    for dies_at in range(1, fuse.passed, max(1, fuse.passed // 8)):
        opening, scene = prepared(databases)
        scene.database.engine.dispose()
        process = CONTEXT.Process(target=victim, args=(opening, dies_at), daemon=True)
        process.start()
        process.join(60)
        assert process.exitcode == -signal.SIGKILL, dies_at
        queue(scene, DECEMBER + dt.timedelta(hours=1))
        assert sorted(address for address, _ in waiting(scene)) == ["BOSS", "PREF"], dies_at
        scene.database.close()


def test_recipients_are_named_on_the_command_line(tmp_path, monkeypatch):
    monkeypatch.setenv("MADOGUCHI_HOME", str(tmp_path))

    def run(*arguments):
        return CliRunner().invoke(cli, arguments)

    place = ("joho@town.example.lg.jp", "--rhythm", "weekly")
    assert "メールかチャット" in str(run("report", "add", *place).exception.message)
    monkeypatch.setenv("MADOGUCHI_SMTP_HOST", "mail.town.example.lg.jp")
    monkeypatch.setenv("MADOGUCHI_MAIL_FROM", "madoguchi@town.example.lg.jp")
    assert place[0] in run("report", "add", *place).output
    assert run("report", "list").output.split("\t")[0] == texts.RHYTHMS[Rhythm.WEEKLY]
    board = run("report", "add", TOWN, "--rhythm", "weekly", "--channel", "board")
    assert board.exception.message == texts.no_channel("board", ["mail"])
    assert place[0] in run("report", "remove", *place).output
    assert texts.NOBODY in run("report", "list").output
    assert texts.unknown(place[0]) == run("report", "remove", *place).exception.message
    assert texts.RHYTHMS[Rhythm.MONTHLY] in run("report", "--monthly").output
