"""A reindex that is killed at any step changes nothing that is served, and the next one works."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from bot.storage import generations
from tests.index.office import DOCUMENTS, Office

pytestmark = pytest.mark.faults

_CHANGED = {
    "端末.md": "# 端末の手引き\n\nパスワードは自分で再設定します。\n",
    "新規.md": "# 新しい手引き\n\n持ち出しは台帳に記入します。\n",
}
_PLACES = 10  # kills, spread over all steps


def victim(home, step):
    command = [sys.executable, "-m", "tests.index.victim", str(home), str(step)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """An office with an index, whose documents changed since; and how many steps a reindex takes."""
    home = tmp_path_factory.mktemp("office")
    office = Office(home)
    office.write(DOCUMENTS)
    office.register()
    office.reindex()
    office.close()
    (home / "share" / "勤怠.md").unlink()
    office.write(_CHANGED)
    counted = home.with_name("counted")
    shutil.copytree(home, counted)
    done = victim(counted, 0)
    assert done.returncode == 0, done.stderr
    return home, int(done.stdout)


@pytest.mark.parametrize("place", range(_PLACES))
def test_killed_anywhere(prepared, tmp_path, place):
    home, steps = prepared
    shutil.copytree(home / "state", tmp_path / "state")
    step = 1 + place * (steps - 1) // (_PLACES - 1)
    killed = victim(tmp_path, step)
    assert killed.returncode == -9, killed.stderr
    office = Office(tmp_path)
    try:
        switched = len(rows_of(office)) == 2
        expected = "新しい手引き" if switched else "勤怠の手引き"
        assert expected in office.found("手引き")
        office.reindex()
        assert set(office.found("手引き")) == {"端末の手引き", "会議室の手引き", "新しい手引き"}
        assert office.generations() == {row.id for row in rows_of(office)}
        assert not list(office.places.parsed.rglob("*.partial"))
    finally:
        office.close()


def rows_of(office):
    with office.database.reading() as connection:
        return generations.ready(connection)
