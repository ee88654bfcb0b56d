"""Calls of the API, version 2 (https://developer.chatwork.com/docs/endpoints)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx

_TOKEN = "x-chatworktoken"  # noqa: S105 - the name of a header


@dataclass(frozen=True, slots=True)
class Api:
    """One account; `url` ends with a slash. Raises one of `bot.delivery.http.FAILURES`."""

    url: str
    token: str
    client: Callable[[], httpx.Client]

    def post(self, room: str, body: str) -> httpx.Response:
        """Write a message; unread for ourselves too would be noise."""
        return self._call("POST", f"rooms/{room}/messages", {"body": body, "self_unread": "0"})

    def put(self, room: str, message: str, body: str) -> httpx.Response:
        """Replace a message of ours; nobody is called again."""
        return self._call("PUT", f"rooms/{room}/messages/{message}", {"body": body})

    def newest(self, room: str) -> httpx.Response:
        """The newest hundred messages; 204 where there is none."""
        return self._call("GET", f"rooms/{room}/messages", query={"force": "1"})

    def room(self, room: str) -> httpx.Response:
        """A room, with our `role` in it: admin, member or readonly."""
        return self._call("GET", f"rooms/{room}")

    def members(self, room: str) -> httpx.Response:
        """Who is in a room, with the organisation of each."""
        return self._call("GET", f"rooms/{room}/members")

    def me(self) -> httpx.Response:
        """The account itself."""
        return self._call("GET", "me")

    def _call(
        self, method: str, path: str, form: dict[str, str] | None = None, query: dict[str, str] | None = None
    ) -> httpx.Response:
        with self.client() as client:
            return client.request(
                method, f"{self.url}{path}", data=form, params=query, headers={_TOKEN: self.token}
            )
