"""Help and administration by text."""

from __future__ import annotations

import pytest

from bot.domain.principal import Role
from bot.index.report import Report
from bot.storage import audit, destinations
from bot.texts import chat, commands
from bot.texts import teams as texts
from tests.reminders.scene import TOWN
from tests.teams.conftest import insecure
from tests.teams.office import Office

pytestmark = pytest.mark.teams


@pytest.fixture
def chief(office, tanaka):
    """An administrator."""
    office.register(tanaka, Role.ADMINISTRATOR)
    return tanaka


def trail(office):
    with office.database.reading() as connection:
        people = audit.named(connection)
        return [row["action"] for row in audit.rows(connection) if row["actor"] in people]


def places(office):
    with office.database.reading() as connection:
        found = destinations.of_organisation(connection, TOWN)
    return [each.address for each in found if each.channel == "teams"]


@pytest.mark.parametrize("words", ["ヘルプ", "help", "使い方"])
def test_help_tells_how_to_ask_and_who_one_is(office, tanaka, words):
    tanaka.says(words)
    office.rest()
    [told] = tanaka.chat.posted
    assert all(line in told.text for line in texts.HELP)
    assert tanaka.id in told.text
    assert office.answerer.asked == []


def test_in_public_help_names_nobody(office, tanaka, channel):
    tanaka.says("ヘルプ", channel)
    office.rest()
    assert tanaka.id not in channel.posted[0].text


def test_an_administrator_learns_which_conversation_it_is(office, tanaka, chief, group):
    chief.says("ヘルプ", group)
    office.rest()
    assert group.id in group.posted[0].text


def test_nobody_else_is_told_its_number(office, tanaka, channel):
    tanaka.says("ヘルプ", channel)
    office.rest()
    assert channel.id not in channel.posted[0].text


@pytest.mark.parametrize("words", ["状況", "質問一覧", "再索引", "お知らせ"])
def test_others_are_refused_politely_and_that_is_written_down(office, tanaka, words):
    tanaka.says(words)
    office.rest()
    assert [each.text for each in tanaka.chat.posted] == [commands.NOT_ADMINISTRATOR]
    assert trail(office)[-1].endswith(".refused")


def test_the_state_and_the_unanswered_questions(office, chief):
    chief.says("無いことを聞きます")
    office.rest()
    chief.says("状況")
    chief.says("質問一覧")
    office.rest()
    state, unanswered = [each.text for each in chief.chat.posted[-2:]]
    assert "この30日の質問：答えられず 1件" in state
    assert "無いことを聞きます" in unanswered


@pytest.mark.parametrize("words", ["状況", "質問一覧", "再索引"])
def test_what_others_should_not_read_is_not_said_among_them(office, chief, channel, words):
    chief.says(words, channel)
    office.rest()
    assert [each.text for each in channel.posted] == [texts.IN_PRIVATE]


def test_a_channel_becomes_the_place_of_reminders(office, chief, channel):
    chief.says("お知らせ", channel, thread="1700000000001")
    office.rest()
    assert places(office) == [channel.id]
    chief.says("お知らせ 停止", channel)
    office.rest()
    assert places(office) == []


def test_a_repeated_message_is_answered_once(office, chief):
    for _ in range(3):
        chief.says("状況", id="1700000000005")
    office.rest()
    assert len(chief.chat.posted) == 1


def test_a_reindex_is_told_in_one_message(teams, tmp_path):
    from tests.teams.office import TENANT
    from tests.teams.service import Person

    with Office(insecure(tmp_path), reindex=_reindex) as office:
        chief = Person(teams, office.endpoint, TENANT, "長")
        office.register(chief, Role.ADMINISTRATOR)
        chief.says("再索引")
        office.rest()
        [told] = chief.chat.posted
        assert told.text.startswith(f"{commands.REINDEX}：{chat.TASK_DONE}")
        assert told.versions > 1 or chat.TASK_DONE in told.text


def _reindex(progress) -> Report:
    from bot.errors import Unavailable

    progress("read", 1, 2)
    raise Unavailable("資料の場所につながりません。")
