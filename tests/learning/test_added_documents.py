"""Documents added on the page, from the file to the answer."""

import io

import pytest

from bot.administration.added_documents import AddedDocuments
from bot.domain import scope
from bot.storage import audit, generations, sources
from tests.escalation.office import ADMINISTRATOR, ASKER, NEIGHBOUR, TOWN

ASKED = "公用車の鍵はどこで借りますか"
TEXT = "# 公用車の手引き\n\n公用車の鍵は総務課の窓口で借ります。\n"
BOSS = ADMINISTRATOR.principal.person


@pytest.fixture
def added(indexed):
    return AddedDocuments(indexed.database, indexed.places.documents, 1 << 20)


def add(office, added, name="公用車.md", content=TEXT):
    known = office.served.current().documents()
    within = scope.of_organisation(TOWN)
    return added.add(BOSS, within, name, io.BytesIO(content.encode()), known, at=office.at)


def cited(office, who):
    return [each.document for each in office.put(ASKED, who).citations]


def test_it_answers_its_own_organisation_until_it_is_removed(indexed, added):
    name = add(indexed, added)
    assert "公用車の手引き" not in cited(indexed, ASKER)
    indexed.reindex()
    assert "総務課の窓口" in indexed.put(ASKED, ASKER).conclusion
    assert cited(indexed, ASKER)[0] == "公用車の手引き"
    assert "公用車の手引き" not in cited(indexed, NEIGHBOUR)
    added.remove(BOSS, added.listed()[0].folder, name, at=indexed.at)
    indexed.reindex()
    assert "公用車の手引き" not in cited(indexed, ASKER)


def test_what_cannot_be_read_is_reported_and_the_rest_answers(indexed, added):
    add(indexed, added, "壊れた.pdf", "%PDF-1.7 nothing")
    add(indexed, added)
    indexed.reindex()
    with indexed.database.reading() as connection:
        skipped = generations.served(connection).report["skipped"]
    assert [each["location"] for each in skipped] == ["壊れた.pdf"]
    assert cited(indexed, ASKER)[0] == "公用車の手引き"


def test_what_a_kill_left_of_an_upload_is_neither_listed_nor_read(indexed, added):
    add(indexed, added)
    (indexed.places.documents / "organisation-203211" / ".incoming.partial").write_text("# half", "utf-8")
    assert [each.name for each in added.listed()] == ["公用車.md"]
    indexed.reindex()
    with indexed.database.reading() as connection:
        report = generations.served(connection).report
    assert [each["location"] for each in report["added"]] == ["公用車.md"]
    assert report["skipped"] == []
    add(indexed, added, "次.md", "# 次\n\n次の資料です。\n")
    assert not list(indexed.places.documents.rglob("*.partial"))


def test_the_folder_is_a_source_of_its_scope_once(office, tmp_path):
    added = AddedDocuments(office.database, tmp_path / "documents", 1 << 20)
    for name in ("一.md", "二.md"):
        added.add(BOSS, "prefecture:20", name, io.BytesIO(name.encode()), (), at=office.at)
    with office.database.reading() as connection:
        known = [(each.location, each.scope) for each in sources.listed(connection)]
        said = [row["action"] for row in audit.rows(connection)]
    assert known == [(str(tmp_path / "documents" / "prefecture-20"), "prefecture:20")]
    assert said.count("document.added") == 2
