"""What stands between us and Chatwork, asked of Chatwork itself; nothing is written."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import httpx

from bot.channels.chatwork.api import Api
from bot.channels.chatwork.outcome import is_theirs
from bot.delivery.http import FAILURES
from bot.domain.trouble import Reached, Trouble

_UNAUTHORIZED, _FORBIDDEN, _BUSY = 401, 403, 429
_ROLES = {"admin", "member"}


def examine(api: Api, *, token: str, secret: bytes, rooms: Sequence[str], site: str) -> Reached:
    """Ask who we are, and whether we may write in the rooms to which reminders go.

    `token` is the webhook's, "" for none, and `secret` what could be read of it;
    `site` is our page's address.
    """
    troubles = list(_webhook(token, secret))
    try:
        answer = api.me()
        if not answer.is_success:
            return Reached("", (*troubles, _refused(answer)))
        name = str(answer.json()["name"])
        troubles.extend(trouble for room in rooms if (trouble := _room(api, room)))
    except FAILURES as error:
        return Reached("", (*troubles, _unreachable(error, api.url)))
    except (ValueError, KeyError, TypeError):
        return Reached("", (*troubles, Trouble("not_chatwork")))
    return Reached(name, (*troubles, *_to_know(rooms, site)))


def _webhook(token: str, secret: bytes) -> Iterator[Trouble]:
    """Without it nobody can ask, and reminders work."""
    if not token:
        yield Trouble("no_webhook_token", serious=False)
    elif not secret:
        yield Trouble("webhook_token_wrong")


def _to_know(rooms: Sequence[str], site: str) -> Iterator[Trouble]:
    if not rooms:
        yield Trouble("no_room", serious=False)
    if not site:
        yield Trouble("no_page", serious=False)


def _room(api: Api, room: str) -> Trouble | None:
    """Why we could not write in a room, or who else reads there; None where all is well."""
    answer = api.room(room)
    if not answer.is_success:
        return Trouble("not_in_room", {"room": room})
    if str(answer.json()["role"]) not in _ROLES:
        return Trouble("only_reading", {"room": room})
    # Whoever reads a message can use its links.
    there = {str(each["organization_id"]) for each in api.members(room).json()}
    return Trouble("outsiders", {"room": room}, serious=False) if len(there) > 1 else None


def _refused(answer: httpx.Response) -> Trouble:
    status = answer.status_code
    if status == _BUSY:
        return Trouble("busy")
    if not is_theirs(answer):
        return Trouble("not_chatwork")
    code = "token_refused" if status in (_UNAUTHORIZED, _FORBIDDEN) else "refused"
    return Trouble(code, {"status": str(status)})


def _unreachable(error: Exception, url: str) -> Trouble:
    about = {"host": urlsplit(url).hostname or url, "reason": type(error).__name__}
    tls = isinstance(error, ssl.SSLError) or "CERTIFICATE" in str(error)
    return Trouble("certificate" if tls else "unreachable", about)
