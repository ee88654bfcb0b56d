"""The same story by buttons: what a chat channel stores and what people read."""

import datetime as dt
import itertools
import json

import pytest

from bot.dialogue.press import Press
from bot.dialogue.presses import Presses
from bot.domain.ticket import Action, State, Tier
from bot.errors import NotFound
from bot.escalation.forms import Kind
from bot.escalation.presses import DESK_WORDS, TicketPresses
from bot.escalation.seeing import form_of
from bot.ports import Destination
from bot.storage import intake, outbox
from bot.texts import ticket_message, tickets
from tests.escalation.office import (
    ASKER,
    DESK_ROOM,
    NEIGHBOUR,
    PREFECTURAL,
    SATO,
    STRANGER,
    THREAD,
)

pytestmark = pytest.mark.escalation
PRIVATE = Destination("slack", "W1", "C1", viewer="U1")


class Room:
    """Presses buttons on the desks of an office."""

    def __init__(self, office):
        self.office = office
        self._numbers = itertools.count(1)
        handlers = TicketPresses(office.tickets).handlers
        lease = dt.timedelta(seconds=60)
        self.presses = Presses(
            office.database, handlers, now=lambda: office.clock.at, lease=lease, spoken=DESK_WORDS
        )

    def press(self, who, action, *, key="", place=PRIVATE, **values):
        """Store it, do it, deliver; gives what the person alone is told."""
        self.office.clock.pause(60)
        key = key or f"press-{next(self._numbers)}"
        self.presses.receive(Press(key, who.principal, action, place, self.office.at, values, "", who.name))
        while self.presses.work():
            pass
        before = len(self.office.chat.messages)
        self.office.deliver()
        new = self.office.chat.messages[before:]
        return "".join(each.payload["text"] for each in new if each.kind == "sentence")

    def form(self, who, button):
        with self.office.database.reading() as connection:
            return form_of(connection, who.principal, button, name=who.name)

    def button(self, place, action):
        """The id of a button on the newest message at a place that has it."""
        for payload in reversed([each for each in self.office.read(place) if "actions" in each]):
            for each in payload["actions"]:
                if each["action"] == action:
                    return each["id"]
        raise AssertionError(f"no {action} at {place.address}")


@pytest.fixture
def room(office):
    office.set_up_desks(prefecture=False)
    return Room(office)


def filled(form):
    """The values of a form that somebody sends as it stands, with its required checks made."""
    lines = {field.name: field.value for field in form.fields if field.kind is not Kind.CHECK}
    return lines | {f.name: "yes" for f in form.fields if f.kind is Kind.CHECK and f.required}


def test_the_whole_story_by_buttons(office, room):
    asked = office.ask()
    form = room.form(ASKER, f"ask_person:{asked}")
    assert (
        room.press(ASKER, form.action, **filled(form) | {"missing": "様式の番号", "with_name": "yes"}) == ""
    )
    assert "様式の番号" in "\n".join(ticket_message.lines_of(office.read(DESK_ROOM)[0]))
    assert office.read(DESK_ROOM)[0]["asker"] == ASKER.name
    assert tickets.SAID["claim"] in room.press(SATO, room.button(DESK_ROOM, "claim"))
    room.press(SATO, room.button(DESK_ROOM, "ask_back"), text="どの端末ですか")
    room.press(ASKER, room.button(THREAD, "reply"), text="ノートです")
    upwards = room.form(SATO, room.button(DESK_ROOM, "escalate"))
    assert "ノートです" in upwards.fields[0].value
    assert ASKER.name in upwards.fields[0].value
    assert "長野県の相談窓口" in upwards.lead
    room.press(SATO, upwards.action, **filled(upwards))
    room.press(SATO, room.button(DESK_ROOM, "receive"), text="様式第3号です。電話026-000-0000")
    answer = room.form(SATO, room.button(DESK_ROOM, "answer"))
    assert answer.fields[0].value == "様式第3号です。電話026-000-0000"
    room.press(SATO, answer.action, **filled(answer))
    stands, *_, news = office.asker_reads()
    assert "様式第3号です。電話026-000-0000" in "\n".join(ticket_message.lines_of(news))
    assert "長野県の相談窓口" in "\n".join(ticket_message.lines_of(news))
    assert "回答済" in ticket_message.title(stands)
    room.press(ASKER, room.button(THREAD, "close"))
    assert office.ticket(stands["ticket"]).state is State.CLOSED


