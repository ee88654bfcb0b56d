"""Generations that were replaced leave the disk after a while, and what they said with them."""

import datetime as dt

import pytest
from filelock import FileLock

from bot import app
from bot.app import App
from bot.index.leftovers import drop_replaced
from bot.settings import Settings
from bot.storage import generations
from bot.storage.schema.index import pointer
from tests.index.office import Office
from tests.learning.office import LearningOffice

pytestmark = pytest.mark.privacy
SECRET = "廃止した手順では、予備の鍵を受付に置きます。"
A_MONTH = dt.timedelta(days=30)


@pytest.fixture
def office(databases, tmp_path):
    """An office whose last generation but one holds a document that was deleted since."""
    made = LearningOffice(databases.fresh()(), tmp_path)
    made.folder.mkdir()
    made.write("古い手順.md", f"# 古い手順\n\n{SECRET}\n")
    made.set_up_documents()
    (made.folder / "古い手順.md").unlink()
    made.reindex()
    yield made
    made.close()


def kept(office):
    with office.database.reading() as connection:
        return [row.id for row in generations.ready(connection)]


def drop(office, after):
    """A round of forgetting so long after the last switch."""
    return drop_replaced(office.database, office.places, before=office.at + after - A_MONTH)


def on_disk(office):
    """Whether a file of the installation still says it."""
    files = (path for path in office.places.home.rglob("*") if path.is_file())
    return any(SECRET.encode() in path.read_bytes() for path in files)


def test_before_the_time_is_over_one_can_go_back(office):
    assert len(kept(office)) == 2
    assert drop(office, A_MONTH - dt.timedelta(hours=1)) == 0
    assert len(kept(office)) == 2


def test_afterwards_the_deleted_text_is_gone_and_answers_go_on(office):
    assert on_disk(office)
    served = kept(office)[0]
    assert drop(office, A_MONTH + dt.timedelta(hours=1)) == 1
    assert kept(office) == [served]
    assert [path.name for path in office.places.generations.iterdir()] == [served]
    assert not on_disk(office)
    assert "庁内予定表" in office.put("会議室はどこから予約しますか").conclusion


def test_again_there_is_nothing_to_do(office):
    drop(office, 2 * A_MONTH)
    assert drop(office, 2 * A_MONTH) == 0


def test_while_somebody_builds_nothing_is_touched(office):
    with FileLock(office.places.home / "reindex.lock"):
        assert drop(office, 2 * A_MONTH) == 0
    assert len(kept(office)) == 2


def test_before_the_first_index_there_is_nothing_to_do(databases, tmp_path):
    empty = LearningOffice(databases.fresh()(), tmp_path)
    empty.places.home.mkdir()
    assert drop(empty, 2 * A_MONTH) == 0
    empty.close()


@pytest.mark.parametrize(("days", "left"), [(10, 1), (30, 2)])
def test_the_setting_says_for_how_long(tmp_path, days, left):
    small = Office(tmp_path)
    for text in ("# 一\n\n一つ目です。\n", "# 二\n\n二つ目です。\n"):
        small.write({"手順.md": text})
        small.register()
        small.reindex()
    switched = app.now() - dt.timedelta(days=20)
    with small.database.writing() as connection:
        connection.execute(pointer.update().values(switched_at=switched))
    application = App(Settings(home=small.places.home, rollback_days=days))
    application.forget()
    application.close()
    assert len(small.generations()) == left
    small.close()
