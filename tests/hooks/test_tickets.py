"""人に聞く, as far as each service allows."""

import pytest

from tests.hooks.form import follow, verb_of
from tests.hooks.service.chatwork import ORGANISATION

pytestmark = pytest.mark.webhooks


def test_in_line_works_one_press_hands_the_question_over(at_lineworks, lineworks):
    lineworks.writes("u-1", "無いことは？")
    at_lineworks.rest()
    pressed = next(each for each in lineworks.got[-1].actions if "ask_person" in each["postback"])
    lineworks.writes("u-1", pressed["text"], postback=pressed["postback"])
    at_lineworks.rest()
    opened = lineworks.got[-1]
    assert opened.address == "users/u-1"
    assert "無いことは" in opened.text
    assert {each["postback"].partition(":")[0] for each in opened.actions if "postback" in each} >= {
        "ticket_withdraw"
    }
    withdraw = next(each for each in opened.actions if "ticket_withdraw" in each.get("postback", ""))
    lineworks.writes("u-1", withdraw["text"], postback=withdraw["postback"])
    at_lineworks.rest()
    assert "取り下げ" in lineworks.got[-1].text


def test_in_chatwork_links_hand_the_question_over_and_take_it_back(at_chatwork, chatwork):
    chatwork.members[201] = ORGANISATION
    chatwork.writes(201, "無いことは？")
    at_chatwork.rest()
    browser = at_chatwork.browser()
    ask = next(link for link in chatwork.ours[0].links if verb_of(link) == "ask_person")
    follow(browser, ask, {"question": "無いことを教えてください", "name": "山田"})
    at_chatwork.wake()
    at_chatwork.rest()
    opened = chatwork.ours[-1]
    assert "無いことを教えてください" in opened.text
    withdraw = next(link for link in opened.links if verb_of(link) == "ticket_withdraw")
    follow(browser, withdraw, {})
    at_chatwork.wake()
    at_chatwork.rest()
    assert "取下げ" in chatwork.ours[-1].text


def test_over_the_webhook_a_ticket_is_opened_and_answered(at_webhook, receiver):
    at_webhook.register("desk")
    receiver.sends(_event("m1", text="無いことは？", person={"id": "desk"}))
    at_webhook.rest()
    action = _action(receiver.got[-1], "ask_person")
    receiver.sends(_event("p1", type="press", action=action["id"], person={"id": "desk"}))
    at_webhook.rest()
    ticket = next(each for each in receiver.shown.values() if each["kind"] == "ticket")
    assert "無いことは" in ticket["text"]
    withdraw = _action(ticket, "ticket_withdraw")
    assert withdraw["fields"] == []
    assert withdraw["url"].startswith("https://madoguchi.example.lg.jp/tickets/")
    press = _event("p2", type="press", action=withdraw["id"], message=ticket["id"], person={"id": "desk"})
    receiver.sends(press)
    at_webhook.rest()
    assert "取下げ" in receiver.shown[ticket["id"]]["text"]


def _event(key, **changed):
    return {"version": 1, "type": "message", "id": key, "conversation": "room-1", **changed}


def _action(message, verb):
    found = (action for part in message["parts"] for action in part["actions"])
    return next(each for each in found if each["id"].startswith(verb))
