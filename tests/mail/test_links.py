"""Links in reminder mails: opening one changes nothing, confirming it acts once."""

import datetime as dt

import pytest

from bot.domain.ledger import Progress
from bot.domain.principal import Principal
from bot.domain.question import Question
from bot.links import ACT, SIGN_IN, Link, Links
from bot.ports import Destination
from bot.storage import destinations
from bot.texts import ledger as ledger_texts
from bot.texts import links_page as texts
from bot.texts import web as web_texts
from tests.mail.office import ANNE, SECTION, SITE
from tests.mail.page import BEN, Page, follow
from tests.mail.reading import in_mail
from tests.web.duties import TOWN
from tests.web.scene import SECRET, token_of

pytestmark = [pytest.mark.mail, pytest.mark.web, pytest.mark.reminders]


@pytest.fixture
def page(tmp_path, server):
    made = Page(tmp_path, server)
    yield made
    made.close()


@pytest.fixture
def paths(page):
    return page.remind()


def test_opening_a_link_any_number_of_times_changes_nothing(page, paths):
    for path in paths.values():
        for _ in range(3):
            assert page.browser().head(path).status_code == 200
            assert page.browser().get(path).status_code == 200
    assert page.entry().changes == 0
    for path in paths.values():
        assert texts.LEAD in page.browser().get(path).text


@pytest.mark.parametrize("agent", ["curl/8", "Mozilla/5.0 SafeLinks"])
def test_a_scanner_that_posts_without_the_form_changes_nothing(page, paths, agent):
    refused = page.browser().post(paths["complete"], data={"name": "x"}, headers={"user-agent": agent})
    assert refused.status_code == 403
    assert page.entry().changes == 0


@pytest.mark.parametrize(
    ("action", "fields", "progress"),
    [
        ("complete", {"done_on": "2026-04-03", "document_number": "総情第12号"}, Progress.DONE),
        ("acknowledge", {}, Progress.ACKNOWLEDGED),
        ("snooze", {"until": "2026-04-20"}, Progress.UNTOUCHED),
        ("set_aside", {"reason": "対象の職員がいない"}, Progress.NOT_APPLICABLE),
    ],
)
def test_each_action_is_done_once_confirmed(page, paths, action, fields, progress):
    done = follow(page.browser(), paths[action], **fields)
    assert done.status_code == 200
    assert texts.DONE_TITLE in done.text
    assert page.entry().progress is progress
    (event,) = page.history()
    assert (event.person_name, event.action.value) == ("山田", action)


def test_a_link_works_once(page, paths):
    browser = page.browser()
    follow(browser, paths["acknowledge"])
    again = browser.get(paths["acknowledge"])
    assert texts.USED in again.text
    assert 'href="/board"' in again.text
    form = page.browser()
    token = token_of(form.get(paths["complete"]))
    assert texts.USED in form.post(paths["acknowledge"], data={"token": token, "name": "佐藤"}).text
    assert len(page.history()) == 1


def test_a_mistake_can_be_taken_back_at_once_and_by_nobody_later(page, paths):
    browser = page.browser()
    done = follow(browser, paths["acknowledge"])
    undo = done.text.partition('action="/link/')[2].partition('"')[0]
    assert undo
    taken_back = browser.post(f"/link/{undo}", data={"token": token_of(done), "name": "山田"})
    assert ledger_texts.UNDONE in taken_back.text
    assert page.entry().progress is Progress.UNTOUCHED
    assert 'action="/link/' not in page.browser().get(paths["acknowledge"]).text
    assert 'action="/link/' not in page.browser().get(f"/link/{undo}").text


def test_what_cannot_be_done_is_said_and_the_link_stays_good(page, paths):
    browser = page.browser()
    wrong = follow(browser, paths["complete"], done_on="2026-04-30")
    assert wrong.status_code == 400
    assert ledger_texts.DONE_IN_FUTURE in wrong.text
    assert 'value="2026-04-30"' in wrong.text
    follow(browser, paths["complete"], done_on="2026-04-03")
    assert page.entry().progress is Progress.DONE


def test_a_shared_mailbox_asks_who_acts(page, paths):
    nameless = follow(page.browser(), paths["acknowledge"], name=" ")
    assert ledger_texts.NAME_MISSING in nameless.text
    assert page.entry().changes == 0


def test_the_mailbox_of_a_person_acts_in_their_name_without_asking(page):
    page.register(ANNE, "p-anne", name="佐藤 花子")
    paths = page.remind(ANNE)
    assert 'name="name"' not in page.browser().get(paths["acknowledge"]).text
    follow(page.browser(), paths["acknowledge"], name="にせの名前")
    (event,) = page.history()
    assert event.person_name == "佐藤 花子"


