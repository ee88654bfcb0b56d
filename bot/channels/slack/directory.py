"""What Slack knows of a user: a name to show, and whether they belong to the workspace."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.slack.acts import Who
from bot.channels.slack.installed import Installed
from bot.channels.slack.outcome import FAILURES

# Asked before an event is acknowledged, for which Slack waits three seconds.
_PATIENCE = 1.0
_KEPT = 3600.0
_MOST = 5000


@dataclass(frozen=True, slots=True)
class User:
    """`guest` is somebody who was let in from outside (restricted, or another organisation's)."""

    name: str
    guest: bool


_NOBODY = User("", guest=True)


class Directory:
    """Asks `users.info` and remembers for an hour; who cannot be asked about is a guest without a name."""

    def __init__(self, installed: Installed, stopwatch: Callable[[], float]) -> None:
        self._installed = installed
        self._stopwatch = stopwatch
        self._lock = threading.Lock()
        self._known: dict[Who, tuple[float, User]] = {}

    def user(self, who: Who, workspace: str) -> User:
        """A user as seen from the workspace in which the application is installed."""
        now = self._stopwatch()
        with self._lock:
            until, user = self._known.get(who, (0.0, _NOBODY))
        if now < until:
            return user
        asked = self._ask(who, workspace)
        if asked is None:
            return _NOBODY
        with self._lock:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[who] = (now + _KEPT, asked)
        return asked

    def _ask(self, who: Who, workspace: str) -> User | None:
        member = self._installed.get(workspace)
        if member is None:
            return None
        try:
            answer = self._installed.client(member.token, patience=_PATIENCE).users_info(user=who.user)
        except FAILURES:
            return None
        user = answer.get("user") or {}
        profile = user.get("profile") or {}
        name = profile.get("display_name") or profile.get("real_name") or user.get("real_name") or ""
        outside = any(user.get(each) for each in ("is_restricted", "is_ultra_restricted", "is_stranger"))
        return User(str(name), guest=bool(outside) or who.team != workspace)
