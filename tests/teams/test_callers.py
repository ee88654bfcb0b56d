"""Who is let in: the Bot Connector with a token for us, and nobody else. No network is needed."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from bot.channels.teams.callers import Keys, LocalCallers, SignedCallers
from bot.channels.teams.endpoint import application
from bot.channels.teams.listeners import Told
from tests.teams.office import CLIENT
from tests.web.live import Live

pytestmark = pytest.mark.teams

SERVICE = "https://smba.trafficmanager.net/jp/"
OURS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGERS = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Microsoft:
    """Publishes its keys, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.down = False
        self.keys = [_public(OURS, "k1", ["msteams", "webchat"]), _public(STRANGERS, "k2", ["facebook"])]
        self._live = Live(Starlette(routes=[Route("/keys", self._published)]))

    @property
    def address(self) -> str:
        return f"{self._live.address}/keys"

    async def _published(self, _request: Any) -> JSONResponse:
        self.asked += 1
        return JSONResponse({"keys": [] if self.down else self.keys}, status_code=502 if self.down else 200)

    def close(self) -> None:
        self._live.close()


def _public(key: rsa.RSAPrivateKey, kid: str, endorsements: list[str]) -> dict[str, Any]:
    made = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    return {**made, "kid": kid, "use": "sig", "alg": "RS256", "endorsements": endorsements}


def token(key: Any = OURS, *, kid: str = "k1", algorithm: str = "RS256", **claims: Any) -> str:
    now = dt.datetime.now(dt.UTC).timestamp()
    good = {
        "iss": "https://api.botframework.com",
        "aud": CLIENT,
        "exp": now + 600,
        "nbf": now - 5,
        "serviceurl": SERVICE,
    }
    said = {name: value for name, value in {**good, **claims}.items() if value is not None}
    return jwt.encode(said, key, algorithm=algorithm, headers={"kid": kid})


@pytest.fixture
def microsoft() -> Iterator[Microsoft]:
    made = Microsoft()
    yield made
    made.close()


@pytest.fixture
def calls(microsoft: Microsoft) -> Iterator[Callable[..., int]]:
    """Calls our endpoint with a token; the HTTP status. What was dealt with stands in `dealt`."""
    dealt: list[Any] = []

    def deal(activity: Any, _abandoned: threading.Event) -> Told:
        dealt.append(activity)
        return Told()

    keys = Keys(microsoft.address, lambda: httpx.Client(trust_env=False))
    app = Starlette(routes=[Mount("/teams", application(SignedCallers(CLIENT, keys), deal))])
    live = Live(app)

    def call(sent: str | None, *, service: str = SERVICE, scheme: str = "Bearer ") -> int:
        headers = {} if sent is None else {"authorization": (scheme + sent).strip()}
        activity = {"type": "message", "serviceUrl": service}
        with httpx.Client(trust_env=False) as client:
            answer = client.post(f"{live.address}/teams/messages", json=activity, headers=headers)
        assert bool(dealt) is (answer.status_code == 200)
        dealt.clear()
        return answer.status_code

    yield call
    live.close()


def test_the_bot_connector_is_let_in(calls):
    assert calls(token()) == 200


def _past() -> float:
    return dt.datetime.now(dt.UTC).timestamp() - 3600


FORGED: dict[str, Callable[[], str | None]] = {
    "no token": lambda: None,
    "empty": lambda: "",
    "not a token": lambda: "abc.def.ghi",
    "signed by somebody else": lambda: token(STRANGERS),
    "a key that nobody published": lambda: token(STRANGERS, kid="k9"),
    "a key that is not for Teams": lambda: token(STRANGERS, kid="k2"),
    "for another application": lambda: token(aud="0d1c2b3a-0000-4000-8000-0000000000ff"),
    "of another issuer": lambda: token(iss="https://evil.example"),
    "of a tenant's own issuer": lambda: token(iss="https://sts.windows.net/x/", tid="x"),
    "run out": lambda: token(exp=_past(), nbf=_past() - 600),
    "not valid yet": lambda: token(nbf=-_past() + 4 * dt.datetime.now(dt.UTC).timestamp()),
    "without an end": lambda: token(exp=None),
    "for another service URL": lambda: token(serviceurl="https://evil.example/"),
    "without a service URL": lambda: token(serviceurl=None),
    "unsigned": lambda: token(None, algorithm="none"),
    "signed with the public key": lambda: token("k" * 64, algorithm="HS256"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_token_is_refused(calls, name):
    assert calls(FORGED[name]()) == 401


def test_another_scheme_is_refused(calls):
    assert calls(token(), scheme="Basic ") == 401


def test_who_wants_to_be_answered_elsewhere_is_refused(calls):
    assert calls(token(), service="https://evil.example/") == 401


def test_an_activity_without_a_service_url_is_refused(calls):
    assert calls(token(), service="") == 401


def test_an_answer_never_travels_unencrypted(calls):
    plain = "http://smba.trafficmanager.net/jp/"
    assert calls(token(serviceurl=plain), service=plain) == 403


def test_the_keys_are_fetched_once(calls, microsoft):
    assert [calls(token()) for _ in range(3)] == [200, 200, 200]
    assert microsoft.asked == 1


def test_strangers_cannot_have_us_fetch_keys_all_the_time(calls, microsoft):
    calls(token())
    for number in range(5):
        assert calls(token(kid=f"unknown-{number}")) == 401
    assert microsoft.asked <= 2


def test_without_keys_nobody_is_let_in_and_teams_may_try_again(calls, microsoft):
    microsoft.down = True
    assert calls(token()) == 503
    microsoft.down = False
    assert calls(token()) == 200


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff\xfe", b'"x"', b"[" * 100_000])
def test_what_is_no_activity_is_refused(microsoft, body):
    keys = Keys(microsoft.address, lambda: httpx.Client(trust_env=False))
    app = application(SignedCallers(CLIENT, keys), lambda *_: Told())
    live = Live(app)
    with httpx.Client(trust_env=False) as client:
        answer = client.post(f"{live.address}/messages", content=body)
    live.close()
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("service", "refusal"),
    [
        ("http://127.0.0.1:56150/_connector", None),
        ("http://localhost:56150/_connector", None),
        ("http://[::1]:56150/", None),
        ("https://smba.trafficmanager.net/jp/", 403),
        ("http://192.0.2.1/", 403),
        ("", 403),
    ],
)
def test_while_developing_nothing_leaves_this_machine(service, refusal):
    import anyio

    assert anyio.run(LocalCallers().refusal, "", service) == refusal