@pytest.mark.privacy
def test_somebody_who_signed_in_does_not_act_as_somebody_else(page):
    page.register(ANNE, "p-anne")
    page.register(BEN, "p-ben")
    paths = page.remind(ANNE)
    ben = page.browser()
    page.sign_in(ben, BEN)
    assert texts.OTHERS in ben.get(paths["acknowledge"]).text
    refused = ben.post(paths["acknowledge"], data={"token": token_of(ben.get("/board"))})
    assert texts.OTHERS in refused.text
    assert page.entry().changes == 0
    anne = page.browser()
    page.sign_in(anne, ANNE)
    follow(anne, paths["acknowledge"])
    assert page.entry().changes == 1


def test_a_link_expires_with_a_sentence_and_the_way_to_the_board(page, paths):
    page.scene.now += dt.timedelta(days=30, minutes=1)
    browser = page.browser()
    over = browser.get(paths["acknowledge"])
    assert over.status_code == 404
    assert texts.EXPIRED in over.text
    assert 'href="/board"' in over.text
    token = token_of(browser.get("/"))
    assert texts.EXPIRED in browser.post(paths["acknowledge"], data={"token": token, "name": "x"}).text
    assert page.entry().changes == 0


def forged(good):
    """Addresses that look like ours: cut, changed, signed with another key, for another purpose."""
    link = Links(SECRET, SITE, ACT).read(good)
    other = Link(link.delivery, f"complete:{TOWN}:D02:2025", link.expires_at)
    later = Link(link.delivery, link.action, link.expires_at + dt.timedelta(days=365))
    nobody = Link("7e0b5b1e-4f0a-5a3c-9c55-0d3a1f6b7c42", link.action, link.expires_at)
    stranger, wrong_purpose = Links(b"x" * 64, SITE, ACT), Links(SECRET, SITE, SIGN_IN)
    head, _, signature = good.rpartition(".")
    return {
        "cut": good[:-1],
        "changed": f"{'B' if good[0] == 'A' else 'A'}{good[1:]}",
        "unsigned": head,
        "signature alone": f".{signature}",
        "other key": stranger.token(link),
        "other action by other key": stranger.token(other),
        "later by other key": stranger.token(later),
        "other purpose": wrong_purpose.token(link),
        "unknown mail": Links(SECRET, SITE, ACT).token(nobody),
        "nonsense": "日本語",
        "empty": "%20",
        "long": "A" * 4000,
    }


def test_a_forged_link_does_nothing(page, paths):
    browser = page.browser()
    form = token_of(browser.get(paths["complete"]))
    for kind, token in forged(paths["complete"].rpartition("/")[2]).items():
        answer = browser.get(f"/link/{token}")
        assert (answer.status_code, texts.FORGED in answer.text) == (404, True), kind
        browser.post(f"/link/{token}", data={"token": form, "done_on": "2026-04-03", "name": "x"})
    assert page.entry().changes == 0


@pytest.mark.privacy
def test_an_address_that_is_reminded_no_more_has_no_say_any_more(page, paths):
    with page.scene.database.writing() as connection:
        for each in destinations.of_organisation(connection, TOWN):
            if each.channel == "mail":
                destinations.deactivate(connection, each.id)
    assert texts.WITHDRAWN in page.browser().get(paths["acknowledge"]).text
    assert page.entry().changes == 0


@pytest.mark.privacy
def test_neither_address_nor_name_stands_in_a_link(page, paths):
    for path in paths.values():
        packed = path.rpartition("/")[2]
        assert "jinji" not in packed
        assert SECTION not in packed
        assert len(SITE + path) < 160


def test_a_link_of_another_host_is_refused(page, paths):
    elsewhere = page.scene.visitor("192.0.2.1", host="attacker.example", scheme="https")
    assert elsewhere.get(paths["acknowledge"]).status_code == 400


def test_personal_data_in_a_reason_is_not_kept(page, paths):
    follow(page.browser(), paths["set_aside"], reason="担当 090-1234-5678 に確認済")
    assert "090-1234" not in page.entry().reason


def test_an_answer_is_judged_from_its_mail(page):
    page.register(ANNE, "p-anne")
    question = Question(
        event_key="mail:1",
        principal=Principal("p-anne", "mail", organisation=TOWN),
        conversation="c",
        text="復元は？",
        at=page.scene.now,
        reply=Destination("mail", "", ANNE),
    )
    receipt = page.scene.answering.receive(question)
    page.scene.answering.work()
    (got,) = page.deliver()
    helpful, unhelpful = (in_mail(got)[each] for each in ("helpful", "unhelpful"))
    assert "復元は？" in page.browser().get(unhelpful).text
    assert page.ratings(receipt.question_id) == {"helpful": 0, "unhelpful": 0}
    assert web_texts.RATED[False] in follow(page.browser(), unhelpful, reason="出典が古い").text
    assert page.ratings(receipt.question_id) == {"helpful": 0, "unhelpful": 1}
    assert web_texts.RATED[True] in follow(page.browser(), helpful).text
    assert page.ratings(receipt.question_id) == {"helpful": 1, "unhelpful": 0}
    assert texts.RATED_ALREADY in page.browser().get(unhelpful).text
