"""Before and after the first start, and when the disk is not as it should be."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3

import pytest

from bot.checks import home
from bot.checks.finding import Severity
from tests.checks.installation import NOW


def test_before_the_first_start_there_is_nothing_wrong(installation) -> None:
    assert [(f.id, f.severity) for f in installation.findings()] == [("home.none", Severity.NOTE)]


def test_checking_changes_nothing(installation) -> None:
    installation.findings()
    assert not installation.home.exists()


def test_a_started_installation_needs_an_index(started) -> None:
    assert started.ids() == {"index.none"}


def test_a_file_in_the_place_of_the_home_directory(installation) -> None:
    installation.home.write_text("not a folder", encoding="utf-8")
    assert "home.not_writable" in installation.ids()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_state_that_other_users_of_the_machine_can_read(started) -> None:
    started.home.chmod(0o755)
    key = started.home / "key"
    key.write_text("0" * 64, encoding="ascii")
    key.chmod(0o644)
    assert {"home.open_to_others", "key.open_to_others"} <= started.ids()


def test_little_space(started, monkeypatch) -> None:
    monkeypatch.setattr(home, "LEAST_FREE", 2**60)
    assert "space.low" in started.ids()


def test_a_damaged_database_is_named_and_the_other_checks_still_run(started) -> None:
    (started.home / "madoguchi.db").write_bytes(b"not a database" * 1000)
    started.variables["MADOGUCHI_WEB_HOST"] = "0.0.0.0"
    assert {"database.unreachable", "web.asking_only"} <= started.ids()


def test_a_torn_page_of_the_database(started) -> None:
    path = started.home / "madoguchi.db"
    pages = bytearray(path.read_bytes())
    pages[3 * 4096 : 5 * 4096] = b"\xff" * (2 * 4096)
    path.write_bytes(pages)
    assert started.ids() & {"database.damaged", "database.unreachable"}


@pytest.mark.parametrize(("revision", "finding"), [("0001", "database.older"), ("9999", "database.newer")])
def test_a_database_of_another_version(started, revision: str, finding: str) -> None:
    with sqlite3.connect(started.home / "madoguchi.db") as database:
        database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    assert started.ids() == {finding}


def test_a_server_that_is_not_there(installation) -> None:
    installation.variables["MADOGUCHI_DATABASE_URL"] = "postgresql://someone:geheim@127.0.0.1:9/none"
    found = [finding for finding in installation.findings() if finding.id == "database.unreachable"]
    assert found
    assert "geheim" not in str(found)


def test_a_check_that_breaks_is_a_finding(started, monkeypatch) -> None:
    def broken(path):
        raise OSError("secret path")

    monkeypatch.setattr(shutil, "disk_usage", broken)
    found = {finding.id: finding for finding in started.findings()}
    assert found["check.failed"].about == {"name": "home.space", "reason": "OSError"}
    assert "index.none" in found


@pytest.mark.parametrize("at", [dt.datetime(1970, 1, 1, tzinfo=dt.UTC), NOW + dt.timedelta(days=36500)])
def test_an_impossible_clock(started, at: dt.datetime) -> None:
    assert "clock.wrong" in started.ids(at=at)
