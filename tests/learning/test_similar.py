"""Who asked the same, and how they are told."""

from pathlib import Path

import pytest
import yaml

from bot.domain import scope
from bot.learning.similar import asked_the_same, is_same
from bot.storage.schema.questions import question as table
from tests.escalation.office import (
    ADMINISTRATOR,
    AFAR,
    ASKER,
    COLLEAGUE,
    ELSEWHERE,
    NEIGHBOUR,
    OTHER,
    SATO,
    THREAD,
    person,
)
from tests.learning.office import ASKED, REPLY

pytestmark = pytest.mark.escalation
BOSS = ADMINISTRATOR.principal
PAIRS = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))


def test_nothing_else_is_taken_for_the_same_and_most_of_the_same_is_found():
    assert [pair for pair in PAIRS["different"] if is_same(*pair)] == []
    assert sum(is_same(*pair) for pair in PAIRS["same"]) >= 10


@pytest.mark.parametrize("pair", PAIRS["same"][:4])
def test_the_order_does_not_matter(pair):
    assert is_same(*pair) == is_same(*reversed(pair))


@pytest.fixture
def published(office):
    """A Q&A for everybody, whose question was asked by many before."""
    office.set_up_desks()
    version = office.learning.propose(SATO.principal, office.answered_ticket(), at=office.at)
    edit = office.edit(version, audience=scope.SHARED)
    return office.learning.approve(BOSS, version.number, edit, at=office.at)


def asked(office, who, reply=THREAD, text=ASKED):
    id_ = office.ask(who, reply=reply)
    with office.database.writing() as connection:
        connection.execute(table.update().where(table.c.id == id_).values(text=text))
    return id_


def count(office, version):
    with office.database.reading() as connection:
        return asked_the_same(connection, version, at=office.at)


def test_other_towns_are_counted_from_three_on_and_never_named(office, published):
    asked(office, COLLEAGUE)
    for code in (OTHER, ELSEWHERE):
        asked(office, person(f"人{code}", code))
    assert (count(office, published).own, count(office, published).others) == (1, None)
    asked(office, person("人", AFAR))
    assert count(office, published).others == 3


def test_everybody_is_told_where_they_asked_and_once(office, published):
    one = asked(office, COLLEAGUE, text="無線アクセスポイントの増設費用の負担先を教えてください")
    page = asked(office, NEIGHBOUR, reply=None)
    other = asked(office, ASKER, text="端末の廃棄に決裁は要りますか")
    for _ in range(2):
        office.telling.tell(BOSS, published.number, at=office.at)
    assert [len(office.news(each)) for each in (one, page, other)] == [1, 1, 0]
    (said,) = office.sentences()
    assert REPLY in said
    assert published.number in said
    assert count(office, published).untold is False


def test_nobody_is_told_what_they_may_not_find(office):
    office.set_up_desks()
    version = office.learning.propose(SATO.principal, office.answered_ticket(), at=office.at)
    office.learning.approve(BOSS, version.number, office.edit(version), at=office.at)
    stranger, own = asked(office, NEIGHBOUR), asked(office, COLLEAGUE)
    office.telling.tell(BOSS, version.number, at=office.at)
    assert (office.news(stranger), len(office.news(own))) == ([], 1)
