"""`/madoguchi …` for administrators, and what everybody else is told."""

from __future__ import annotations

import threading

import pytest

from bot.dialogue.command import Command, parse
from bot.domain.principal import Role
from bot.errors import Unavailable
from bot.index.report import Line, Report
from bot.storage import audit, destinations, generations
from bot.texts import commands as texts
from tests.reminders.scene import OTHER_TOWN, TOWN
from tests.slack.office import Office, now, settings, socket_mode
from tests.slack.watching import answers, rest

pytestmark = pytest.mark.slack


class Indexing:
    """A reindex that goes on when a test says so."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.go_on.set()
        self.failure: Exception | None = None
        self.runs = 0

    def __call__(self, progress):
        self.runs += 1
        progress("reading", 3, 10)
        assert self.go_on.wait(20)
        if self.failure:
            raise self.failure
        return Report(
            added=[Line("share/要綱.pdf", "財政措置の要綱")], documents=4, passages=40, generation="g2"
        )


@pytest.fixture
def indexing():
    return Indexing()


@pytest.fixture
def office(slack, town, tmp_path, indexing):
    with Office(settings(tmp_path, **socket_mode(slack, town)), reindex=indexing) as made:
        assert slack.sockets.wait_connected()
        yield made
        slack.sockets.drop()


@pytest.fixture
def boss(office, town):
    """An administrator."""
    person = town.person("佐藤")
    office.register(person, Role.ADMINISTRATOR)
    return person


def told(outcome):
    assert outcome.acknowledged
    return outcome.body["text"]


def trail(office):
    with office.database.reading() as connection:
        who = audit.named(connection)
        done = [row for row in audit.rows(connection) if row["actor"] in who]
        return [(who[row["actor"]], row["action"], row["subject"]) for row in done]


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("", Command.HELP),
        ("help", Command.HELP),
        ("ＨＥＬＰ", Command.HELP),
        (" Status ", Command.STATUS),
        ("お知らせ　停止", Command.NOTIFY_NO_MORE),
        ("help は英語で何ですか", None),
        ("お知らせの期限は？", None),
        ("reindexとは", None),
    ],
)
def test_only_the_very_words_are_commands(typed, command):
    assert parse(typed) is command


@pytest.mark.parametrize("typed", ["", "help", "使い方"])
def test_anybody_may_ask_for_help(office, tanaka, room, typed):
    outcome = tanaka.slash(typed, channel=room)
    assert "資料から出典つきで答えます" in told(outcome)
    assert tanaka.sees(room)[-1].viewer == tanaka.id


@pytest.mark.parametrize("typed", ["status", "questions", "reindex", "お知らせ", "お知らせ 停止"])
def test_others_are_refused_politely_and_that_is_written_down(office, tanaka, room, indexing, typed):
    assert told(tanaka.slash(typed, channel=room)) == texts.NOT_ADMINISTRATOR
    [(actor, action, subject)] = trail(office)
    assert action == f"{parse(typed).value}.refused"
    assert subject == room.id
    assert tanaka.id not in actor
    assert indexing.runs == 0


def test_the_trail_names_who_did_what(office, boss, room):
    boss.slash("status", channel=room)
    boss.slash("questions", channel=room)
    assert [(actor, action) for actor, action, _ in trail(office)] == [
        (f"p-{boss.id}", "status"),
        (f"p-{boss.id}", "questions"),
    ]


def test_status_tells_of_index_and_questions(office, boss, tanaka, room):
    with office.database.writing() as connection:
        generations.switch_to(
            connection, generation_id="g1", documents=42, passages=1922, report={}, at=now()
        )
    answers(tanaka, tanaka.mentions(room, "申込期限は？"))
    rest(office)
    said = told(boss.slash("status", channel=room))
    assert "資料 42件、該当箇所 1,922件" in said
    assert "回答 1件" in said


def test_status_without_an_index_says_what_to_do(office, boss, room):
    assert texts.NO_INDEX in told(boss.slash("status", channel=room))


def test_questions_lists_what_the_documents_did_not_answer(office, boss, tanaka, room):
    answers(tanaka, tanaka.mentions(room, "無い話は？ <!channel>"))
    answers(tanaka, tanaka.mentions(room, "ある話は？"))
    outcome = boss.slash("questions", channel=room)
    assert "無い話は？" in told(outcome)
    assert "ある話は？" not in told(outcome)
    assert boss.sees(room)[-1].pings == []


def test_without_unanswered_questions_that_is_said(office, boss, room):
    assert told(boss.slash("questions", channel=room)) == texts.NONE_UNANSWERED


def test_a_reindex_tells_its_progress_and_its_end_in_one_message(office, slack, boss, town, room, indexing):
    indexing.go_on.clear()
    assert told(boss.slash("reindex", channel=room)) == texts.REINDEX_ACCEPTED
    direct = town.direct(boss.id)
    slack.until(lambda: any("3/10" in message.shown for message in boss.sees(direct)))
    indexing.go_on.set()
    slack.until(lambda: any("財政措置の要綱" in message.shown for message in boss.sees(direct)))
    rest(office)
    [message] = boss.sees(direct)
    assert "終わりました" in message.shown
    assert "追加 1 件" in message.shown


def test_a_reindex_that_fails_says_why(office, slack, boss, town, room, indexing):
    indexing.failure = Unavailable("新しい索引の確かめに失敗しました。", "verify: /secret/path")
    boss.slash("reindex", channel=room)
    direct = town.direct(boss.id)
    slack.until(lambda: any(indexing.failure.message in message.shown for message in boss.sees(direct)))
    assert all("/secret/path" not in message.shown for message in boss.sees(direct))


def test_a_reindex_that_breaks_shows_no_exception(office, slack, boss, town, room, indexing):
    indexing.failure = RuntimeError("index 0 is out of range")
    boss.slash("reindex", channel=room)
    direct = town.direct(boss.id)
    slack.until(lambda: any("終わりました" in message.shown for message in boss.sees(direct)))
    assert all("out of range" not in message.shown for message in boss.sees(direct))


def test_this_channel_is_told_of_deadlines_from_now_on(office, boss, town, room):
    assert "期限をここに知らせます" in told(boss.slash("お知らせ", channel=room))
    with office.database.reading() as connection:
        places = [each.place for each in destinations.of_organisation(connection, TOWN)]
    assert {(place.channel, place.address) for place in places} == {("board", TOWN), ("slack", room.id)}


def test_it_can_be_stopped(office, boss, room):
    boss.slash("お知らせ", channel=room)
    assert "知らせません" in told(boss.slash("お知らせ 停止", channel=room))
    assert told(boss.slash("お知らせ 停止", channel=room)) == texts.NOTIFIED_ALREADY_NOT
    with office.database.reading() as connection:
        places = [each.place for each in destinations.of_organisation(connection, TOWN)]
    assert [place.channel for place in places] == ["board"]


def test_where_nobody_invited_us_no_deadlines_are_promised(office, boss, town):
    for private in (False, True):
        elsewhere = town.channel("雑談", invited=False, private=private)
        assert told(boss.slash("お知らせ", channel=elsewhere)) == texts.NOT_INVITED


def test_a_direct_message_is_no_channel(office, boss, town):
    assert told(boss.slash("お知らせ", channel=town.direct(boss.id))) == texts.NOT_A_CHANNEL


def test_an_administrator_without_an_organisation_has_no_deadlines(office, town, room):
    person = town.person("運営")
    office.register(person, Role.ADMINISTRATOR, town=None)
    assert told(person.slash("お知らせ", channel=room)) == texts.NO_ORGANISATION


def test_an_organisation_that_has_not_joined_has_none(office, town, room):
    person = town.person("隣町")
    office.register(person, Role.ADMINISTRATOR, town=OTHER_TOWN)
    assert told(person.slash("お知らせ", channel=room)) == texts.NOT_JOINED
