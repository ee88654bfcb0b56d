"""Two people, or two processes, at the same moment."""

import threading

import pytest

from bot.domain.ticket import Action
from bot.errors import Invalid
from tests.escalation.office import SATO, SUZUKI

pytestmark = pytest.mark.escalation


def together(*jobs):
    """Run jobs at once; gives what each returned or raised."""
    barrier, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(number, job):
        barrier.wait()
        try:
            results[number] = job()
        except Exception as error:
            results[number] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return results


def test_one_of_two_gets_the_ticket(office):
    office.set_up_desks()
    ticket = office.open().ticket.id
    results = together(
        *(
            lambda who=who: office.tickets.act(who, ticket, Action.CLAIM, key=who.name, at=office.at)
            for who in (SATO, SUZUKI)
        )
    )
    assert sum(isinstance(each, Invalid) for each in results) == 1
    assert office.ticket(ticket).version == 2
    assert office.disagreeing(ticket) == []


def test_the_same_press_in_two_workers_is_one_change(office):
    office.set_up_desks()
    ticket = office.open().ticket.id
    results = together(
        *(lambda: office.tickets.act(SATO, ticket, Action.CLAIM, key="p", at=office.at) for _ in range(3))
    )
    assert sum(each.changed for each in results) == 1
    assert office.ticket(ticket).version == 2


def test_the_same_form_twice_at_once_is_one_ticket_and_numbers_have_no_gaps(office):
    results = together(
        *(lambda: office.open(key="form") for _ in range(3)), *(lambda: office.open() for _ in range(3))
    )
    assert sorted({each.ticket.number for each in results}) == [f"T-2026-00000{n}" for n in range(1, 5)]


def test_two_ticks_at_once_send_a_ticket_again_once(office):
    office.set_up_desks()
    office.open()
    office.clock.pause(3 * 86_400)
    assert sorted(together(*(lambda: office.tickets.remind(at=office.at) for _ in range(2)))) == [0, 1]
