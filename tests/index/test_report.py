"""What a reindex says: what came, changed, left, was replaced, could not be read, and whom it touches."""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from filelock import FileLock

import knowledge
from bot.errors import Unavailable
from bot.index.served import ServedIndex
from bot.storage import generations, questions, supersessions
from bot.texts.file_kinds import UNSUPPORTED
from bot.texts.reindex import CODES, report_lines
from jobs.catalogue.catalogue import SHIPPED, load_catalogue
from knowledge.embedding.fake import FakeEmbedder
from knowledge.revisions import Statement
from tests.index.office import NOW, Office

KNOWLEDGE = Path(knowledge.__file__).parent


def locations(lines):
    return [line.location for line in lines]


def test_the_first_index_names_every_document(office):
    report = office.reindex()
    assert locations(report.added) == ["会議/予定.md", "勤怠.md", "端末.md"]
    assert (report.documents, report.unchanged, report.kept) == (3, 0, False)
    assert "追加 3 件" in report_lines(report.as_json())


def test_added_changed_and_removed_are_told_apart(office):
    office.reindex()
    (office.folder / "勤怠.md").unlink()
    office.write(
        {"端末.md": "# 端末の手引き\n\n自分で再設定します。", "新規.md": "# 新規の手引き\n\n持ち出し。"}
    )
    report = office.reindex()
    assert locations(report.added) == ["新規.md"]
    assert locations(report.changed) == ["端末.md"]
    assert locations(report.removed) == ["勤怠.md"]
    assert report.unchanged == 1
    assert "勤怠の手引き" not in office.found("年次有給休暇")


def test_a_warning_is_said_once_with_its_places(office):
    office.folder.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.active.append(["分類", "期限"])
    for name in ("控え", "計算"):
        sheet = book.create_sheet(name)
        sheet.append(["分類", "期限"])
        sheet.sheet_state = "hidden"
    book.save(office.folder / "一覧.xlsx")
    shown = report_lines(office.reindex().as_json())
    assert [line for line in shown if "非表示" in line] == [
        "  ・一覧.xlsx「一覧」：非表示のシートがあります。（シート2（控え）、シート3（計算））"
    ]


def test_a_title_without_end_is_cut(office):
    office.write({"長い.md": f"---\ntitle: {'題' * 5000}\n---\n\n本文です。"})
    (added,) = [line for line in office.reindex().added if line.location == "長い.md"]
    assert added.title == "題" * 200


def test_every_finding_and_refusal_has_its_sentence():
    """What a reader, the linter or the sandbox can say is found in the sources of the libraries."""
    said = re.compile(r"""(?:Finding|Unreadable|finding|_note)\(\s*"([a-z_]+)\"""")
    found = {code for path in KNOWLEDGE.rglob("*.py") for code in said.findall(path.read_text("utf-8"))}
    assert len(found) > 15
    assert found - CODES.keys() == set()


def test_nothing_is_built_where_nothing_changed(office):
    first = office.reindex()
    again = office.reindex()
    assert (again.generation, again.kept, again.unchanged) == (first.generation, True, 3)
    assert office.embedder.embedded.count(office.embedder.embedded[0]) == 1
    assert any("変わったものがない" in line for line in report_lines(again.as_json()))


def test_the_way_back_survives_a_reindex_without_changes(office):
    first = office.reindex()
    office.write({"新規.md": "# 新規の手引き\n\n持ち出し。"})
    second = office.reindex()
    office.reindex()
    assert office.generations() == {first.generation, second.generation}


def test_deleted_text_leaves_the_disk(office):
    office.reindex()
    (office.folder / "勤怠.md").unlink()
    office.reindex()
    office.reindex(force=True)
    kept = (path.read_bytes() for path in office.places.home.rglob("*") if path.is_file())
    assert not any("年次有給休暇は前日までに電子申請".encode() in content for content in kept)


