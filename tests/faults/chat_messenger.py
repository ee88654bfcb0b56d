"""A messenger for the stand-in chat service: a small, real client over HTTP."""

from __future__ import annotations

import datetime as dt

import httpx

from bot.ports import CannotTell, Delivery, Outcome, Pace, Permanent, Retry, Sent, Unknown

CLOCK_SKEW_SECONDS = 60


class ChatMessenger:
    """Sends once per call and finds messages by the delivery's id."""

    def __init__(self, url: str, *, timeout: float, pace: Pace | None = None) -> None:
        self.pace = pace or Pace()
        self._client = httpx.Client(base_url=url, timeout=timeout, trust_env=False)

    def send(self, delivery: Delivery) -> Outcome:
        place = delivery.destination
        body = {"workspace": place.workspace, "address": place.address, "key": delivery.id}
        try:
            answer = self._client.post("/post", json={**body, "payload": delivery.payload})
        except httpx.ConnectError as error:
            return Retry(dt.timedelta(seconds=0.2), type(error).__name__)
        except httpx.TransportError as error:
            return Unknown(type(error).__name__)
        return _outcome(answer)

    def find(self, delivery: Delivery) -> Sent | Retry | CannotTell | None:
        place = delivery.destination
        query = {"workspace": place.workspace, "address": place.address, "oldest": _oldest(delivery)}
        cursor: int | None = 0
        while cursor is not None:
            try:
                answer = self._client.get("/history", params={**query, "cursor": str(cursor)})
            except httpx.TransportError as error:
                return Retry(dt.timedelta(seconds=0.2), type(error).__name__)
            if answer.status_code != 200:
                return Retry(_after(answer), f"http {answer.status_code}")
            page = answer.json()
            for message in page["messages"]:
                if message["key"] == delivery.id:
                    return Sent(message["id"])
            cursor = page["cursor"]
        return None


def _outcome(answer: httpx.Response) -> Outcome:
    if answer.status_code == 200:
        return Sent(answer.json()["id"])
    if answer.status_code == 429:
        return Retry(_after(answer), "http 429")
    if answer.status_code >= 500:
        return Unknown(f"http {answer.status_code}")
    return Permanent(answer.json()["error"])


def _oldest(delivery: Delivery) -> str:
    return str(delivery.first_try_at.timestamp() - CLOCK_SKEW_SECONDS)


def _after(answer: httpx.Response) -> dt.timedelta:
    return dt.timedelta(seconds=float(answer.headers.get("Retry-After", "0.2")))
