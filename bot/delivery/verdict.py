"""What one attempt means for a message: pure rules from outcome to row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from bot.delivery import operator
from bot.ports import CannotTell, Outcome, Permanent, Retry, Sent
from bot.storage.leases import Claim

MAX_ATTEMPTS = 20
"""Attempts that may have arrived; with doubling waits this is most of a day."""
LONGEST_WAIT = dt.timedelta(hours=1)
_FIRST_RESEND = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """The new state of a message.

    `attempts` counts the attempts that may have arrived: a refused one (429)
    is not counted. `hold` closes the gate of the whole workspace.
    """

    state: str
    attempts: int
    wait: dt.timedelta = dt.timedelta()
    hold: dt.timedelta | None = None
    error: str = ""
    external_id: str | None = None
    how: str | None = None

    def values(self, at: dt.datetime) -> dict[str, Any]:
        """Columns of the outbox row."""
        ended = self.state in ("sent", "dead")
        return {
            "state": self.state,
            "attempts": self.attempts,
            "not_before": at + self.wait,
            "last_error": self.error[:200] or None,
            "external_id": self.external_id,
            "how": self.how,
            "ended_at": at if ended else None,
        }


def after_sending(outcome: Outcome, claim: Claim, *, quiet: dt.timedelta) -> Verdict:
    """What a call to the service means."""
    match outcome:
        case Sent(external_id):
            return Verdict("sent", claim.attempts, external_id=external_id, how="posted")
        case Retry(after, reason, alone):
            hold = None if alone else after
            return Verdict("pending", claim.attempts - 1, wait=after, hold=hold, error=reason)
        case Permanent(reason):
            return dead(reason, claim)
        case _ if claim.attempts > MAX_ATTEMPTS:
            return dead(operator.GIVEN_UP, claim)
        case _:
            return Verdict("unknown", claim.attempts, wait=_patience(claim, quiet), error=outcome.reason)


def after_finding(
    found: Sent | Retry | CannotTell | None, claim: Claim, *, at: dt.datetime
) -> Verdict | None:
    """What looking for an earlier attempt means; None where it may be sent (again)."""
    match found:
        case Sent(external_id):
            return Verdict("sent", claim.attempts - 1, external_id=external_id, how="reconciled")
        case Retry(after, reason):
            return Verdict("unknown", claim.attempts - 1, wait=after, error=reason)
    late = claim.expires_at is not None and claim.expires_at < at
    if isinstance(found, CannotTell) and (late or claim.attempts > _FIRST_RESEND):
        return dead(operator.CANNOT_TELL, claim)
    if late:
        return dead(operator.EXPIRED, claim)
    return dead(operator.GIVEN_UP, claim) if claim.attempts > MAX_ATTEMPTS else None


def unused(claim: Claim) -> Verdict:
    """The lease is nearly over: another worker shall do it."""
    state = "unknown" if claim.doubtful else "pending"
    return Verdict(state, claim.attempts - 1, error="lease too short")


def dead(reason: str, claim: Claim) -> Verdict:
    """Nobody will try again; the administrator is told."""
    return Verdict("dead", claim.attempts, error=reason)


def _patience(claim: Claim, quiet: dt.timedelta) -> dt.timedelta:
    doubled: dt.timedelta = quiet * 2 ** min(claim.attempts - 1, MAX_ATTEMPTS)
    return max(quiet, min(doubled, LONGEST_WAIT))
