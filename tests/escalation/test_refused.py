"""What is refused: tickets of others, roles that somebody lost, texts that must not be kept."""

from dataclasses import replace

import pytest

from bot.domain.principal import Role
from bot.domain.sight import sight_of
from bot.domain.ticket import Action, State
from bot.errors import Invalid, NotAllowed, NotFound
from bot.escalation.opening import prefilled
from bot.storage import ticket_lists
from bot.texts import tickets as texts
from tests.escalation.office import (
    ADMINISTRATOR,
    ANOTHER_PREFECTURE,
    ASKER,
    COLLEAGUE,
    ELSEWHERE,
    EVERYBODY,
    NEIGHBOUR,
    OTHER,
    PREFECTURAL,
    PREFECTURE,
    SATO,
    STRANGER,
    SUZUKI,
    person,
)

pytestmark = pytest.mark.escalation
REGISTER = "個人番号 123456789018 の人の端末です"


@pytest.fixture
def ticket(office):
    office.set_up_desks()
    return office.open().ticket.id


@pytest.mark.parametrize("who", [NEIGHBOUR, ANOTHER_PREFECTURE, STRANGER, COLLEAGUE, PREFECTURAL])
def test_a_ticket_of_others_does_not_exist(office, ticket, who):
    for action in (Action.CLAIM, Action.ANSWER, Action.REPLY, Action.WITHDRAW, Action.REOPEN):
        for name in (ticket, office.ticket(ticket).number):
            with pytest.raises(NotFound, match=texts.NOT_FOUND):
                office.do(who, name, action, "見せて")
    assert office.ticket(ticket).version == 1


def test_a_prefecture_sees_what_was_passed_on_to_it_only(office, ticket):
    office.do(SATO, ticket, Action.ESCALATE, "県へ")
    assert office.do(PREFECTURAL, ticket, Action.CLAIM).changed
    with pytest.raises(NotFound):
        office.do(ANOTHER_PREFECTURE, ticket, Action.CLAIM)


def test_a_town_s_desk_reads_along_and_acts_no_more(office, ticket):
    office.do(SATO, ticket, Action.ESCALATE, "県へ")
    with pytest.raises(NotAllowed, match=texts.NOT_THE_DESK):
        office.do(SATO, ticket, Action.ANSWER, "いえ、町で答えます")


@pytest.mark.parametrize("action", [Action.CLAIM, Action.ANSWER, Action.ESCALATE, Action.RELEASE])
def test_an_asker_is_no_desk(office, ticket, action):
    with pytest.raises(NotAllowed, match=texts.NOT_THE_DESK):
        office.do(ASKER, ticket, action, "自分で")


@pytest.mark.parametrize("action", [Action.REPLY, Action.WITHDRAW])
def test_a_desk_is_no_asker(office, ticket, action):
    with pytest.raises(NotAllowed, match=texts.NOT_THE_ASKER):
        office.do(SATO, ticket, action, "代わりに")


def test_somebody_who_lost_the_role_can_do_nothing_more(office, ticket):
    office.do(SATO, ticket, Action.CLAIM)
    principal = replace(SATO.principal, roles=frozenset({Role.ASKER}))
    with pytest.raises(NotFound):
        office.do(replace(SATO, principal=principal), ticket, Action.ANSWER, "まだ答える")


def test_somebody_who_was_transferred_leaves_their_tickets_behind(office, ticket):
    principal = replace(ASKER.principal, organisation=OTHER)
    with pytest.raises(NotFound):
        office.do(replace(ASKER, principal=principal), ticket, Action.REPLY, "異動先から")


def test_a_role_of_another_prefecture_or_of_a_town_is_no_prefecture(office, ticket):
    office.do(SATO, ticket, Action.ESCALATE, "県へ")
    for code in (OTHER, ELSEWHERE):
        with pytest.raises(NotFound):
            office.do(person("偽の県", code, Role.PREFECTURE), ticket, Action.CLAIM)


def test_only_who_belongs_somewhere_may_hand_over(office):
    with pytest.raises(NotAllowed, match=texts.NO_ORGANISATION):
        office.open(STRANGER)


def test_a_question_of_others_cannot_be_handed_over(office):
    asked = office.ask(ASKER, reply=None)
    for who in (COLLEAGUE, NEIGHBOUR):
        with pytest.raises(NotFound, match=texts.NO_QUESTION):
            office.open(who, asked=asked)
    in_a_thread = office.ask(ASKER)
    assert office.open(COLLEAGUE, asked=in_a_thread).changed
    with pytest.raises(NotFound, match=texts.NO_QUESTION), office.database.reading() as connection:
        prefilled(connection, NEIGHBOUR.principal, in_a_thread)


