"""A short fault matrix; the long one is `make faults`."""

import datetime as dt
import itertools

import pytest

from bot.delivery.send import Timing
from bot.settings import Settings
from tests.faults import circumstances, kills, misbehaviour
from tests.faults.chat_server import ChatServer, Faults
from tests.faults.failpoints import POINTS
from tests.faults.trial import Bench, Trial, settle
from tests.storage.databases import PostgresDatabases, SqliteDatabases

pytestmark = [pytest.mark.faults, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def chat():
    server = ChatServer()
    yield server
    server.stop()


@pytest.fixture(
    scope="module",
    params=[SqliteDatabases, pytest.param(PostgresDatabases, marks=pytest.mark.postgres)],
    ids=["sqlite", "postgres"],
)
def bench(request, chat, tmp_path_factory):
    directory = tmp_path_factory.mktemp("faults")
    databases = request.param(directory / "databases")
    yield Bench(databases, chat, directory)
    databases.stop()


def unharmed(count):
    return (count.lost, count.duplicated) == (0, 0)


def test_a_worker_may_die_anywhere(bench):
    count = kills.at_points(bench, occurrences=(2,))
    assert count.kills >= len(POINTS)
    assert unharmed(count)


def test_two_workers_and_a_planner_may_die_at_any_time(bench):
    assert unharmed(kills.at_random(bench, kills=8, seed=11, steps=8))


def test_a_service_may_store_and_then_fail(bench):
    count = misbehaviour.under(bench, *misbehaviour.STORED_THEN_FAILED.values(), messages=30)
    assert misbehaviour.stored_then_failed(count) >= 15
    assert unharmed(count)


def test_two_planners_plan_once(bench):
    assert unharmed(circumstances.planning_too_often(bench))


def test_two_days_of_downtime_are_shown_and_not_sent(bench):
    count = circumstances.downtime(bench, 48)
    assert count.missed == count.expected
    assert unharmed(count)


def test_a_loss_would_be_noticed(bench):
    trial = Trial(bench)
    assert trial.count().lost == 6
    assert settle([trial]).lost == 0


def test_a_duplicate_would_be_noticed(bench):
    count = misbehaviour.under(bench, Faults(fail_after=0.5, lag=2.5), messages=20)
    assert count.duplicated > 0
    assert count.lost == 0


def test_the_settings_of_production_keep_the_order_that_the_matrix_relies_on(tmp_path):
    settings = Settings(home=tmp_path)
    seconds = (
        settings.tick_seconds,
        settings.http_timeout_seconds,
        settings.lease_seconds,
        settings.quiet_seconds,
    )
    assert seconds == (20.0, 20.0, 90.0, 90.0)
    timing = Timing(*(dt.timedelta(seconds=each) for each in (seconds[2], seconds[3], seconds[1])))
    assert timing.quiet >= dt.timedelta(seconds=60)
    assert timing.lease > 2 * timing.call


def test_every_point_is_one_that_a_trial_can_reach():
    assert len(POINTS) == 22
    assert len(list(itertools.product(POINTS, kills.OCCURRENCES))) >= 84
