"""Tokens from Entra ID, asked for over our own way out."""

from __future__ import annotations

import httpx
import pytest
from pydantic import SecretStr

from bot.channels.teams.outcome import outcome_of
from bot.channels.teams.tokens import NoAnswer, NoToken, Tokens
from bot.ports import Permanent, Retry
from bot.settings import Settings
from tests.teams.office import CLIENT, TENANT

pytestmark = pytest.mark.teams

SECRET = "value-of-the-secret"
LOGIN = f"https://login.microsoftonline.com/{TENANT}"


class Entra:
    """Answers what msal asks."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.answer = httpx.Response(
            200, json={"access_token": "t1", "expires_in": 3600, "token_type": "Bearer"}
        )

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.url.path.endswith("openid-configuration"):
            return httpx.Response(
                200,
                json={
                    "token_endpoint": f"{LOGIN}/oauth2/v2.0/token",
                    "authorization_endpoint": f"{LOGIN}/oauth2/v2.0/authorize",
                    "issuer": f"{LOGIN}/v2.0",
                },
            )
        return self.answer


@pytest.fixture
def entra() -> Entra:
    return Entra()


@pytest.fixture
def tokens(entra, tmp_path) -> Tokens:
    settings = Settings(
        home=tmp_path,
        teams_client_id=CLIENT,
        teams_tenant_id=TENANT,
        teams_client_secret=SecretStr(SECRET),
    )
    return Tokens(settings, lambda: httpx.Client(transport=httpx.MockTransport(entra)))


def asked(entra) -> list[httpx.Request]:
    return [each for each in entra.requests if each.url.path.endswith("/token")]


def test_a_token_is_asked_for_once_and_kept(entra, tokens) -> None:
    assert [tokens.token() for _ in range(3)] == ["t1"] * 3
    [request] = asked(entra)
    assert request.url.host == "login.microsoftonline.com"
    assert "api.botframework.com" in request.content.decode()
    assert {each.url.host for each in entra.requests} == {"login.microsoftonline.com"}


def test_a_refusal_carries_its_number_and_no_secret(entra, tokens) -> None:
    wrong = {"error": "invalid_client", "error_codes": [7000215], "error_description": f"…{SECRET}…"}
    entra.answer = httpx.Response(401, json=wrong)
    with pytest.raises(NoToken) as raised:
        tokens.token()
    assert (raised.value.code, raised.value.number) == ("invalid_client", "7000215")
    assert SECRET not in str(raised.value)
    assert outcome_of(raised.value) == Permanent("invalid_client")


def test_without_a_way_to_entra_the_message_is_tried_again(tmp_path, tokens) -> None:
    def down(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    tokens._client = lambda: httpx.Client(transport=httpx.MockTransport(down))
    with pytest.raises(NoAnswer) as raised:
        tokens.token()
    assert isinstance(outcome_of(raised.value), Retry)
