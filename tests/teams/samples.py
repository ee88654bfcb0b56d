"""Deliveries to Teams."""

from __future__ import annotations

from typing import Any

from bot.ports import Delivery, Destination
from tests.slack.samples import NOW

TENANT = "0d1c2b3a-0000-4000-8000-00000000000a"
PERSONAL = Destination("teams", TENANT, "a:1personal")
THREAD = Destination("teams", TENANT, "19:general@thread.tacv2", thread="1700000000001")
GROUP = Destination("teams", TENANT, "19:group@thread.v2")


def delivery(
    kind: str, payload: dict[str, Any], *, to: Destination = PERSONAL, repeated: bool = False
) -> Delivery:
    """One attempt to deliver."""
    return Delivery("d-1", kind, to, payload, "shared", NOW, NOW, repeated=repeated)


def standing(state: str = "done", action: str = "complete", **more: Any) -> dict[str, Any]:
    """Where a duty stands, as `bot.reminders.progress` says it."""
    known = {"by": "山田", "on": "2026-11-23", "changes": 1, "snooze_until": None, "done_on": None}
    return {"state": state, "action": action, **known, "document_number": "", "reason": "", **more}
