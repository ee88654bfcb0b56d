"""A kill while a Q&A is brought into the index is made good by the next look."""

import shutil
import subprocess
import sys

import pytest

from bot.domain.answer import Status
from bot.storage import database as databases
from tests.escalation.office import ADMINISTRATOR, SATO
from tests.learning.office import ASKED, LearningOffice

pytestmark = [pytest.mark.escalation, pytest.mark.faults]
BOSS = ADMINISTRATOR.principal


def run(database, home, step):
    command = [sys.executable, "-m", "tests.learning.victim", str(database), str(home), str(step)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_killed_at_the_beginning_and_around_the_switch(indexed, tmp_path):
    indexed.set_up_desks()
    version = indexed.learning.propose(SATO.principal, indexed.answered_ticket(), at=indexed.at)
    indexed.learning.approve(BOSS, version.number, indexed.edit(version), at=indexed.at)
    indexed.served.close()
    # The last connection that closes writes everything into the one file.
    file = indexed.database.engine.url.database
    indexed.database.close()
    homes = [tmp_path / f"run-{number}" for number in range(4)]
    for home in homes:
        shutil.copytree(tmp_path / "state", home / "state")
        shutil.copy(file, home / "copy.db")
    counted = run(homes[0] / "copy.db", homes[0], 0)
    assert counted.returncode == 0, counted.stderr
    last = int(counted.stdout)
    for home, step in zip(homes[1:], (4, last - 6, last - 3), strict=True):
        assert run(home / "copy.db", home, step).returncode == -9
        office = LearningOffice(databases.sqlite(home / "copy.db"), home)
        office.clock.pause(9000)
        while office.publishing.work():
            pass
        assert office.put(ASKED).status is Status.ANSWERED
        office.close()
