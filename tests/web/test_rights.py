"""Who may see and change what on the administrator's pages, and what is refused."""

from __future__ import annotations

import dataclasses
import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from bot.administration.rights import Rights
from bot.domain.principal import Role
from bot.storage import audit_lists, destinations, organisations, people_lists
from bot.texts import audit_page, charts, errors, organisations_page
from bot.texts import people_page as texts
from tests.web.consulting import BOSS, COUNTY, DESK, NEIGHBOUR, OTHER, asked, browser_of, town_hall
from tests.web.duties import PREFECTURE, TOWN
from tests.web.scene import SECRET, token_of

pytestmark = [pytest.mark.web, pytest.mark.privacy]
PAGES = (
    "/status",
    "/questions",
    "/questions.csv",
    "/documents",
    "/index",
    "/index/progress",
    "/organisations",
    f"/organisations/{TOWN}",
    "/people",
    "/people/new",
    "/audit",
    "/audit.csv",
    "/setup",
)
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;"


@pytest.fixture
def hall(tmp_path):
    made = town_hall(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def boss(hall):
    return browser_of(hall, BOSS)


def add(browser, **fields):
    """Fill in the form for a new person; gives the page that asks whether it is right."""
    token = token_of(browser.get("/people/new"))
    return browser.post("/people/new", data={"token": token, "channel": "web", **fields})


def confirm(browser, page):
    """Press the button on the page that shows a change."""
    found = re.search(r'action="([^"]+)">\s*<input type="hidden" name="token" value="([^"]+)">', page.text)
    confirmed = re.search(r'name="confirmed" value="([^"]+)"', page.text)[1].replace("&#34;", '"')
    return browser.post(found[1], data={"token": found[2], "confirmed": confirmed})


def people_of(scene):
    with scene.database.reading() as connection:
        return people_lists.page(connection, limit=100)


def trail_of(scene):
    with scene.database.reading() as connection:
        return [
            row.action for row in audit_lists.page(connection, audit_lists.Wanted(), before=None, limit=50)
        ]


def registered(scene, address="new@example.jp", *roles, organisation=TOWN):
    rights = Rights(scene.database, SECRET)
    right = rights.right(organisation, [*roles], "新人")
    return rights.add("console", "web", "", address, right, at=scene.now)


@pytest.mark.parametrize("who", [DESK, COUNTY, NEIGHBOUR, "nobody@example.jp"])
@pytest.mark.parametrize("path", PAGES)
def test_only_an_administrator_opens_the_pages(hall, who, path):
    assert browser_of(hall, who).get(path).status_code == 403


@pytest.mark.parametrize("who", [DESK, COUNTY, NEIGHBOUR])
def test_a_question_is_refused_to_whoever_knows_its_id(hall, who):
    question = asked(browser_of(hall, "asker@example.jp"))
    page = browser_of(hall, who).get(f"/questions/{question}")
    assert page.status_code == 403
    assert "端末の持ち出し" not in page.text
    assert browser_of(hall, BOSS).get(f"/questions/{question}").status_code == 200


def test_roles_change_only_after_they_were_shown(hall, boss):
    shown = add(boss, external_id="New@Example.jp", organisation=TOWN, role="desk", label="窓口の人")
    assert "相談窓口" in shown.text
    assert people_of(hall) == []
    assert confirm(boss, shown).status_code == 200
    (known,) = people_of(hall)
    assert (set(known.roles), known.label) == ({Role.ASKER, Role.DESK}, "窓口の人")
    assert known.identities[0].external_id == "new@example.jp"
    page = boss.get(f"/people/{known.id}")
    shown = boss.post(f"/people/{known.id}", data={"token": token_of(page), "role": "administrator"})
    confirm(boss, shown)
    assert set(people_of(hall)[0].roles) == {Role.ASKER, Role.ADMINISTRATOR}
    shown = boss.post(f"/people/{known.id}/remove", data={"token": token_of(page)})
    assert len(people_of(hall)) == 1
    confirm(boss, shown)
    assert people_of(hall) == []
    assert trail_of(hall)[:3] == ["person.remove", "person.change", "person.add"]


def test_nothing_that_was_not_shown_can_be_confirmed(hall, boss):
    person = registered(hall)
    token = token_of(boss.get(f"/people/{person}"))
    for confirmed in ("yes", "", hall_signed_for_another(hall, person)):
        page = boss.post(
            f"/people/{person}",
            data={"token": token, "role": "administrator", "confirmed": confirmed},
        )
        assert page.status_code == 400
    assert Role.ADMINISTRATOR not in people_of(hall)[0].roles


def hall_signed_for_another(hall, person):
    """What a page of another administrator's session has shown."""
    other = browser_of(hall, BOSS)
    token = token_of(other.get(f"/people/{person}"))
    shown = other.post(f"/people/{person}", data={"token": token, "role": "administrator"})
    return re.search(r'name="confirmed" value="([^"]+)"', shown.text)[1]


def test_nobody_gives_themselves_a_role(hall):
    person = registered(hall, DESK, "desk")
    desk = browser_of(hall, DESK)
    token = token_of(desk.get("/"))
    for path in (f"/people/{person}", "/people/new", f"/people/{person}/remove"):
        assert desk.post(path, data={"token": token, "role": "administrator"}).status_code == 403
    assert set(people_of(hall)[0].roles) == {Role.ASKER, Role.DESK}


def test_an_administrator_cannot_shut_themselves_out(hall, boss):
    person = registered(hall, "boss2@example.jp", "administrator")
    hall.people[BOSS] = dataclasses.replace(hall.people[BOSS], person=person)
    token = token_of(boss.get(f"/people/{person}"))
    shown = boss.post(f"/people/{person}", data={"token": token, "role": "desk", "organisation": TOWN})
    assert texts.NOT_ONESELF in confirm(boss, shown).text
    shown = boss.post(f"/people/{person}/remove", data={"token": token})
    assert texts.NOT_ONESELF in confirm(boss, shown).text
    assert Role.ADMINISTRATOR in people_of(hall)[0].roles


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"organisation": TOWN, "role": "prefecture"}, texts.NOT_A_PREFECTURE),
        ({"role": "desk"}, texts.NO_ORGANISATION),
        ({"organisation": "999999"}, "999999"),
        ({"external_id": "　"}, texts.KNOWN_AS),
    ],
)
def test_what_cannot_be_is_said_in_the_form(hall, boss, fields, sentence):
    page = add(boss, **{"external_id": "a@example.jp", "label": "山田", **fields})
    assert page.status_code == 400
    assert sentence in page.text
    assert 'value="山田"' in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/people/new",
        "/people/x",
        "/people/x/remove",
        "/index/build",
        "/index/g1/serve",
        f"/organisations/{TOWN}/join",
        f"/organisations/{TOWN}/leave",
        f"/organisations/{TOWN}/population",
        f"/organisations/{TOWN}/recipients",
        f"/organisations/{TOWN}/recipients/x/remove",
    ],
)
def test_another_site_changes_nothing_in_an_administrators_name(hall, boss, path):
    boss.get("/people")
    foreign = token_of(browser_of(hall, BOSS).get("/people/new"))
    for token in ("", "x", foreign):
        page = boss.post(path, data={"token": token, "role": "administrator"})
        assert (page.status_code, errors.STALE in page.text) == (403, True)
    assert people_of(hall) == []