def test_without_a_form_the_draft_is_sent_as_it_stands(office, room):
    room.press(ASKER, f"ask_person:{office.ask()}")
    at_desk = office.read(DESK_ROOM)[0]
    assert "情報セキュリティ実施手順" in at_desk["found"]
    assert at_desk["asker"] == ""


def test_a_free_question_is_answered_where_it_was_asked(office, room):
    place = Destination("slack", "W1", "D1")
    assert room.form(ASKER, "ask_person:").fields[0].value == ""
    room.press(ASKER, "ask_person:", place=place, question="端末を増やしたい")
    assert office.read(place)[0]["question"] == "端末を増やしたい"


def test_nothing_goes_up_without_the_check(office, room):
    ticket = office.open().ticket.id
    said = room.press(SATO, f"ticket_escalate:{ticket}", text="県へ")
    assert said == tickets.NOT_CONFIRMED
    assert office.ticket(ticket).tier is Tier.MUNICIPALITY


def test_a_repeated_press_says_and_does_things_once(office, room):
    ticket = office.open().ticket.id
    first = room.press(SATO, f"ticket_claim:{ticket}", key="k1")
    assert (first, room.press(SATO, f"ticket_claim:{ticket}", key="k1")) == (tickets.SAID["claim"], "")
    assert office.ticket(ticket).version == 2


@pytest.mark.parametrize("who", [NEIGHBOUR, PREFECTURAL, STRANGER])
def test_buttons_of_others_are_refused_in_a_sentence(office, room, who):
    ticket = office.open().ticket.id
    assert room.press(who, f"ticket_answer:{ticket}", text="はい") == tickets.NOT_FOUND
    with pytest.raises(NotFound):
        room.form(who, f"ticket_answer:{ticket}")
    asked = office.ask()
    assert room.press(who, f"ask_person:{asked}") in (tickets.NO_QUESTION, tickets.NO_ORGANISATION)


def test_what_is_no_button_of_ours_is_refused(office, room):
    ticket = office.open().ticket.id
    for action in ("ticket_open:x", "ticket_delete:x", f"ticket_answer:{ticket}'--", "ask_person:zzz"):
        assert room.press(SATO, action)
    with pytest.raises(NotFound):
        room.form(SATO, "ticket_delete:x")
    assert room.form(SATO, f"ticket_claim:{ticket}") is None


def test_a_register_reaches_neither_intake_nor_ticket(office, room):
    ticket = office.open().ticket.id
    register = "個人番号 123456789018 の人"
    room.press(ASKER, f"ticket_reply:{ticket}", text=register)
    room.press(SATO, f"ticket_answer:{ticket}", text=f"{register}です", key="answered")
    with office.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT payload FROM intake").fetchall()
        sent = [each.payload for each in outbox.in_state(connection, "sent")]
        assert intake.progress(connection, "answered").state == "done"
    assert "123456789018" not in json.dumps([str(rows), sent], ensure_ascii=False)
    assert len(office.history(ticket)) == 2


def test_a_service_that_cannot_change_messages_gets_news_only(office):
    mail = Destination("mail", "", "desk@example.jp")
    office.desk("203211", Tier.MUNICIPALITY, mail, "情報係")
    ticket = office.open(place=Destination("mail", "", "asker@example.jp")).ticket.id
    office.do(SATO, ticket, Action.CLAIM)
    office.do(SATO, ticket, Action.ANSWER, "はい")
    with office.database.reading() as connection:
        rows = outbox.in_state(connection, "pending")
    assert sorted((row.address, row.payload["news"], row.edits) for row in rows) == [
        ("asker@example.jp", "", None),
        ("asker@example.jp", "answer", None),
        ("desk@example.jp", "", None),
    ]
