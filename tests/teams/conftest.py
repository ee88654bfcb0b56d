from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.slack.office import settings
from tests.teams.office import CLIENT, TENANT, Office
from tests.teams.service import Chat, Person, TeamsService


@pytest.fixture
def teams() -> Iterator[TeamsService]:
    """Microsoft Teams."""
    with TeamsService() as service:
        yield service


def insecure(home: Path, **more: Any):
    """Settings of an installation that a stand-in on this machine may call."""
    own = {"teams_client_id": CLIENT, "teams_tenant_id": TENANT, "teams_insecure": True}
    return settings(home, **own, **more)


@pytest.fixture
def office(teams: TeamsService, tmp_path: Path) -> Iterator[Office]:
    """The application; its town is the tenant's."""
    with Office(insecure(tmp_path)) as made:
        yield made


@pytest.fixture
def tanaka(teams: TeamsService, office: Office) -> Person:
    """Somebody who works there."""
    return Person(teams, office.endpoint, TENANT, "田中")


@pytest.fixture
def channel(teams: TeamsService) -> Chat:
    """A channel of a team."""
    return teams.chat("19:general@thread.tacv2", "channel", TENANT, team="19:team@thread.tacv2")


@pytest.fixture
def group(teams: TeamsService) -> Chat:
    """A group chat."""
    return teams.chat("19:group@thread.v2", "groupChat", TENANT)
