"""HTTP mode: the stand-in signs, and slack_bolt checks."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest
from slack_bolt.adapter.starlette import SlackRequestHandler
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

from bot.channels.slack.setup import EVENTS_PATH, manifest
from tests.slack.service.requests import signed
from tests.slack.simple_app import simple_app
from tests.web.live import Live


@pytest.fixture(autouse=True)
def address(slack, town) -> Iterator[str]:
    """The app behind a port, entered into the manifest."""
    handler = SlackRequestHandler(simple_app(slack, town))

    async def events(request: Request):
        return await handler.handle(request)

    live = Live(Starlette(routes=[Route(EVENTS_PATH, events, methods=["POST"])]))
    slack.application.manifest = manifest(live.address)
    yield live.address + EVENTS_PATH
    live.close()


def test_the_address_gives_the_challenge_back(slack) -> None:
    assert slack.requests.verify()


def test_mentions_buttons_forms_and_commands(slack, tanaka, room) -> None:
    [answer] = tanaka.waits_for_replies(tanaka.mentions(room, "質問"))
    tanaka.presses(answer, "理由を書く")
    slack.until(lambda: tanaka.modal is not None)
    tanaka.submits(tanaka.modal, {"理由": "短"})
    assert tanaka.modal.errors == {"reason": "短すぎます"}
    tanaka.slash("期限", channel=room)
    slack.until(lambda: len(tanaka.whispers(room)) == 2)


def test_a_lost_acknowledgement_comes_again_with_its_number(slack, tanaka, room) -> None:
    slack.delivery.lost = 1
    tanaka.waits_for_replies(tanaka.mentions(room, "質問"), 2)


def test_a_forged_or_old_request_is_turned_away(slack, address) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "c"})
    now = str(int(slack.clock()))
    good = signed(body, slack.application.signing_secret, now)
    for headers in (
        signed(body, "another secret", now),
        signed(body, slack.application.signing_secret, str(int(slack.clock()) - 400)),
        {},
    ):
        answer = httpx.post(address, content=body, headers=headers, trust_env=False)
        assert answer.status_code == 401
    assert httpx.post(address, content=body, headers=good, trust_env=False).status_code == 200
