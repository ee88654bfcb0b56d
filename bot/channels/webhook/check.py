"""What stands between us and the joined system, found out by a signed ping that nobody sees."""

from __future__ import annotations

import datetime as dt
import ssl
import uuid
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from bot.channels.webhook.messenger import Receiver
from bot.channels.webhook.wire import Ping
from bot.delivery.http import FAILURES
from bot.domain.trouble import Reached, Trouble

_SHORTEST = 32  # characters; `openssl rand -hex 32` gives 64
_LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
_REFUSED = frozenset({401, 403})
_NO_PATH = frozenset({404, 405, 410})


def examine(receiver: Receiver, *, at: dt.datetime) -> Reached:
    """Look at the settings and send a ping."""
    parts = urlsplit(receiver.url)
    troubles = [*_settings(receiver), *_ping(receiver, at)]
    serious = any(each.serious for each in troubles)
    return Reached("" if serious else parts.hostname or "", tuple(troubles))


def _settings(receiver: Receiver) -> Iterator[Trouble]:
    parts = urlsplit(receiver.url)
    if parts.scheme != "https" and parts.hostname not in _LOCAL:
        yield Trouble("not_encrypted", {"url": receiver.url})
    if len(receiver.secret) < _SHORTEST:
        yield Trouble("short_secret", {"least": str(_SHORTEST)})


def _ping(receiver: Receiver, at: dt.datetime) -> Iterator[Trouble]:
    host = urlsplit(receiver.url).hostname or receiver.url
    try:
        answer = receiver.post(Ping(id=str(uuid.uuid4())), at=at)
    except FAILURES as error:
        tls = isinstance(error, ssl.SSLError) or isinstance(error.__cause__, ssl.SSLError)
        code = "certificate" if tls or "CERTIFICATE" in str(error) else "unreachable"
        yield Trouble(code, {"host": host, "reason": type(error).__name__})
        return
    if not answer.is_success:
        yield Trouble(_code(answer), {"host": host, "status": str(answer.status_code)})


def _code(answer: httpx.Response) -> str:
    if answer.status_code in _REFUSED:
        return "signature_refused"
    return "no_such_path" if answer.status_code in _NO_PATH else "refused"
