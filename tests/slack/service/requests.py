"""HTTP mode: signed requests to the addresses of the manifest."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from typing import Any

import httpx

from tests.slack.service.application import Application
from tests.slack.service.clock import Clock
from tests.slack.service.recorded import Delivered


def signed(body: str, secret: str, timestamp: str) -> dict[str, str]:
    """The headers that prove the sender (docs.slack.dev/authentication/verifying-requests-from-slack)."""
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


class _Post:
    """One attempt, made when it is waited for."""

    def __init__(self, requests: Requests, kind: str, payload: dict[str, Any], attempt: int) -> None:
        self._requests, self._kind, self._payload, self._attempt = requests, kind, payload, attempt

    def wait(self, seconds: float) -> Delivered:
        before = time.monotonic()
        try:
            answer = self._requests.post(self._kind, self._payload, self._attempt, seconds)
        except httpx.HTTPError:
            return Delivered(self._kind, self._payload, self._attempt, None)
        latency = time.monotonic() - before if answer.status_code == httpx.codes.OK else None
        return Delivered(self._kind, self._payload, self._attempt, latency, _body(answer))


class Requests:
    """Posts what happens."""

    def __init__(self, application: Application, clock: Clock) -> None:
        self._application, self._clock = application, clock
        self._client = httpx.Client(trust_env=False)

    def close(self) -> None:
        self._client.close()

    def begin(self, kind: str, payload: dict[str, Any], attempt: int) -> _Post:
        return _Post(self, kind, payload, attempt)

    def verify(self) -> bool:
        """What Slack does when the address is entered: it must be given its challenge back."""
        payload = {"type": "url_verification", "token": "verification", "challenge": "wvYdVSnOH4r8"}
        answer = self.post("events_api", payload, 0, 3.0)
        return payload["challenge"] in answer.text

    def post(self, kind: str, payload: dict[str, Any], attempt: int, seconds: float) -> httpx.Response:
        url = self._application.request_url(kind, str(payload.get("command", "")))
        retry = {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": "http_timeout"} if attempt else {}
        content_type, body = _encoded(kind, payload)
        proof = signed(body, self._application.signing_secret, str(int(self._clock())))
        headers = {"Content-Type": content_type, **proof, **retry}
        return self._client.post(url, content=body.encode(), headers=headers, timeout=seconds)


def _encoded(kind: str, payload: dict[str, Any]) -> tuple[str, str]:
    if kind == "events_api":
        return "application/json", json.dumps(payload, ensure_ascii=False)
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload, ensure_ascii=False)}
    return "application/x-www-form-urlencoded", str(httpx.QueryParams(fields))


def _body(answer: httpx.Response) -> dict[str, Any]:
    try:
        return dict(answer.json())
    except ValueError:
        return {"text": answer.text} if answer.text else {}
