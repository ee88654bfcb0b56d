"""Send what is in the outbox.

Claim (committed) → look for an earlier attempt if there may be one → send once
→ write what became of it, under the claim's token. Whatever happens in
between, somebody finds out later: a lost lease is an unknown outcome, and an
unknown outcome is looked up after a quiet period before anything is sent again.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.delivery import operator, trail
from bot.delivery.verdict import Verdict, after_finding, after_sending, unused
from bot.ports import CannotTell, Delivery, Messenger, Outcome, Retry, Sent, Unknown
from bot.storage import leases, reminders, send_gate
from bot.storage.database import Database
from bot.storage.leases import Claim

_log = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]
Pause = Callable[[float], bool]
"""Waits so many seconds; True when it is time to stop."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a lease lasts, how long to stay quiet, and how long one call may take.

    `quiet` must be longer than a service may hide a message that it stored.
    Raises `ValueError` unless `lease` > `call`: nothing would ever be sent.
    """

    lease: dt.timedelta
    quiet: dt.timedelta
    call: dt.timedelta

    def __post_init__(self) -> None:
        if self.lease <= self.call:
            raise ValueError("a lease must outlast a call")


class Sender:
    """One worker; any number of them may run, in any number of processes."""

    def __init__(
        self, database: Database, messengers: Mapping[str, Messenger], timing: Timing, clock: Clock
    ) -> None:
        self._database = database
        self._messengers = messengers
        self._timing = timing
        self._clock = clock

    def run(self, *, pause: Pause, patience: dt.timedelta) -> int:
        """Deliver until nothing can go out within `patience`; how many attempts were made."""
        attempts = 0
        while True:
            while self.deliver_one():
                attempts += 1
            wait = self._next_chance()
            if wait is None or wait > patience or pause(wait.total_seconds()):
                return attempts

    def deliver_one(self) -> bool:
        """Claim one message and deal with it; False where nothing can go out now."""
        claim = self._claim()
        if claim is None:
            return False
        self._record(claim, self._attempt(claim))
        return True

    def _claim(self) -> Claim | None:
        paces = {channel: messenger.pace for channel, messenger in self._messengers.items()}
        with self._database.writing() as connection:
            # Read the clock only now: the lock may have taken long.
            at = self._clock()
            leases.expire(connection, at=at, quiet=self._timing.quiet)
            return leases.claim(connection, at=at, lease=self._timing.lease, paces=paces)

    def _attempt(self, claim: Claim) -> Verdict:
        delivery = claim.delivery
        if claim.doubtful:
            found = self._find(delivery)
            verdict = after_finding(found, claim, at=self._clock())
            if verdict is not None:
                return verdict
            delivery = replace(delivery, repeated=isinstance(found, CannotTell))
        if self._clock() + self._timing.call > claim.lease_until:
            return unused(claim)
        return after_sending(self._send(delivery), claim, quiet=self._timing.quiet)

    def _send(self, delivery: Delivery) -> Outcome:
        try:
            return self._messengers[delivery.destination.channel].send(delivery)
        except Exception as error:  # the message may have left before the mistake
            _log.exception("messenger failed on %s", delivery.id)
            return Unknown(type(error).__name__)

    def _find(self, delivery: Delivery) -> Sent | Retry | CannotTell | None:
        try:
            return self._messengers[delivery.destination.channel].find(delivery)
        except Exception as error:  # not finding out is not the same as not there
            _log.exception("messenger failed to look for %s", delivery.id)
            return Retry(self._timing.quiet, type(error).__name__)

    def _record(self, claim: Claim, verdict: Verdict) -> None:
        at = self._clock()
        with self._database.writing() as connection:
            held = leases.finish(connection, claim, at=at, **verdict.values(at))
            if verdict.hold is not None:
                send_gate.hold(connection, claim.delivery.destination, until=at + verdict.hold)
            if held and verdict.state == "dead":
                operator.tell(connection, claim.delivery, reason=verdict.error, at=at)
                if verdict.error == operator.EXPIRED:
                    reminders.miss(connection, [claim.delivery.id])
            if verdict.state == "sent":
                trail.append(connection, claim.delivery, at=at)
        if not held:
            _log.warning("lease lost on %s: %s", claim.delivery.id, verdict.state)

    def _next_chance(self) -> dt.timedelta | None:
        with self._database.reading() as connection:
            chance = leases.next_chance(connection, channels=list(self._messengers))
        return None if chance is None else max(chance - self._clock(), dt.timedelta())
