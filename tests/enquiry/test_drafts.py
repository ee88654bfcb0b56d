"""A draft waits until somebody decides; accepting it makes a duty, and nothing else does."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.enquiry.correction import Edits, Limit, Limits
from bot.enquiry.drafts import LONGEST, Drafts
from bot.errors import Invalid, NotFound
from bot.storage import duties
from bot.texts import drafts as texts
from jobs.catalogue.document import Document
from jobs.catalogue.reading import read_duties
from knowledge.document import Metadata, Place, PlaceKind
from knowledge.enquiry import Asker, Doubt
from knowledge.passage import Passage
from knowledge.record import DocumentRecord
from tests.enquiry.test_mails import MAILS
from tests.reminders.scene import Service
from tests.storage.samples import NOW, TOWN

MAIL = next(case for case in MAILS if case["name"] == "two tiers in one letter")["mail"]
WRONG_WEEKDAY = next(case for case in MAILS if case["name"] == "weekday that does not fit")["mail"]
AT = dt.datetime(2026, 11, 12, 1, 0, tzinfo=dt.UTC)


@pytest.fixture
def service(database):
    """A town that is reminded, and the reminders."""
    made = Service(database)
    made.join(TOWN, "2026-04-01T09:00")
    return made


@pytest.fixture
def drafts(database, service):
    return Drafts(database, TOWN, service.reminders)


def own_duties(database):
    with database.reading() as connection:
        return duties.own(connection).get(TOWN, {})


def test_a_pasted_enquiry_waits(drafts, database):
    row = drafts.paste(MAIL, at=AT)
    assert (row.number, row.state, row.organisation) == (1, "waiting", TOWN)
    assert row.content.deadline(Asker.PREFECTURE).day == dt.date(2026, 12, 4)
    assert drafts.waiting() == [row]
    assert own_duties(database) == {}


def test_accepting_makes_a_duty_with_the_prefectures_day(drafts, database, service):
    number = drafts.paste(MAIL, at=AT).number
    duty = drafts.accept(number, edits=Edits(), by="admin", at=AT)
    assert service.waiting(TOWN)[f"{duty} before-1"] == "12-03 10:00"
    entry = own_duties(database)[duty]
    (placed,), mistakes = read_duties(Document("", [entry], {}))
    assert mistakes == []
    assert placed.duty.deadlines[0].on == dt.date(2026, 12, 4)
    assert placed.duty.deadlines[0].until == dt.time(17)
    assert "別紙様式1" in placed.duty.to_do
    assert any("国の期限：令和8年12月18日（金）" in caution for caution in placed.duty.cautions)
    assert drafts.waiting() == []
    assert drafts.one(1).duty == duty


def test_a_doubtful_day_is_accepted_with_its_doubt(drafts, database):
    row = drafts.paste(WRONG_WEEKDAY, at=AT)
    assert Doubt.WEEKDAY_MISMATCH in row.content.deadlines[0].doubts
    duty = drafts.accept(row.number, edits=Edits(), by="admin", at=AT)
    entry = own_duties(database)[duty]
    assert entry["期限"]["国"] == "2026-11-27"
    assert any("曜日が合いません" in caution for caution in entry["注意"])


def test_a_person_corrects_while_accepting(drafts, database):
    edits = Edits("人材調査", Limits(prefecture=Limit(dt.date(2026, 12, 2), dt.time(12))))
    duty = drafts.accept(drafts.paste(MAIL, at=AT).number, edits=edits, by="admin", at=AT)
    entry = own_duties(database)[duty]
    assert (entry["題名"], entry["期限"]["国"], entry["期限"]["時刻"]) == ("人材調査", "2026-12-02", "12:00")


def test_without_a_day_nothing_will_be_due(drafts, database):
    mail = "件名：機器の更新について（依頼）\nひのき県市町村課です。速やかに更新し、結果を報告してください。"
    duty = drafts.accept(drafts.paste(mail, at=AT).number, edits=Edits(), by="admin", at=AT)
    entry = own_duties(database)[duty]
    assert entry["種類"] == "期限なし"
    assert "期限" not in entry


def test_a_rejected_draft_makes_nothing(drafts, database):
    drafts.reject(drafts.paste(MAIL, at=AT).number, by="admin", at=AT)
    assert own_duties(database) == {}
    assert [row.state for row in drafts.every()] == ["rejected"]


def test_a_decision_is_final(drafts):
    number = drafts.paste(MAIL, at=AT).number
    drafts.accept(number, edits=Edits(), by="admin", at=AT)
    with pytest.raises(Invalid):
        drafts.reject(number, by="admin", at=AT)
    with pytest.raises(Invalid):
        drafts.accept(number, edits=Edits(), by="admin", at=AT)


@pytest.mark.parametrize("text", ["こんにちは。", "x" * (LONGEST + 1), "\x00\ud800"])
def test_what_cannot_be_used_is_refused_with_a_sentence(drafts, text):
    with pytest.raises(Invalid) as refused:
        drafts.paste(text, at=AT)
    assert refused.value.message.endswith("。")


def test_the_same_text_gives_one_draft(drafts):
    drafts.paste(MAIL, at=AT)
    with pytest.raises(Invalid):
        drafts.paste(f"\n{MAIL}\n", at=AT)
    assert len(drafts.every()) == 1


def test_an_unknown_number_is_named(drafts):
    with pytest.raises(NotFound):
        drafts.one(7)


class FakeGeneration:
    """Documents with one passage each."""

    def __init__(self, *documents):
        self._documents = documents

    def documents(self):
        return tuple(record for record, _ in self._documents)

    def passages_of(self, id_):
        place = Place(PlaceKind.PAGE, 3)
        texts = {record.id: text for record, text in self._documents}
        return (Passage(f"{id_}#0", id_, "text", texts[id_], ("記",), place, place),)


def letter(id_, text, *, scope="shared", kind="notice", superseded_by=""):
    metadata = Metadata(f"{id_}の報告について（依頼）", "総務省", dt.date(2026, 10, 1), kind=kind)
    return DocumentRecord(id_, "share", f"{id_}.pdf", "", metadata, scope, superseded_by), text


def test_letters_in_the_index_give_drafts_once(drafts):
    asked = "次により報告願います。報告期限：令和8年12月18日（金）"
    generation = FakeGeneration(
        letter("a", asked),
        letter("past", "報告期限：令和8年10月30日（金）までに報告願います。"),
        letter("old", asked, superseded_by="a"),
        letter("guide", asked, kind="guidebook"),
        letter("others", asked, scope="organisation:131016"),
    )
    (row,) = drafts.scan(generation, at=NOW)
    assert row.document_id == "a"
    assert row.content.deadlines[0].place == "p.3 > 記"
    assert drafts.scan(generation, at=NOW) == []


def test_everything_doubtful_has_a_sentence(drafts):
    assert set(texts.DOUBTS) == set(Doubt)
    shown = "\n".join(texts.shown(1, drafts.paste(WRONG_WEEKDAY, at=AT).content, "waiting"))
    assert "日付と曜日が合いません" in shown
    assert "令和8年11月27日（木）" in shown
