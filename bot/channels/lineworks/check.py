"""What stands between us and LINE WORKS, asked of LINE WORKS itself."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from bot.channels.lineworks.api import Api
from bot.channels.lineworks.outcome import code_of
from bot.channels.lineworks.tokens import TokenRefused
from bot.delivery.http import FAILURES
from bot.domain.trouble import Reached, Trouble

_BY_STATUS = {401: "token_refused", 403: "forbidden", 404: "no_bot", 429: "busy"}
_TOKEN = {"private_key": "private_key", "not_lineworks": "not_lineworks"}


def examine(api: Api, *, callback: str, bot_secret: str) -> Reached:
    """Get a token and look at the bot.

    `callback` is the address at which LINE WORKS shall call us, "" where we
    have none; `bot_secret` is what it signs with, "" where nobody set it.
    """
    missing = [] if bot_secret else [Trouble("no_bot_secret")]
    try:
        answer = api.bot_itself()
    except TokenRefused as refused:
        code = _TOKEN.get(refused.code, "token_refused")
        return Reached("", (*missing, Trouble(code, {"error": refused.code})))
    except FAILURES as error:
        return Reached("", (*missing, _unreachable(error, api.url)))
    if not answer.is_success:
        return Reached("", (*missing, _refused(answer)))
    return _read(answer, callback, missing)


def _read(answer: httpx.Response, callback: str, missing: list[Trouble]) -> Reached:
    try:
        bot = answer.json()
        name, called = str(bot["botName"]), str(bot.get("callbackUrl") or "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return Reached("", (*missing, Trouble("not_lineworks")))
    return Reached(name, (*missing, *_callback(called, callback)))


def _callback(called: str, callback: str) -> Iterator[Trouble]:
    """Whether what people write reaches us."""
    if not callback:
        yield Trouble("no_address", serious=False)
    elif not called:
        yield Trouble("no_callback", {"address": callback})
    elif called != callback:
        yield Trouble("other_callback", {"address": callback, "called": called})


def _refused(answer: httpx.Response) -> Trouble:
    code = code_of(answer)
    if not code:
        return Trouble("not_lineworks")
    return Trouble(_BY_STATUS.get(answer.status_code, "refused"), {"error": code})


def _unreachable(error: Exception, url: str) -> Trouble:
    about = {"host": urlsplit(url).hostname or url, "reason": type(error).__name__}
    tls = isinstance(error, ssl.SSLError) or "CERTIFICATE" in str(error)
    return Trouble("certificate" if tls else "unreachable", about)
