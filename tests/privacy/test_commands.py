"""`madoguchi audit` and `madoguchi people export|erase`, as an administrator types them."""

import csv
import io
import json

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from bot.cli import audit as audit_command
from bot.cli import people as people_command
from bot.cli import questions as questions_command
from bot.storage import migrations
from bot.storage.database import sqlite
from bot.storage.schema.audit import audit as table
from bot.storage.schema.questions import question
from tests.storage.samples import NOW

pytestmark = pytest.mark.privacy
PERSON = ("web", "hojo@town.example")


class Desk:
    """A home directory and the commands on it."""

    def __init__(self, home):
        self.home = home
        self.database = sqlite(home / "madoguchi.db")
        migrations.upgrade(self.database)

    def run(self, command, *words, code=0):
        outcome = CliRunner().invoke(command, words, env={"MADOGUCHI_HOME": str(self.home)})
        if outcome.exception and not isinstance(outcome.exception, SystemExit):
            raise outcome.exception
        assert outcome.exit_code == code, outcome.output
        return outcome.output

    def people(self, *words):
        return self.run(people_command.command, *words)

    def audit(self, *words, code=0):
        return self.run(audit_command.command, *words, code=code)

    def tamper(self, statement):
        with self.database.engine.begin() as connection:
            connection.execute(statement)

    def ask(self, text, asker="p-1"):
        with self.database.writing() as connection:
            values = {
                "id": "00000000-0000-4000-8000-000000000001",
                "event_key": "q1",
                "scope": "shared",
                "channel": "web",
                "conversation": "c1",
                "asker": asker,
                "text": text,
                "as_of": NOW.date(),
                "asked_at": NOW,
                "status": "received",
            }
            connection.execute(question.insert().values(values))


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.database.close()


def test_an_altered_row_is_named_and_the_command_fails(desk):
    for name in ("一郎", "二郎", "三郎"):
        desk.people("add", "web", f"{name}@town.example", "--name", name)
    assert "書き換えられた記録、抜けた記録はありません" in desk.audit("verify")
    desk.tamper(table.update().where(table.c.number == 2).values(subject="x"))
    assert "記録 2：書き換えられています" in desk.audit("verify", code=1)
    desk.audit("accept", "--yes")
    assert "記録 2" in desk.audit("verify")


def test_a_trail_that_was_put_back_is_found_by_what_was_noted(desk):
    desk.people("add", *PERSON)
    noted = desk.audit("verify").strip().rpartition("：")[2]
    assert "合っています" in desk.audit("verify", "--noted", noted)
    wrong = noted.partition(":")[0] + ":" + "0" * 16
    assert "違います" in desk.audit("verify", "--noted", wrong, code=1)


def test_role_changes_and_exports_are_written_down(desk):
    desk.people("add", *PERSON, "--role", "administrator")
    desk.run(questions_command.command, "export")
    shown = desk.audit("show")
    assert "書き出し（質問の記録）" in shown
    assert "administrator" in shown
    desk.audit("export")
    assert "書き出し（操作の記録）" in desk.audit("show")


def test_an_exported_cell_is_no_formula_and_an_asker_no_pseudonym_of_ours(desk):
    desk.ask('=HYPERLINK("http://evil.example","x")')
    rows = list(csv.DictReader(io.StringIO(desk.run(questions_command.command, "export"))))
    assert rows[0]["text"].startswith("'=")
    assert rows[0]["asker"] != "p-1"


def test_a_persons_data_can_be_taken_out_and_is_private(desk, tmp_path):
    desk.people("add", *PERSON, "--name", "北条 花子")
    out = tmp_path / "hojo.json"
    desk.people("export", *PERSON, "--out", str(out))
    assert json.loads(out.read_text(encoding="utf-8"))["person"][0]["label"] == "北条 花子"
    assert out.stat().st_mode & 0o077 == 0


def test_what_was_erased_is_not_on_the_disk(desk):
    desk.people("add", *PERSON, "--name", "消える名前の人")
    with desk.database.reading() as connection:
        person = connection.execute(sa.text("SELECT id FROM person")).scalar_one()
    desk.ask("とても珍しい質問の文です", asker=person)
    desk.people("erase", *PERSON, "--yes")
    files = [path for path in desk.home.iterdir() if path.name.startswith("madoguchi.db")]
    content = b"".join(path.read_bytes() for path in files)
    assert "とても珍しい質問の文です".encode() not in content
    assert "消える名前の人".encode() not in content
    assert person in (desk.home / "erased.jsonl").read_text()
    assert "記録はありません" in desk.audit("verify")