def test_a_rebuild_can_be_forced(office):
    first = office.reindex()
    assert office.reindex(force=True).generation != first.generation


def test_another_embedder_builds_anew(office):
    first = office.reindex()
    office.embedder = FakeEmbedder("another")
    report = office.reindex()
    assert report.generation != first.generation
    assert office.found("年次有給休暇")[0] == "勤怠の手引き"


def test_a_dry_run_changes_nothing(office):
    office.reindex()
    office.write({"新規.md": "# 新規の手引き\n\n持ち出しの手順。"})
    report = office.reindex(dry_run=True)
    assert locations(report.added) == ["新規.md"]
    assert "試しただけです。索引は変えていません。" in report_lines(report.as_json())
    assert len(office.generations()) == 1
    assert "新規の手引き" not in office.found("持ち出し")


def test_a_second_reindex_is_told_to_wait(office):
    with FileLock(office.places.home / "reindex.lock"), pytest.raises(Unavailable) as refused:
        office.reindex()
    assert "もう動いています" in refused.value.message


def test_a_new_edition_replaces_the_old_one(office):
    office.write(
        {"手順 第1版.md": "---\nissued_on: 2024-04-01\n---\n# 更新手順 第1版\n\n更新は毎週月曜に行います。"}
    )
    office.reindex()
    office.write(
        {"手順 第2版.md": "---\nissued_on: 2025-04-01\n---\n# 更新手順 第2版\n\n更新は毎日行います。"}
    )
    report = office.reindex()
    assert [(line.title, line.detail) for line in report.replaced] == [("更新手順 第1版", "更新手順 第2版")]
    assert "更新手順 第1版" not in office.found("更新はいつ行いますか")
    assert "更新手順 第1版" in office.found("更新はいつ行いますか", as_of=dt.date(2024, 6, 1))
    assert office.reindex(force=True).replaced == []


def test_the_administrator_says_what_replaces_what(office):
    office.reindex()
    with office.database.writing() as connection:
        supersessions.state(connection, Statement("端末の手引き", "会議室の手引き"), at=NOW)
        supersessions.state(connection, Statement("無い手引き", "会議室の手引き"), at=NOW)
    report = office.reindex()
    assert locations(report.replaced) == ["端末.md"]
    assert [(line.code, line.location) for line in report.warnings] == [("supersedes_unknown", "無い手引き")]
    assert "端末の手引き" not in office.found("パスワード")


def test_front_matter_says_what_it_replaces(office):
    office.write({"新端末.md": "---\nsupersedes: 端末の手引き\n---\n# 新しい端末\n\nパスワードの再設定。"})
    office.reindex()
    assert "端末の手引き" not in office.found("パスワード")


def test_every_unreadable_file_gets_its_sentence(office):
    (office.folder / "議案.jtd").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 jtd")
    (office.folder / "図面.xdw").write_bytes(b"\x60\x0e\x82\x01 docuworks")
    (office.folder / "壊れ.pdf").write_bytes(b"%PDF-1.4 broken")
    with zipfile.ZipFile(office.folder / "一式.zip", "w") as archive:
        archive.writestr("a.txt", "text")
    report = office.reindex()
    lines = "\n".join(report_lines(report.as_json()))
    assert report.documents == 3
    assert UNSUPPORTED[".jtd"] in lines
    assert UNSUPPORTED[".xdw"] in lines
    assert UNSUPPORTED[".zip"] in lines
    assert "壊れ.pdf：ファイルが壊れているか、名前の拡張子と中身が違います" in lines


def test_what_cannot_be_read_any_more_shows_although_nothing_is_built(office):
    office.reindex()
    (office.folder / "議案.jtd").write_bytes(b"jtd")
    assert office.reindex().kept
    with office.database.reading() as connection:
        assert generations.served(connection).report["skipped"][0]["location"] == "議案.jtd"


