"""One person: all that is kept can be taken out, and can be taken away."""

import json

import pytest
import sqlalchemy as sa

from bot.domain.ledger import Action as LedgerAction
from bot.domain.ledger import Actor, Entry, keep
from bot.domain.ticket import Action
from bot.privacy import columns, erasure, person_data, tombstones
from bot.privacy.subject import subject_behind, subject_of
from bot.privacy.verification import verify
from bot.storage import audit, ledger, outbox, people, questions
from bot.storage.database import Database
from bot.storage.outbox import Message
from bot.storage.schema import METADATA
from tests.escalation.office import ASKER, DESK_ROOM, SATO, THREAD, TOWN, Office
from tests.privacy.trail import KEY

pytestmark = pytest.mark.privacy
NAME = "北条 花子"


@pytest.fixture
def office(databases):
    plain = databases.fresh()()
    made = Office(Database(plain.engine, KEY))
    made.set_up_desks()
    yield made
    made.database.close()


@pytest.fixture
def left(office):
    """Somebody who asked, was answered, took a question to the desk and decided about a duty."""
    asked = office.ask()
    ticket = office.open(
        asked=asked, name=NAME, question=f"{NAME}です。端末の持ち出しに決裁は要りますか"
    ).ticket
    office.do(SATO, ticket.id, Action.ANSWER, f"{NAME}さん、要ります")
    with office.database.writing() as connection:
        before = Entry(TOWN, "targets", "2026")
        actor = Actor(ASKER.principal.person, TOWN, NAME)
        after = keep(before, today=office.at.date())
        ledger.change(
            connection, before=before, after=after, action=LedgerAction.KEEP, actor=actor, at=office.at
        )
        said = Message("s1", "sentence", THREAD, {"text": "できました"}, "shared")
        outbox.add(connection, said, at=office.at)
    office.deliver()
    return ticket


def erase(office, person=ASKER.principal.person):
    with office.database.writing() as connection:
        return erasure.erase(connection, subject_behind(connection, person), actor="local", at=office.at)


def everything(office) -> str:
    """Every cell of the database."""
    with office.database.reading() as connection:
        rows = [
            dict(row)
            for table in METADATA.sorted_tables
            for row in connection.execute(sa.select(table)).mappings()
        ]
    return json.dumps(rows, ensure_ascii=False, default=str)


def test_an_export_has_what_the_person_asked_said_and_did(office, left):
    with office.database.reading() as connection:
        found = person_data.collected(connection, subject_behind(connection, ASKER.principal.person))
    assert {"question", "ticket", "ticket_event", "ledger_event", "audit", "outbox"} <= found.keys()
    assert [row["asker_name"] for row in found["ticket"]] == [NAME]
    assert "salt" not in found["ticket_event"][0]
    json.dumps(found)


def test_an_erased_person_is_nowhere_and_the_deeds_stay(office, left):
    done = erase(office)
    assert done.anything
    kept = everything(office)
    remembered = kept.count(ASKER.principal.person)
    assert remembered == 1, "only that somebody was erased"
    assert NAME not in kept
    assert office.ticket(left.id).number == left.number
    assert [each.action for each in office.history(left.id)] == [Action.OPEN, Action.ANSWER]
    with office.database.reading() as connection:
        (event,) = ledger.history(connection, TOWN, "targets", "2026")
    assert (event.action, event.person_name) == (LedgerAction.KEEP, "")


def test_the_desks_message_is_edited_so_that_it_names_nobody(office, left):
    assert NAME in str(office.read(DESK_ROOM))
    erase(office)
    office.deliver()
    assert NAME not in str(office.read(DESK_ROOM))


def test_erasing_leaves_the_trail_whole_and_says_nothing_of_who_it_was(office, left):
    erase(office)
    assert verify(office.database, KEY).findings == ()
    with office.database.reading() as connection:
        rows, known = audit.rows(connection), audit.named(connection)
    assert rows[-1]["action"] == "person.erased"
    assert ASKER.principal.person not in known.values()
    assert all(event.salt == "" for event in office.history(left.id))


def test_others_keep_what_is_theirs(office, left):
    other = office.ask(SATO)
    erase(office)
    with office.database.reading() as connection:
        assert questions.by_id(connection, other) is not None
        assert people.label(connection, SATO.principal.person)
    assert office.history(left.id)[-1].person == SATO.principal.person


def test_an_older_copy_that_is_put_back_is_erased_again(office, left, tmp_path):
    tombstones.note(tmp_path, [ASKER.principal.person], at=office.at)
    assert tombstones.apply(office.database, tmp_path, at=office.at) == 1
    assert NAME not in everything(office)
    assert tombstones.apply(office.database, tmp_path, at=office.at) == 0


def test_a_registered_person_is_found_by_the_id_in_the_service(office):
    place = ("slack", "W1", "U-77")
    with office.database.writing() as connection:
        people.register(
            connection, person_id="p77", organisation=TOWN, roles=frozenset(), label=NAME, at=office.at
        )
        people.identify(
            connection, channel=place[0], workspace=place[1], external_id=place[2], person_id="p77"
        )
        subject = subject_of(connection, *place, b"secret")
    assert "p77" in subject.persons
    assert subject.names == {NAME}
    assert place in subject.places


def test_somebody_of_whom_nothing_is_known_is_not_erased(office):
    assert not erase(office, "nobody").anything


def test_every_table_that_names_somebody_is_known():
    named = {table.name for table, _ in columns.of_people()}
    assert {
        "question",
        "ticket",
        "ticket_event",
        "ledger_event",
        "feedback",
        "entered_date",
        "own_duty",
    } <= named