def test_a_session_that_somebody_else_began_gives_nothing(hall):
    stranger = browser_of(hall, "nobody@example.jp")
    stranger.get("/")
    victim = browser_of(hall, BOSS)
    victim.cookies.update(stranger.cookies)
    assert victim.get("/people").status_code == 200
    assert stranger.get("/people").status_code == 403


def test_a_prefecture_sees_numbers_and_neither_askers_nor_texts(tmp_path):
    hall = town_hall(tmp_path, PREFECTURE)
    hall.join(TOWN)
    hall.join(OTHER)
    for who in ("asker@example.jp", NEIGHBOUR):
        asked(browser_of(hall, who))
    county = browser_of(hall, COUNTY)
    page = county.get("/prefecture/questions")
    assert page.status_code == 200
    row = HTMLParser(page.text).css_first("table.rows tbody tr")
    assert row.text(separator=" ", strip=True).startswith("軽井沢町 1")
    assert "端末の持ち出し" not in page.text
    assert "p-asker" not in page.text
    assert browser_of(hall, DESK).get("/prefecture/questions").status_code == 403
    hall.database.close()


def test_a_prefecture_without_towns_is_told_what_to_do(tmp_path):
    hall = town_hall(tmp_path, PREFECTURE)
    assert charts.NO_TOWNS_NEXT in browser_of(hall, COUNTY).get("/prefecture/questions").text
    hall.database.close()