def test_nothing_goes_up_without_a_person_s_confirmation(office, ticket):
    with pytest.raises(Invalid, match=texts.NOT_CONFIRMED):
        office.tickets.act(SATO, ticket, Action.ESCALATE, at=office.at)
    assert office.ticket(ticket).version == 1


def test_a_page_that_is_out_of_date_changes_nothing(office, ticket):
    office.do(SATO, ticket, Action.CLAIM)
    with pytest.raises(Invalid) as refused:
        office.do(SATO, ticket, Action.ANSWER, "回答", seen=1)
    assert refused.value.message == texts.CHANGED_MEANWHILE


def test_a_register_of_people_is_never_kept(office, ticket):
    for attempt in (
        lambda: office.open(question=REGISTER),
        lambda: office.open(found=REGISTER),
        lambda: office.do(ASKER, ticket, Action.REPLY, REGISTER),
        lambda: office.do(SATO, ticket, Action.ESCALATE, REGISTER),
    ):
        with pytest.raises(Invalid, match=texts.PERSONAL_DATA):
            attempt()
    office.do(SATO, ticket, Action.ANSWER, f"{REGISTER}。担当は026-000-0000です。")
    kept = office.history(ticket)[-1].text
    assert "123456789018" not in kept
    assert "026-000-0000" in kept


def test_what_an_asker_writes_is_masked(office):
    opened = office.open(
        question="山田 yamada@example.jp に電話 03-1234-5678", missing="パスワードは hunter22!"
    )
    matter = str(opened.ticket.matter)
    assert not any(secret in matter for secret in ("yamada@", "03-1234", "hunter22"))


@pytest.mark.parametrize("text", ["", " \n　", "あ" * 4001])
def test_nothing_and_too_much_are_refused(office, ticket, text):
    with pytest.raises(Invalid):
        office.do(SATO, ticket, Action.ANSWER, text)
    with pytest.raises(Invalid):
        office.open(question=text)
    assert office.ticket(ticket).state is State.NEW


def test_pressing_twice_is_one_change(office, ticket):
    first = office.do(SATO, ticket, Action.CLAIM, key="press-1")
    again = office.do(SATO, ticket, Action.CLAIM, key="press-1")
    assert (first.changed, again.changed) == (True, False)
    assert again.sentence == first.sentence
    assert office.do(SATO, ticket, Action.CLAIM).sentence == texts.ALREADY_YOURS
    assert office.ticket(ticket).version == 2


def test_sending_the_form_twice_is_one_ticket(office):
    first, again = (office.open(key="form-1") for _ in range(2))
    assert (again.ticket.id, again.changed) == (first.ticket.id, False)
    assert office.open().ticket.number == "T-2026-000002"


def test_markup_is_kept_as_text(office, ticket):
    hostile = "<script>alert(1)</script> <!channel> =HYPERLINK(1)"
    office.do(SATO, ticket, Action.ANSWER, hostile)
    assert office.history(ticket)[-1].text == hostile


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda each: each.name)
def test_lists_hold_what_may_be_seen_and_nothing_else(office, who):
    office.set_up_desks()
    made = [office.open(), office.open(COLLEAGUE), office.open(person("隣町の人", OTHER))]
    made.append(office.open(person("県の人", PREFECTURE)))
    office.do(SATO, made[0].ticket.id, Action.ESCALATE, "県へ")
    office.desk(PREFECTURE, made[0].ticket.tier, made[0].ticket.place, "")
    sight = sight_of(who.principal)
    with office.database.reading() as connection:
        shown = {each.id for each in ticket_lists.listed(connection, sight)}
        counted = sum(ticket_lists.counts(connection, sight).values())
    assert shown == {each.ticket.id for each in made if sight.sees(office.ticket(each.ticket.id))}
    assert counted == len(shown)


def test_what_is_owed_comes_first(office, ticket):
    urgent = office.open(urgent=True).ticket
    claimed = office.open().ticket
    office.do(SATO, claimed.id, Action.CLAIM)
    answered = office.open().ticket
    office.do(SATO, answered.id, Action.ANSWER, "はい")
    with office.database.reading() as connection:
        shown = [each.id for each in ticket_lists.listed(connection, sight_of(ADMINISTRATOR.principal))]
    assert shown == [urgent.id, ticket, claimed.id, answered.id]


def test_a_list_can_be_searched(office, ticket):
    other = office.open(question="100%の負担率とは").ticket
    sight = sight_of(SUZUKI.principal)
    with office.database.reading() as connection:
        assert [each.id for each in ticket_lists.listed(connection, sight, text="100%")] == [other.id]
        assert [each.id for each in ticket_lists.listed(connection, sight, text="t-2026-000001")] == [ticket]
        assert ticket_lists.listed(connection, sight, text="%0%") == []
        assert ticket_lists.listed(connection, sight, states=[State.CLOSED]) == []
