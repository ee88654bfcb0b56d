"""Rounds of fetching and looks at folders, by the clock of the test."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.index.fetch import Fetching
from bot.index.fetched import candidates_in
from bot.index.reindex import AlreadyRunning
from bot.index.renewal import Renewal
from bot.index.watch import look_of
from bot.storage import database as databases
from bot.storage import fetched, migrations, watched
from knowledge.sources import Manifest, WebSource
from tests.sources.network import PUBLIC, Network, response

AT = dt.datetime(2026, 11, 23, 0, 30, tzinfo=dt.UTC)
PAGE = response(b"<html>plan</html>", content_type="text/html", etag='"1"')


@pytest.fixture
def database(tmp_path):
    opened = databases.sqlite(tmp_path / "madoguchi.db")
    migrations.upgrade(opened)
    yield opened
    opened.close()


@pytest.fixture
def network():
    made = Network()
    made.names = {"www.example.jp": [PUBLIC], "www.example.org": [PUBLIC]}
    return made


def source(id_, host="www.example.jp", **more):
    url = f"https://{host}/{id_}"
    return WebSource(
        id=id_, title=f"題{id_}", issuer="総務省", url=url, licence="PDL1.0", enabled=True, **more
    )


def fetching(database, network, tmp_path, *sources, every_hours=0, pauses=None):
    return Fetching(
        database=database,
        directory=tmp_path / "fetched",
        manifest=Manifest(every_hours=every_hours, source=sources),
        client=network.client,
        stopwatch=lambda: 0.0,
        sleep=(pauses if pauses is not None else []).append,
    )


def codes(outcomes):
    return {outcome.source: outcome.code for outcome in outcomes}


def test_what_changed_since_the_last_time_is_told(database, network, tmp_path):
    network.answers = [PAGE, response(status="304 Not Modified")]
    subject = fetching(database, network, tmp_path, source("a"))
    assert codes(subject.round(AT)) == {"a": "changed"}
    later = AT + dt.timedelta(days=1)
    assert codes(subject.round(later)) == {"a": "unchanged"}
    with database.reading() as connection:
        row = fetched.by_source(connection)["a"]
    assert (row.changed_at, row.checked_at, row.etag) == (AT, later, '"1"')


def test_one_server_is_asked_slowly(database, network, tmp_path):
    pauses = []
    network.answers = [PAGE] * 4
    sources = [source("a"), source("b"), source("c", "www.example.org"), source("d")]
    list(fetching(database, network, tmp_path, *sources, pauses=pauses).round(AT))
    assert pauses == [3.0, 3.0]


def test_a_busy_server_is_left_alone(database, network, tmp_path):
    network.answers = [response(status="503 Busy"), PAGE]
    sources = [source("a"), source("b"), source("c", "www.example.org")]
    assert codes(fetching(database, network, tmp_path, *sources).round(AT)) == {"a": "later", "c": "changed"}


def test_another_address_is_asked_afresh(database, network, tmp_path):
    network.answers = [PAGE, PAGE]
    list(fetching(database, network, tmp_path, source("a")).round(AT))
    network.requests.clear()
    moved = source("a").model_copy(update={"url": "https://www.example.jp/moved"})
    list(fetching(database, network, tmp_path, moved).round(AT))
    assert not any(b"If-None-Match" in sent for sent in network.requests)


def test_fetched_documents_carry_their_source(database, network, tmp_path):
    network.answers = [PAGE]
    subject = fetching(database, network, tmp_path, source("a"))
    list(subject.round(AT))
    (candidate,) = candidates_in(subject.directory, subject.manifest)
    given = candidate.given
    assert (candidate.source, candidate.location) == ("fetched", "a.html")
    assert (given.url, given.licence) == ("https://www.example.jp/a", "PDL1.0")


def test_what_changed_stays_for_questions_about_an_earlier_day(database, network, tmp_path):
    network.answers = [PAGE, response(b"<html>new</html>", content_type="text/html"), PAGE]
    subject = fetching(database, network, tmp_path, source("a"))
    for days in (0, 30, 30):
        list(subject.round(AT + dt.timedelta(days=days)))
    old, current = candidates_in(subject.directory, subject.manifest)
    assert (old.location, old.path.read_bytes()) == ("a/2026-11-23_2026-12-23.html", b"<html>plan</html>")
    assert (old.replaced.by, old.replaced.on) == ("a.html", dt.date(2026, 12, 23))
    assert current.replaced is None
    list(fetching(database, network, tmp_path).round(AT))
    assert list(subject.directory.rglob("*.html")) == []


def test_what_is_turned_off_leaves_index_and_disk(database, network, tmp_path):
    network.answers = [PAGE, PAGE]
    on = fetching(database, network, tmp_path, source("a"), source("b", "www.example.org"))
    list(on.round(AT))
    off = fetching(database, network, tmp_path, source("b", "www.example.org"))
    assert [each.location for each in candidates_in(off.directory, off.manifest)] == ["b.html"]
    network.answers = [PAGE]
    list(off.round(AT))
    assert [path.name for path in off.directory.iterdir()] == ["b.html"]


@pytest.mark.parametrize(("every_hours", "hours", "due"), [(0, 99, False), (24, 23, False), (24, 24, True)])
def test_the_schedule_decides_when(database, network, tmp_path, every_hours, hours, due):
    network.answers = [PAGE]
    subject = fetching(database, network, tmp_path, source("a"), every_hours=every_hours)
    list(subject.round(AT))
    assert subject.is_due(AT + dt.timedelta(hours=hours)) is due


class Rebuilds:
    """Counts reindexes; refuses while `busy`."""

    def __init__(self):
        self.at = []
        self.busy = False

    def __call__(self, at):
        if self.busy:
            raise AlreadyRunning("busy")
        self.at.append(at)


def minutes(number):
    return AT + dt.timedelta(minutes=number)


@pytest.fixture
def folder(tmp_path, database):
    share = tmp_path / "share"
    share.mkdir()
    (share / "a.txt").write_text("a")
    with database.writing() as connection:
        watched.watch(connection, str(share))
    return share


@pytest.fixture
def rebuilds():
    return Rebuilds()


@pytest.fixture
def renewal(database, network, tmp_path, rebuilds):
    return Renewal(database, lambda: fetching(database, network, tmp_path), rebuilds)


def test_a_changed_folder_is_indexed_again(renewal, rebuilds, folder):
    renewal.tick(minutes(0))
    renewal.tick(minutes(20))
    assert rebuilds.at == [minutes(0)]
    (folder / "b.txt").write_text("b")
    renewal.tick(minutes(25))
    assert len(rebuilds.at) == 1, "looked at every quarter of an hour"
    renewal.tick(minutes(40))
    assert rebuilds.at == [minutes(0), minutes(40)]


def test_a_share_that_is_not_mounted_has_not_changed(renewal, rebuilds, folder):
    renewal.tick(minutes(0))
    folder.rename(folder.with_name("away"))
    renewal.tick(minutes(20))
    folder.with_name("away").rename(folder)
    renewal.tick(minutes(40))
    assert len(rebuilds.at) == 1


def test_a_change_during_another_reindex_is_not_lost(renewal, rebuilds, folder):
    rebuilds.busy = True
    renewal.tick(minutes(0))
    rebuilds.busy = False
    renewal.tick(minutes(1))
    assert rebuilds.at == [minutes(1)]


def test_fetched_news_are_indexed(database, network, tmp_path, rebuilds):
    network.answers = [PAGE]
    Renewal(
        database, lambda: fetching(database, network, tmp_path, source("a"), every_hours=1), rebuilds
    ).tick(AT)
    assert rebuilds.at == [AT]


def test_looks_differ_by_name_size_and_time(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    looks = {look_of(tmp_path)}
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    looks.add(look_of(tmp_path))
    (tmp_path / "b.txt").write_text("bb")
    looks.add(look_of(tmp_path))
    assert len(looks) == 3
    assert look_of(tmp_path) in looks
    assert look_of(tmp_path / "missing") == ""
