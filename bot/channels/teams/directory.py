"""What Teams knows of a user: whether they belong to the tenant or were let in from outside."""

from __future__ import annotations

import threading
from collections.abc import Callable

from bot.channels.teams.connector import Address, Connector
from bot.channels.teams.outcome import FAILURES
from bot.channels.teams.spot import Spot, Who

# Somebody waits for the answer of a button.
_PATIENCE = 2.0
_KEPT = 3600.0
_MOST = 5000
_OUTSIDERS = frozenset({"guest", "anonymous"})


class Directory:
    """Asks for a member and remembers for an hour; who cannot be asked about is a guest."""

    def __init__(
        self, connector: Connector, address: Callable[[Spot], Address], stopwatch: Callable[[], float]
    ) -> None:
        self._connector = connector
        self._address = address
        self._stopwatch = stopwatch
        self._lock = threading.Lock()
        self._known: dict[tuple[str, str], tuple[float, bool]] = {}

    def is_guest(self, who: Who, spot: Spot) -> bool:
        """Whether somebody is of another organisation than the tenant's."""
        key, now = (spot.tenant, who.user), self._stopwatch()
        with self._lock:
            until, guest = self._known.get(key, (0.0, True))
        if now < until:
            return guest
        asked = self._ask(who, spot)
        if asked is None:
            return True
        with self._lock:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[key] = (now + _KEPT, asked)
        return asked

    def _ask(self, who: Who, spot: Spot) -> bool | None:
        try:
            member = self._connector.member(self._address(spot), who.account, patience=_PATIENCE)
        except FAILURES:
            return None
        return member.role in _OUTSIDERS or bool(member.tenant and member.tenant != spot.tenant)
