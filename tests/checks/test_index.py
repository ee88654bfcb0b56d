"""The served index against its files and against the documents."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from tests.checks.installation import NOW, Installation


@pytest.fixture
def indexed(started: Installation, folder: Path) -> Installation:
    """An index of one folder, newer than its documents."""
    _touch(folder / "vpn.md", NOW - dt.timedelta(hours=1))
    started.index(folder)
    return started


def test_a_fresh_index_has_no_finding(indexed) -> None:
    assert indexed.ids() == set()


def test_an_old_index(indexed) -> None:
    assert indexed.ids(at=NOW + dt.timedelta(days=91)) == {"index.old"}


def test_a_clock_that_went_back(indexed) -> None:
    assert indexed.ids(at=NOW - dt.timedelta(days=1)) == {"clock.behind"}


def test_a_new_a_changed_and_a_removed_document(indexed, folder: Path) -> None:
    (folder / "new.md").write_text("# 新しい手順\n\n本文です。\n", encoding="utf-8")
    (folder / "vpn.md").write_text("# VPN\n\n手順が変わりました。\n", encoding="utf-8")
    _touch(folder / "vpn.md", NOW + dt.timedelta(hours=1))
    assert _behind(indexed) == {"new": 1, "changed": 1, "gone": 0}
    (folder / "vpn.md").unlink()
    assert _behind(indexed) == {"new": 1, "changed": 0, "gone": 1}


def test_a_fetched_document_is_not_missed_in_the_folders(started, folder: Path) -> None:
    manifest = started.home / "sources.toml"
    manifest.write_text(
        '[[source]]\nid = "plan"\ntitle = "計画"\nissuer = "総務省"\n'
        'url = "https://www.example.jp/plan"\nenabled = true\n',
        encoding="utf-8",
    )
    fetched = started.home / "fetched" / "plan.txt"
    fetched.parent.mkdir()
    fetched.write_text("計画の受付は三月です。", encoding="utf-8")
    _touch(folder / "vpn.md", NOW - dt.timedelta(hours=1))
    started.index(folder)
    assert "index.behind" not in started.ids()


def test_a_document_that_was_only_touched_has_not_changed(indexed, folder: Path) -> None:
    _touch(folder / "vpn.md", NOW + dt.timedelta(hours=1))
    assert indexed.ids() == set()


def test_a_document_that_cannot_be_read_is_named_once(started, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    for path in folder.iterdir():
        _touch(path, NOW - dt.timedelta(hours=1))
    started.index(folder)
    (finding,) = started.findings()
    assert finding.id == "index.skipped"
    assert finding.about == {"count": 1, "names": "broken.pdf"}


def test_a_share_that_is_not_mounted(indexed, folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    assert {"sources.missing", "index.behind"} == indexed.ids()


def test_lost_files(indexed) -> None:
    shutil.rmtree(indexed.generation())
    assert indexed.ids() == {"index.files_missing"}


def test_damaged_files(indexed) -> None:
    passages = indexed.generation() / "passages.sqlite"
    passages.write_bytes(passages.read_bytes()[:-4096])
    (finding,) = indexed.findings()
    assert (finding.id, finding.about) == ("index.damaged", {"codes": "file_changed"})


def _behind(installation: Installation) -> dict[str, str | int]:
    (finding,) = (f for f in installation.findings() if f.id == "index.behind")
    return dict(finding.about)


def _touch(path: Path, at: dt.datetime) -> None:
    os.utime(path, (at.timestamp(), at.timestamp()))
