"""`madoguchi init`: the questions of the first run, on a terminal."""

import pytest
from click.testing import CliRunner

from bot import first_run
from bot.cli.init import command
from bot.domain.principal import Role
from bot.storage import database as databases
from bot.storage import people
from bot.texts import first_run as texts
from bot.texts.targets import NOT_A_COUNT

pytestmark = pytest.mark.web


@pytest.fixture
def run(tmp_path):
    def said(*arguments, answers=""):
        return CliRunner().invoke(
            command, arguments, input=answers, env={"MADOGUCHI_HOME": str(tmp_path), "MADOGUCHI_CONFIG": ""}
        )

    return said


@pytest.fixture
def stored(tmp_path):
    def read(what):
        database = databases.sqlite(tmp_path / "madoguchi.db")
        with database.reading() as connection:
            found = what(connection)
        database.close()
        return found

    return read


def test_it_asks_prefecture_municipality_and_desk(run, stored):
    result = run(answers="長野\n長野県\n軽井沢\n軽井沢町\n\n総務課\n0000-00-0000\n\n")
    assert texts.UNKNOWN_PREFECTURE in result.output
    assert texts.UNKNOWN_ORGANISATION in result.output
    assert texts.NO_OLD_REMINDERS in result.output
    kept = stored(first_run.installation)
    assert (kept.organisation.name, kept.desk.name) == ("軽井沢町", "総務課")


def test_what_was_typed_wrong_is_asked_again(run, stored):
    asked = "長野県\n軽井沢町\n二万人\n２００００\n"
    result = run(answers=f"{asked}総務課\n\nsoumu\n総務課\n\nsoumu@town.example\n")
    assert NOT_A_COUNT in result.output
    assert texts.WRONG_MAIL in result.output
    kept = stored(first_run.installation)
    assert (kept.organisation.population, kept.desk.mail) == (20000, "soumu@town.example")


def test_a_wrong_option_is_refused(run, stored):
    desk = ("--desk-name", "", "--desk-phone", "", "--desk-mail", "soumu")
    assert run("--organisation", "200000", *desk).exit_code != 0
    assert stored(first_run.installation) is None


def test_options_leave_nothing_to_ask(run, stored):
    desk = ("--desk-name", "", "--desk-phone", "", "--desk-mail", "")
    assert run("--organisation", "200000", *desk).exit_code == 0
    assert stored(first_run.installation).organisation.is_prefecture


def test_an_administrator_can_be_named_who_signs_in_through_the_proxy(run, stored):
    desk = ("--desk-name", "", "--desk-phone", "", "--desk-mail", "")
    result = run("--organisation", "203211", *desk, "--administrator", "Joho@Town.example")
    assert "MADOGUCHI_WEB_USER_HEADER" in result.output

    def found(connection):
        return people.resolve(connection, channel="web", workspace="", external_id="joho@town.example")

    assert stored(found).may(Role.ADMINISTRATOR)


def test_without_a_terminal_it_ends_and_keeps_nothing(run, stored):
    assert run(answers="20\n").exit_code != 0
    assert stored(first_run.installation) is None
