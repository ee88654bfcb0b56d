"""A message is held by one worker at a time, and gates hold for all of them."""

import datetime as dt
import itertools
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.ports import Destination, Pace
from bot.storage import leases, outbox, send_gate
from tests.storage.samples import NOW, message

LEASE, QUIET = dt.timedelta(seconds=90), dt.timedelta(seconds=60)
FREE = {"chat": Pace()}
PACED = {"chat": Pace(workspace=dt.timedelta(seconds=0.25), address=dt.timedelta(seconds=1))}


def add(database, *messages):
    with database.writing() as connection:
        for each in messages:
            outbox.add(connection, each, at=NOW)


def claim(database, at=NOW, paces=FREE):
    with database.writing() as connection:
        return leases.claim(connection, at=at, lease=LEASE, paces=paces)


def finish(database, held, at=NOW, **values):
    with database.writing() as connection:
        return leases.finish(connection, held, at=at, **values)


def expire(database, at):
    with database.writing() as connection:
        return leases.expire(connection, at=at, quiet=QUIET)


def state(database, number=1):
    with database.reading() as connection:
        return outbox.by_id(connection, message(number).id)


def seconds(number):
    return NOW + dt.timedelta(seconds=number)


def test_the_same_message_is_kept_once(database):
    with database.writing() as connection:
        assert outbox.add(connection, message(), at=NOW)
        assert not outbox.add(connection, message(), at=NOW)


def test_a_message_is_claimed_by_one_worker(database):
    add(database, message())
    held = claim(database)
    assert held.delivery.payload == {"text": "回答1"}
    assert not held.doubtful
    assert claim(database) is None


def test_answers_go_before_reminders(database):
    add(database, message(1, priority=outbox.BULK), message(2, priority=outbox.URGENT))
    assert claim(database).delivery.id == message(2).id


def test_a_channel_that_is_not_connected_is_left_alone(database):
    add(database, message(channel="mail"))
    assert claim(database) is None


def test_a_lost_lease_makes_the_outcome_unknown_for_a_quiet_period(database):
    add(database, message())
    claim(database)
    assert expire(database, seconds(90)) == 0
    assert expire(database, seconds(91)) == 1
    assert claim(database, seconds(150)) is None
    again = claim(database, seconds(151))
    assert again.doubtful
    assert again.delivery.first_try_at == NOW


def test_a_worker_that_lost_its_lease_cannot_overwrite(database):
    add(database, message())
    first = claim(database)
    expire(database, seconds(91))
    second = claim(database, seconds(151))
    assert not finish(database, first, state="pending", attempts=0)
    assert finish(database, second, state="sent", how="reconciled", external_id="x")
    assert not finish(database, first, state="dead", last_error="late")
    assert state(database).how == "reconciled"


def test_that_a_message_arrived_is_written_even_after_the_lease_was_lost(database):
    add(database, message())
    first = claim(database)
    expire(database, seconds(91))
    assert finish(database, first, state="sent", how="posted", external_id="x")
    assert state(database).state == "sent"


def test_every_attempt_is_on_record(database):
    add(database, message())
    held = claim(database)
    finish(database, held, state="pending", attempts=0, last_error="ratelimited")
    claim(database)
    with database.reading() as connection:
        first, second = outbox.attempts_of(connection, message().id)
    assert (first.outcome, first.detail, second.outcome) == ("pending", "ratelimited", None)


def test_one_address_gets_one_message_a_second_and_the_workspace_four(database):
    add(database, *(message(n, address=f"C{n // 3}") for n in range(6)))
    claimed = []
    for tick in range(0, 2500, 125):
        held = claim(database, seconds(tick / 1000), PACED)
        if held:
            claimed.append((tick, held.delivery.destination.address))
    assert [tick for tick, address in claimed if address == "C0"] == [0, 1000, 2000]
    ticks = [tick for tick, _ in claimed]
    assert all(later - earlier >= 250 for earlier, later in itertools.pairwise(ticks))


def test_a_service_that_asks_for_a_pause_gets_it_for_the_whole_workspace(database):
    add(database, message(1, address="C1"), message(2, address="C2"))
    add(database, message(3, destination=Destination("chat", "W2", "C3")))
    with database.writing() as connection:
        send_gate.hold(connection, Destination("chat", "W1", "C1"), until=seconds(30))
        send_gate.hold(connection, Destination("chat", "W1", "C2"), until=seconds(10))
    assert claim(database).delivery.id == message(3).id
    assert claim(database, seconds(29)) is None
    assert claim(database, seconds(30)) is not None


def test_the_next_chance_is_when_time_and_both_gates_allow(database):
    add(database, message(1), message(2))
    with database.reading() as connection:
        assert leases.next_chance(connection, channels=["chat"]) == NOW
    claim(database, NOW, PACED)
    with database.reading() as connection:
        assert leases.next_chance(connection, channels=["chat"]) == seconds(1)
        assert leases.next_chance(connection, channels=["mail"]) is None


@pytest.mark.parametrize("paces", [FREE, PACED])
def test_two_workers_at_once_never_hold_the_same_message(database, paces):
    add(database, *(message(n, address=f"C{n}") for n in range(20)))

    def work(worker):
        held = [claim(database, seconds(step), paces) for step in range(20)]
        return [each.delivery.id for each in held if each]

    with ThreadPoolExecutor(2) as pool:
        ids = [each for found in pool.map(work, range(2)) for each in found]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 10
