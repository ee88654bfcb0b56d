"""kill -9 between any two steps: a stored press is done once, said once, shown in the end."""

from __future__ import annotations

import shutil
from collections import Counter

import pytest

from bot.dialogue.press import Press
from bot.ports import Destination
from bot.reminders.outlook import Key
from bot.reminders.progress import shown
from bot.storage import intake, ledger, outbox, questions, targets
from bot.texts import dialogue as texts
from bot.texts import ledger as ledger_texts
from tests.dialogue.crashes import DiskWorkspace, Fuse, Trial
from tests.dialogue.scene import ANNE, BEN, Office, button
from tests.reminders.scene import TOWN, instant

pytestmark = [pytest.mark.faults, pytest.mark.timeout(280)]
AT = instant("2026-11-25T15:00")


def press(key, action, who=ANNE, **values):
    place = Destination("slack", "W1", "C1", viewer=f"U-{key}")
    return Press(key, who, action, place, AT, values)


DECIDED = [press("k1", button("complete")), press("k2", button("complete", "T2"), BEN)]
ASKED = [press("k3", button("ask")), press("k4", button("record"), visited_on="2026-11-20")]


class Ward:
    """Copies of a database in which the town has its reminders, and of the chat that shows them."""

    def __init__(self, databases, directory):
        self.directory = directory
        self.chat = directory / "chat.jsonl"
        self.databases = databases.prepared(self._open)
        self.count = 0

    def trial(self, presses):
        self.count += 1
        place = self.directory / f"trial{self.count}"
        place.mkdir()
        shutil.copy(self.chat, place)
        return Trial(self.databases.fresh(), place, presses)

    def _open(self, database):
        Office(database, workspace=DiskWorkspace(self.chat, Fuse(0))).open()


@pytest.fixture
def ward(databases, tmp_path):
    return Ward(databases, tmp_path)


@pytest.mark.parametrize("presses", [DECIDED, ASKED], ids=["decided", "asked"])
def test_killed_at_any_step(ward, presses):
    whole = ward.trial(presses)
    code, steps = whole.run()
    assert (code, steps > 20) == (0, True)
    check(whole, presses)
    # The steps are the same on both; a server's databases take three times as long to copy.
    for deadly in range(1, steps + 1, 1 if ward.databases.name == "sqlite" else 3):
        trial = ward.trial(presses)
        assert trial.run(deadly)[0] == -9, deadly
        assert trial.run()[0] == 0
        check(trial, presses)


def check(trial, presses):
    database = trial.opened()
    with database.reading() as connection:
        assert intake.count_by_state(connection).keys() == {"done"}
        assert outbox.counts(connection).keys() <= {"sent", "cancelled"}
        _check_said(trial, presses)
        (_check_decided if presses is DECIDED else _check_asked)(connection, trial)
    database.close()


def _check_said(trial, presses):
    said = Counter(each["id"] for each in log(trial) if each["kind"] == "sentence")
    assert sorted(said.values()) == [1] * len(presses)


def _check_decided(connection, trial):
    """Each duty was completed once, nobody was told that it had been before, and all messages show it."""
    for duty in ("T1", "T2"):
        assert len(ledger.history(connection, TOWN, duty, "2026")) == 1
    sentences = [each["payload"]["text"] for each in log(trial) if each["kind"] == "sentence"]
    assert [text for text in sentences if "「完了」にしました" not in text] == []
    last = {each["external"]: each["payload"] for each in log(trial) if each["kind"] == "reminders"}
    for item in (item for payload in last.values() for item in payload["items"]):
        key = Key(TOWN, item["duty"], item["cycle"])
        assert item["progress"] == shown(connection, key, records=False, at=AT)["progress"]


def _check_asked(connection, trial):
    """The question was asked and answered once, the visit recorded once."""
    assert [row.status for row in questions.listed(connection)] == ["answered"]
    assert len({each["id"] for each in log(trial) if each["kind"] == "answer"}) == 1
    assert len(targets.visits(connection, TOWN, 2026)) == 1
    sentences = {each["payload"]["text"] for each in log(trial) if each["kind"] == "sentence"}
    assert texts.ASKED in sentences
    assert ledger_texts.ALREADY not in sentences


def log(trial):
    return DiskWorkspace(trial.chat, Fuse(0)).log()
