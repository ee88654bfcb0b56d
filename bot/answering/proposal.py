"""When an answer proposes to ask a person."""

from __future__ import annotations

from enum import StrEnum

from bot.answering.asked import read
from bot.domain.answer import Answer, Status


class Proposal(StrEnum):
    """Why a person should take over."""

    NONE = ""
    FOR_PEOPLE = "for_people"
    ABSTAINED_TWICE = "abstained_twice"


def proposal(text: str, answer: Answer, *, abstained_before: int) -> Proposal:
    """Whether to propose a person for a question of these words.

    Some topics are always for people. Somebody who got no answer in this
    conversation before (`abstained_before` times) should not have to try a
    third time.
    """
    if answer.status is not Status.ABSTAINED:
        return Proposal.NONE
    if read(text).for_people:
        return Proposal.FOR_PEOPLE
    return Proposal.ABSTAINED_TWICE if abstained_before else Proposal.NONE