def test_script_in_names_and_actions_stays_text(hall, boss):
    hall_rights = Rights(hall.database, SECRET)
    right = dataclasses.replace(hall_rights.right(TOWN, [], ""), label=EVIL)
    person = hall_rights.add(EVIL, "web", "", EVIL, right, at=hall.now)
    for path in ("/people", f"/people/{person}", f"/organisations/{TOWN}", "/audit"):
        tree = HTMLParser(boss.get(path).text)
        assert not tree.css("script:not([src]), main img, [onerror]"), path
    assert EVIL in HTMLParser(boss.get("/people").text).css_first("table.rows").text()


def test_recipients_are_added_and_ended_and_both_are_in_the_trail(hall, boss):
    hall.messengers["mail"] = object()
    path = f"/organisations/{TOWN}"
    token = token_of(boss.get(path))
    wrong = boss.post(f"{path}/recipients", data={"token": token, "channel": "mail", "address": "x"})
    assert organisations_page.WRONG_MAIL in wrong.text
    unknown = boss.post(f"{path}/recipients", data={"token": token, "channel": "fax", "address": "x"})
    assert organisations_page.WRONG_CHANNEL in unknown.text
    added = boss.post(
        f"{path}/recipients", data={"token": token, "channel": "mail", "address": "Joho@Town.example"}
    )
    assert organisations_page.ADDED in added.text
    assert "joho@town.example" in added.text
    action = re.search(rf'action="({path}/recipients/[^"]+/remove)"', added.text)[1]
    elsewhere = action.replace(TOWN, OTHER)
    assert boss.post(elsewhere, data={"token": token}).status_code == 404
    shown = boss.post(action, data={"token": token})
    assert organisations_page.REMOVED in confirm(boss, shown).text
    with hall.database.reading() as connection:
        left = destinations.of_organisation(connection, TOWN)
    assert [each.channel for each in left] == ["board"]
    assert trail_of(hall)[:2] == ["recipient.remove", "recipient.add"]


def test_an_organisation_joins_and_leaves(hall, boss):
    found = boss.get("/organisations", params={"everybody": "true", "text": "御代田"}).text
    assert f"/organisations/{OTHER}" in found
    token = token_of(boss.get(f"/organisations/{OTHER}"))
    assert (
        organisations_page.JOINED_NOW in boss.post(f"/organisations/{OTHER}/join", data={"token": token}).text
    )
    shown = boss.post(f"/organisations/{OTHER}/leave", data={"token": token})
    with hall.database.reading() as connection:
        assert organisations.current(connection, OTHER).joined_at is not None
    assert organisations_page.LEFT in confirm(boss, shown).text
    assert "organisation.removed" in trail_of(hall)
    saved = boss.post(f"/organisations/{OTHER}/population", data={"token": token, "population": "１５０００"})
    assert organisations_page.SAVED in saved.text
    assert boss.get("/organisations/999999").status_code == 404


def test_the_trail_names_who_is_registered_and_can_be_filtered(hall, boss):
    person = registered(hall)
    registered(hall, "second@example.jp")
    page = boss.get("/audit").text
    assert audit_page.action("person.add") in page
    assert audit_page.NONE_MATCH in boss.get("/audit", params={"since": "2030-01-01"}).text
    assert audit_page.NONE_MATCH in boss.get("/audit", params={"actor": "somebody"}).text
    added = boss.get("/audit", params={"action": "person.add"}).text
    assert audit_page.NONE_MATCH not in added
    assert person not in added
    rows = boss.get("/audit.csv", params={"action": "person.add"}).text.splitlines()
    assert len(rows) == 3
    assert trail_of(hall)[0] == "export.audit"
    assert boss.get("/audit", params={"before": "x"}).status_code == 400
