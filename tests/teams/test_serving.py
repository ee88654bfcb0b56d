"""Teams and `madoguchi serve` as processes: what Teams was told we have is dealt with."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from bot.texts import chat
from bot.texts import teams as texts
from tests.teams.office import CLIENT, TENANT
from tests.teams.service import Person, TeamsService

pytestmark = [pytest.mark.teams, pytest.mark.faults]

_KILLS = 2


class Serving:
    """One application at a time on one home directory."""

    def __init__(self, home: Path) -> None:
        own = {"HOME": str(home), "WEB_PORT": "0", "STARTER": "false"}
        teams = {"TEAMS_CLIENT_ID": CLIENT, "TEAMS_TENANT_ID": TENANT, "TEAMS_INSECURE": "true"}
        quick = {"LEASE_SECONDS": "10", "HTTP_TIMEOUT_SECONDS": "3", "QUIET_SECONDS": "5"}
        variables = {f"MADOGUCHI_{name}": value for name, value in {**own, **teams, **quick}.items()}
        self._environment = {"PATH": os.environ["PATH"], **variables}
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        """A fresh application; where Teams calls it."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve"], stdout=subprocess.PIPE, env=self._environment, text=True
        )
        assert self._process.stdout
        said = self._process.stdout.readline()
        address = re.search(r"http://\S+/", said)
        assert address, said
        return f"{address[0]}teams/messages"

    def kill(self) -> None:
        """kill -9, at once."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    made = Serving(tmp_path)
    yield made
    made.kill()


def test_what_was_acknowledged_is_answered_through_kills(teams: TeamsService, serving: Serving) -> None:
    person = Person(teams, serving.start(), TENANT, "田中")
    asked = []
    for _ in range(_KILLS):
        asked.append(person.says("個人番号は 1234 5678 9018 です"))
        serving.kill()
        person.endpoint = serving.start()
    _until(lambda: len(_answers(person)) >= len(asked))
    assert all("受け付けませんでした" in each for each in _answers(person))
    # Teams cannot be asked what it has, so what was cut off is said again and marked.
    assert len([each for each in _answers(person) if chat.SENT_TWICE not in each]) <= len(asked)


def test_the_page_and_teams_are_one_service(teams: TeamsService, serving: Serving) -> None:
    endpoint = serving.start()
    assert httpx.get(endpoint.replace("/teams/messages", "/health"), trust_env=False).is_success
    assert httpx.get(endpoint, trust_env=False).status_code == 405
    person = Person(teams, endpoint, TENANT, "田中")
    person.says("ヘルプ")
    _until(lambda: bool(_answers(person)))
    assert texts.HELP[0] in _answers(person)[0]


def _answers(person: Person) -> list[str]:
    return [each.text for each in person.chat.posted]


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < end, "it did not happen within two minutes"
        time.sleep(0.1)