def test_doubtful_dates_and_copies_are_warned_about(office):
    text = (
        "# 照会の手引き\n\n回答は令和7年9月31日までに提出します。説明会は令和7年9月30日（月）に開催します。"
    )
    office.write({"照会.md": text, "照会の写し.md": text})
    report = office.reindex()
    assert {line.code for line in report.warnings} == {"impossible_date", "weekday_mismatch", "duplicate"}
    lines = "\n".join(report_lines(report.as_json()))
    assert "令和7年9月30日（月）" in lines
    assert "同じ内容の文書がもう一つあります" in lines


def document_at(office, location):
    served = ServedIndex(office.database, office.places, office.embedder)
    try:
        return next(each.id for each in served.current().documents() if each.location == location)
    finally:
        served.close()


def an_answer_that_cites(office, document_id):
    row = {
        "id": "q1",
        "event_key": "e1",
        "scope": "shared",
        "channel": "web",
        "conversation": "c1",
        "asker": "a1",
        "text": "パスワードを忘れました",
        "as_of": NOW.date(),
        "asked_at": NOW,
        "status": "answered",
    }
    cited = {"number": 1, "document_id": document_id, "passage_id": "p", "scope": "shared"}
    with office.database.writing() as connection:
        questions.add(connection, **row)
        questions.record_answer(connection, "q1", values={"answered_at": NOW}, citations=[cited])


def test_past_answers_on_a_changed_document_are_named(office):
    office.reindex()
    an_answer_that_cites(office, document_at(office, "端末.md"))
    office.write({"勤怠.md": "# 勤怠の手引き\n\n届け出は当日でもよい。"})
    assert office.reindex().questions == []
    office.write({"端末.md": "# 端末の手引き\n\n自分で再設定します。"})
    report = office.reindex()
    assert report.questions == ["q1"]
    assert "変わった文書をもとにした過去の答え 1 件" in report_lines(report.as_json())


def test_duties_on_a_changed_document_are_named(tmp_path):
    office = Office(tmp_path, catalogue=load_catalogue(SHIPPED).duties)
    office.write({"a.md": "# 別の手引き\n\n本文です。"})
    office.register()
    office.reindex()
    title = "地域DX推進に向けたデジタル人材の確保・育成に係る支援策について"
    office.write({"支援策.md": f"# {title}（令和8年4月改定）\n\n本文です。"})
    report = office.reindex()
    assert "D34" in {duty.duty for duty in report.duties}
    assert all(title in duty.document for duty in report.duties)
    office.close()


def golden(office, *cases):
    lines = (json.dumps(case, ensure_ascii=False) for case in cases)
    (office.home / "golden.jsonl").write_text("\n".join(lines), encoding="utf-8")


_QUESTION = {
    "q": "年次有給休暇はいつまでに届け出ますか",
    "must_include": ["前日"],
    "expected_status": "answered",
}


def test_an_index_that_answers_less_is_not_served(office):
    golden(office, _QUESTION)
    first = office.reindex()
    assert (first.golden.questions, first.golden.after, first.golden.before) == (1, 1, None)
    (office.folder / "勤怠.md").unlink()
    with pytest.raises(Unavailable) as refused:
        office.reindex()
    assert "1 問から 0 問に減る" in refused.value.message
    assert _QUESTION["q"] in refused.value.message
    assert office.generations() == {first.generation}
    assert office.found("年次有給休暇")[0] == "勤怠の手引き"


def test_it_is_served_if_the_administrator_insists(office):
    golden(office, _QUESTION)
    office.reindex()
    (office.folder / "勤怠.md").unlink()
    report = office.reindex(force=True)
    assert (report.golden.before, report.golden.after, report.golden.lost) == (1, 0, (_QUESTION["q"],))
    assert "勤怠の手引き" not in office.found("年次有給休暇")


def test_a_share_that_is_not_mounted_is_named(office):
    office.register(office.home / "nowhere")
    (warning,) = office.reindex().warnings
    assert warning.code == "source_missing"
