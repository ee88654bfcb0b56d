"""Who does something in Teams, and where."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Activity = Mapping[str, Any]

CHANNEL = "teams"

PERSONAL, GROUP, TEAM = "personal", "groupChat", "channel"
_KINDS = (PERSONAL, GROUP, TEAM)
_THREAD = ";messageid="
# These ids become a part of the address of a request that carries our token.
_ID = re.compile(r"(?!.*\.\.)[A-Za-z0-9@:._;=~+-]{1,200}")


@dataclass(frozen=True, slots=True)
class Who:
    """A user: `user` is their id in the tenant's directory where it is known, `account` Teams' own.

    `outside` says that people of other organisations read along (a shared channel).
    """

    user: str
    account: str
    name: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in Teams; `thread` is the first message of a channel's thread.

    `service_url` is where this conversation is written to, `bot` who we are in it.
    """

    tenant: str
    conversation: str
    kind: str
    service_url: str
    bot: str
    thread: str = ""
    team: str = ""


def part(found: Activity, *names: str) -> Activity:
    """A part of a part of what came in; empty where it is missing or no object."""
    for name in names:
        inner = found.get(name)
        found = inner if isinstance(inner, Mapping) else {}
    return found


def parts(found: Activity, name: str) -> list[Activity]:
    """The objects of a list of what came in."""
    inner = found.get(name)
    return [each for each in inner if isinstance(each, Mapping)] if isinstance(inner, list) else []


def tenant_of(activity: Activity) -> str:
    """The tenant in which something happens."""
    in_channel = part(activity, "channelData", "tenant").get("id")
    return str(in_channel or part(activity, "conversation").get("tenantId") or "").lower()


def spot_of(activity: Activity) -> Spot | None:
    """Where something happens; None where that cannot be an address of ours."""
    conversation = part(activity, "conversation")
    base, _, thread = str(conversation.get("id") or "").partition(_THREAD)
    bot = str(part(activity, "recipient").get("id") or "")
    team = str(part(activity, "channelData", "team").get("id") or "")
    ids = (tenant_of(activity), base, bot, *filter(None, (thread, team)))
    if not all(_ID.fullmatch(each) for each in ids):
        return None
    kind = str(conversation.get("conversationType") or PERSONAL)
    url = str(activity.get("serviceUrl") or "")
    return Spot(tenant_of(activity), base, kind if kind in _KINDS else GROUP, url, bot, thread, team)


def who_of(activity: Activity) -> Who:
    """Who sent it."""
    sender = part(activity, "from")
    account = str(sender.get("id") or "")
    user = str(sender.get("aadObjectId") or "").lower()
    shared = part(activity, "channelData", "channel").get("type") == "shared"
    return Who(user or account, account, str(sender.get("name") or ""), shared)


def threaded(conversation: str, thread: str) -> str:
    """The id under which Teams knows a thread of a channel; `thread` may be an `external_id` of ours."""
    first = thread.rpartition("/")[2]
    return f"{conversation}{_THREAD}{first}" if first else conversation


def is_local(host: str) -> bool:
    """Whether a name or address is this machine's own."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
