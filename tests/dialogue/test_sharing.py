"""みんなに共有: a private answer is posted for everybody, once."""

import datetime as dt

import pytest

from bot.ports import Destination, Permanent
from bot.texts import dialogue as texts
from tests.dialogue.scene import ANNE, BEN, CHANNEL

PRIVATE = Destination("slack", "W1", "C1", "T1", viewer="U-p-anne")


def test_it_goes_to_the_same_conversation_and_names_who_shared(office):
    asked = office.ask(ANNE, "募集の上限は？", PRIVATE)
    assert office.press(ANNE, f"share:{asked}", place=PRIVATE) == texts.SHARED
    private, shared = office.workspace.of_kind("answer")
    assert shared.delivery.destination == Destination("slack", "W1", "C1", "T1")
    assert shared.payload.items() >= private.payload.items()
    assert shared.payload["shared_by"] == "U-p-anne"


def test_it_is_posted_once(office):
    asked = office.ask(ANNE, "募集の上限は？", PRIVATE)
    office.press(ANNE, f"share:{asked}")
    assert office.press(ANNE, f"share:{asked}") == texts.SHARED_ALREADY
    assert len(office.workspace.of_kind("answer")) == 2


@pytest.mark.privacy
def test_only_who_asked_may_share(office):
    asked = office.ask(ANNE, "募集の上限は？", PRIVATE)
    assert office.press(BEN, f"share:{asked}") == texts.NOT_YOURS_TO_SHARE
    assert len(office.workspace.of_kind("answer")) == 1


def test_an_answer_that_is_not_there_yet_cannot_be_shared(office):
    office.answering.work = lambda: False
    asked = office.ask(ANNE, "募集の上限は？", PRIVATE)
    assert office.press(ANNE, f"share:{asked}") == texts.NO_ANSWER_YET


def test_where_it_could_not_be_posted_it_may_be_tried_again(office):
    asked = office.ask(ANNE, "募集の上限は？", PRIVATE)
    office.workspace.fail("answer", Permanent("not_in_channel"))
    office.press(ANNE, f"share:{asked}")
    assert len(office.workspace.of_kind("answer")) == 1
    assert office.press(ANNE, f"share:{asked}") == texts.SHARED
    assert len(office.workspace.of_kind("answer")) == 2


def test_a_channel_answer_is_not_changed_by_sharing(office):
    asked = office.ask(ANNE, "募集の上限は？", CHANNEL)
    office.press(ANNE, f"share:{asked}")
    office.clock.at += dt.timedelta(minutes=1)
    assert len(office.workspace.of_kind("answer")[0].said) == 1
