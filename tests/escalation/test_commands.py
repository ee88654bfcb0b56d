"""`madoguchi tickets` on a database."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from bot.cli.tickets import COLUMNS, command
from bot.domain.ticket import Action, Tier
from bot.escalation import desks
from bot.storage import database as databases
from bot.texts import ticket_lines as texts
from bot.texts import tickets as ticket_texts
from tests.escalation.office import PREFECTURE, SATO, TOWN, Office

pytestmark = pytest.mark.escalation


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("MADOGUCHI_HOME", str(tmp_path))

    def run(*arguments):
        result = CliRunner().invoke(command, list(arguments))
        return result.output if result.exit_code == 0 else result.exception.message

    run("list")  # makes the database
    return run


@pytest.fixture
def office(run, tmp_path):
    made = Office(databases.sqlite(tmp_path / "madoguchi.db"))
    yield made
    made.database.close()


def test_nothing_yet(run):
    assert run("list").strip() == texts.NONE
    assert run("desks", "list").strip() == texts.NO_DESK


def test_tickets_are_listed_and_shown(run, office):
    answered, waiting = office.open(), office.open(question="様式はどこですか")
    office.do(SATO, answered.ticket.id, Action.ANSWER, "要ります")
    lines = run("list").splitlines()
    assert [line.split("\t")[0] for line in lines] == [waiting.ticket.number, answered.ticket.number]
    assert run("list", "--state", "answered").count("T-") == 1
    shown = run("show", answered.ticket.number.lower())
    assert "要ります" in shown
    assert ticket_texts.DONE["open"] in shown
    assert run("show", "T-1999-000001") == ticket_texts.NOT_FOUND


def test_exports_name_nobody_and_hold_no_formula(run, office):
    office.open(question="=HYPERLINK(1)", name="情報 花子")
    rows = list(csv.DictReader(io.StringIO(run("export"))))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["question"] == "'=HYPERLINK(1)"
    assert "花子" not in run("export")
    (line,) = run("export", "--format", "jsonl").splitlines()
    assert json.loads(line)["question"] == "=HYPERLINK(1)"


def test_a_desk_is_set_up_and_removed(run, office):
    place = ("--tier", "municipality", "--channel", "slack", "--workspace", "T1", "--address", "C1")
    assert "情報係" in run("desks", "add", TOWN, *place, "--name", "情報係")
    assert run("desks", "list").split("\t")[2:5] == ["slack", "T1", "C1"]
    with office.database.reading() as connection:
        assert [each.address for each in desks.counter(connection, TOWN, Tier.MUNICIPALITY).places] == ["C1"]
    assert run("desks", "remove", TOWN, *place).strip() == texts.DESK_REMOVED
    assert run("desks", "remove", TOWN, *place).strip() == texts.NO_SUCH_DESK


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((TOWN, "--tier", "prefecture"), texts.WRONG_TIER),
        ((PREFECTURE, "--tier", "municipality"), texts.WRONG_TIER),
        ((PREFECTURE, "--tier", "ministry", "--channel", "slack", "--address", "C1"), texts.BY_LETTER),
        ((TOWN, "--tier", "municipality", "--channel", "board"), texts.WRONG_CHANNEL),
        ((TOWN, "--tier", "municipality", "--channel", "slack"), texts.WRONG_CHANNEL),
    ],
)
def test_a_desk_that_cannot_be_reached_is_refused(run, office, arguments, sentence):
    assert run("desks", "add", *arguments) == sentence


def test_a_prefecture_that_reads_on_the_page_works_here(run, office):
    with office.database.reading() as connection:
        assert desks.counter(connection, TOWN, Tier.PREFECTURE).outside
    run("desks", "add", PREFECTURE, "--tier", "prefecture", "--name", "県の窓口")
    run(
        "desks",
        "add",
        PREFECTURE,
        "--tier",
        "ministry",
        "--channel",
        "letter",
        "--address",
        "h@soumu.example",
    )
    with office.database.reading() as connection:
        assert not desks.counter(connection, TOWN, Tier.PREFECTURE).outside
        ministry = desks.counter(connection, TOWN, Tier.MINISTRY)
    assert (ministry.outside, ministry.mail, ministry.places) == (True, "h@soumu.example", ())
