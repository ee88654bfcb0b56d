"""Fifty questions at the same moment: Slack hears of each in time, and a button is not kept waiting."""

from __future__ import annotations

import threading
import time

import pytest

from tests.slack.library import Library
from tests.slack.office import Office, settings, socket_mode
from tests.slack.service import Kind
from tests.slack.watching import answers, rest

pytestmark = pytest.mark.slack

QUESTIONS = 50


class SlowLibrary(Library):
    """Takes its time, and stops altogether while a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.open = threading.Event()
        self.open.set()

    def answer(self, asked, context):
        assert self.open.wait(60)
        time.sleep(0.02)
        return super().answer(asked, context)


@pytest.fixture
def library():
    return SlowLibrary()


@pytest.fixture
def office(slack, town, tmp_path, library):
    with Office(settings(tmp_path, **socket_mode(slack, town)), answerer=library) as made:
        assert slack.sockets.wait_connected()
        yield made
        library.open.set()
        slack.sockets.drop()


def test_fifty_at_once_are_acknowledged_the_first_time_and_answered_once(office, slack, town, library):
    people = [town.person(f"職員{number}") for number in range(QUESTIONS)]
    rooms = [town.channel(f"相談{number % 10}") for number in range(QUESTIONS)]
    first = people[0].mentions(rooms[0], "はじめの質問")
    [earlier] = answers(people[0], first)
    rest(office)

    # Nothing is answered from here on until everything else has been seen.
    library.open.clear()
    asked = [
        person.mentions(room, f"{person.name}の質問") for person, room in zip(people, rooms, strict=True)
    ]
    slack.until(lambda: len(slack.delivered()) > QUESTIONS)
    assert [each.attempt for each in slack.delivered()] == [0] * (QUESTIONS + 1)
    assert all(each.acknowledged for each in slack.delivered())

    # Meanwhile a button opens its form, and what is entered is thanked for.
    assert people[0].presses(earlier, "役に立たない").acknowledged
    assert people[0].submits(people[0].modal).acknowledged
    slack.until(lambda: people[0].whispers(rooms[0]) != [])
    assert not any(person.replies_to(each) for person, each in zip(people, asked, strict=True))

    library.open.set()
    for person, question in zip(people, asked, strict=True):
        [answer] = answers(person, question)
        assert f"「{person.name}の質問」" in answer.shown
    print(f"slowest acknowledgement {max(each.latency for each in slack.delivered()):.3f} s")


def test_courtesies_that_hang_hold_nobody_up(office, slack, town, tanaka, room):

    slack.goes_wrong("assistant.threads.setStatus", Kind.SLOW, seconds=2.0, times=4)
    for number in range(4):
        answers(tanaka, tanaka.mentions(room, f"質問{number}"))
    assert all(each.attempt == 0 and each.acknowledged for each in slack.delivered())
