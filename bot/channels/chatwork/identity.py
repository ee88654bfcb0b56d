"""Who writes: an account of Chatwork as a principal.

The workspace is the account's organisation in Chatwork; a room may have people
of several. Whoever cannot be looked up may ask, and is answered from shared
documents.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.channels.chatwork.api import Api
from bot.channels.chatwork.incoming import CHANNEL
from bot.delivery.http import FAILURES
from bot.dialogue.who import adopt, principal_of
from bot.domain.principal import Principal
from bot.storage.database import Database

_LOG = logging.getLogger(__name__)

_KEPT = 600.0  # seconds
_MOST = 500


class Directory:
    """Account → organisation in Chatwork, of one room; looked up again after ten minutes."""

    def __init__(self, api: Api, stopwatch: Callable[[], float]) -> None:
        self._api = api
        self._stopwatch = stopwatch
        self._lock = threading.Lock()
        self._rooms: dict[str, tuple[float, Mapping[str, str]]] = {}

    def organisation(self, account: str, room: str) -> str:
        """The id of the organisation, "" where nobody can tell."""
        with self._lock:
            since, known = self._rooms.get(room, (0.0, {}))
        if account not in known or self._stopwatch() - since > _KEPT:
            known = self._look_up(room)
        return known.get(account, "")

    def own(self) -> str:
        """The organisation of our own account, "" where nobody can tell."""
        try:
            return str(self._api.me().json()["organization_id"])
        except (*FAILURES, ValueError, KeyError, TypeError) as error:
            _LOG.warning("our own account cannot be looked up: %s", type(error).__name__)
            return ""

    def _look_up(self, room: str) -> Mapping[str, str]:
        try:
            found = {str(each["account_id"]): str(each["organization_id"]) for each in self._members(room)}
        except (*FAILURES, ValueError, KeyError, TypeError) as error:
            _LOG.warning("the members of a room cannot be looked up: %s", type(error).__name__)
            return {}
        with self._lock:
            if len(self._rooms) >= _MOST:
                self._rooms.clear()
            self._rooms[room] = (self._stopwatch(), found)
        return found

    def _members(self, room: str) -> list[Mapping[str, object]]:
        members: list[Mapping[str, object]] = self._api.members(room).json()
        return members


@dataclass(frozen=True, slots=True)
class Identities:
    """`secret` makes pseudonyms, so that an account's id is kept nowhere."""

    database: Database
    secret: bytes
    directory: Directory

    def principal(self, account: str, room: str) -> Principal:
        """The person behind an account that writes in a room."""
        with self.database.reading() as connection:
            return principal_of(
                connection,
                channel=CHANNEL,
                workspace=self.directory.organisation(account, room),
                external_id=account,
                secret=self.secret,
            )

    def introduce(self, *, at: dt.datetime) -> None:
        """Where there is one organisation, that of our own account is it."""
        adopt(self.database, channel=CHANNEL, workspace=self.directory.own(), at=at)
