"""Adding documents on the page: who may, what is kept, what is refused."""

import hashlib
import io
from dataclasses import replace

import pytest

from bot.index.candidate import candidates
from bot.storage import audit, sources
from tests.web.consulting import ASKER, BOSS, COUNTY, DESK, browser_of, fields_of, town_hall

pytestmark = pytest.mark.web
HERE = "/documents/added"
TEXT = "# 端末の貸出\n\n端末は総務課で借ります。\n".encode()


@pytest.fixture
def scene(tmp_path):
    return town_hall(tmp_path)


@pytest.fixture
def boss(scene):
    return browser_of(scene, BOSS)


def send(browser, name="貸出.md", content=TEXT, scope="organisation:203211", **more):
    form = {**fields_of(browser.get(HERE), HERE), "scope": scope, **more}
    return browser.post(HERE, data=form, files={"file": (name, io.BytesIO(content))})


def files(scene):
    folder = scene.settings.home / "documents"
    return (
        {path.relative_to(folder).as_posix(): path for path in folder.glob("*/*")} if folder.exists() else {}
    )


def found(scene):
    """What a reindex would read: file name and scope."""
    with scene.database.reading() as connection:
        return [(each.path.name, each.scope) for each in candidates(sources.listed(connection), starter=None)]


def test_a_document_is_kept_for_its_scope_alone_and_a_reindex_reads_it(scene, boss):
    page = send(boss)
    assert "「貸出.md」を加えました" in page.text
    assert 'href="/index"' in page.text
    assert found(scene) == [("貸出.md", "organisation:203211")]
    (path,) = files(scene).values()
    assert path.read_bytes() == TEXT
    assert path.stat().st_mode & 0o077 == 0
    send(boss, "通知.md", b"# all\n", "shared")
    assert sorted(found(scene)) == [("貸出.md", "organisation:203211"), ("通知.md", "shared")]


def test_the_same_content_is_said_to_be_there(scene, boss):
    send(boss)
    refused = send(boss, "別の名前.md")
    assert refused.status_code == 400
    assert "同じ内容の資料が、もうあります：「貸出.md」" in refused.text
    assert len(files(scene)) == 1


def test_what_the_index_holds_already_is_not_added_again(scene, boss):
    scene.index.records[0] = replace(scene.index.records[0], sha256=hashlib.sha256(TEXT).hexdigest() + ".md")
    assert "「町のバックアップ手順」" in send(boss).text
    assert files(scene) == {}


def test_another_file_of_the_same_name_is_not_written_over(scene, boss):
    send(boss)
    assert "同じ名前で中身の違う資料" in send(boss, content=b"# other\n").text
    (path,) = files(scene).values()
    assert path.read_bytes() == TEXT


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/passwd.md", "passwd.md"),
        ("..\\..\\madoguchi.db.md", "madoguchi.db.md"),
        ("\u202egpj.md", "gpj.md"),
        ("長" * 300 + ".md", "長" * 60 + ".md"),
        ("<img src=x onerror=alert(1)>.md", "img_src=x_onerror=alert(1).md"),
        ("a&b'c.md", "a&b'c.md"),
    ],
)
def test_hostile_names_are_harmless(scene, boss, name, kept):
    page = send(boss, name)
    assert [path.name for path in files(scene).values()] == [kept]
    assert all(path.parent.parent == scene.settings.home / "documents" for path in files(scene).values())
    assert "<img src=x" not in page.text
    assert "\u202e" not in page.text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("道具.exe", TEXT, "この種類のファイルは読めません"),
        ("空.md", b"", "このファイルは空です"),
        (".md", TEXT, "この種類のファイルは読めません"),
    ],
)
def test_what_nobody_reads_is_refused(scene, boss, name, content, said):
    refused = send(boss, name, content)
    assert refused.status_code == 400
    assert said in refused.text
    assert files(scene) == {}


@pytest.mark.parametrize("scope", ["", "administrator", "organisation:999999", "prefecture:99", "../x"])
def test_a_scope_of_nobody_is_refused(scene, boss, scope):
    assert send(boss, scope=scope).status_code == 400
    assert files(scene) == {}


def test_a_file_above_the_limit_is_refused_and_nothing_is_left(tmp_path):
    scene = town_hall(tmp_path, upload_megabytes=1)
    boss = browser_of(scene, BOSS)
    assert "ファイルが大きすぎます。1 MB まで" in send(boss, content=b"x" * ((1 << 20) + 1)).text
    assert send(boss, content=b"x" * (3 << 20)).status_code == 413
    assert files(scene) == {}
    assert send(boss, content=b"x" * (1 << 20)).status_code == 200


@pytest.mark.parametrize("who", [ASKER, DESK, COUNTY])
def test_nobody_but_the_administrator(scene, boss, who):
    send(boss)
    other = browser_of(scene, who)
    assert other.get(HERE).status_code == 403
    token = fields_of(boss.get(HERE), HERE)
    assert other.post(HERE, data=token, files={"file": ("a.md", io.BytesIO(b"a"))}).status_code == 403
    theirs = {**token, "folder": "organisation-203211", "name": "貸出.md"}
    assert other.post(HERE + "/remove", data=theirs).status_code == 403
    assert len(files(scene)) == 1


def test_a_form_of_another_site_is_refused(scene, boss):
    boss.get(HERE)
    assert (
        boss.post(HERE, data={"scope": "shared"}, files={"file": ("a.md", io.BytesIO(b"a"))}).status_code
        == 403
    )
    assert send(boss, token="x").status_code == 403
    assert files(scene) == {}


def test_removing(scene, boss):
    send(boss)
    place = HERE + "/remove"
    form = fields_of(boss.get(HERE), place)
    for name, folder in (("../../madoguchi.db", form["folder"]), ("貸出.md", ".."), (".lock", "")):
        assert boss.post(place, data={**form, "name": name, "folder": folder}).status_code in (400, 404, 422)
    assert (scene.settings.home / "madoguchi.db").exists()
    assert "消しました" in boss.post(place, data=form).text
    assert files(scene) == {}
    assert found(scene) == []
    assert boss.post(place, data=form).status_code == 404


def test_the_trail_tells_who_added_and_removed(scene, boss):
    send(boss)
    boss.post(HERE + "/remove", data=fields_of(boss.get(HERE), HERE + "/remove"))
    with scene.database.reading() as connection:
        rows = audit.rows(connection)[-2:]
    assert [row["action"] for row in rows] == ["document.added", "document.removed"]
    assert rows[0]["subject"] == rows[1]["subject"]
    assert rows[0]["subject"].startswith("organisation:203211 ")
