"""The settings of Slack, as far as they can be judged without asking Slack."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.checks.finding import Finding, error, warning
from bot.checks.surroundings import Surroundings
from bot.settings import Settings

# docs.slack.dev/authentication/tokens
_BOT, _APP = "xoxb-", "xapp-"


def check(around: Surroundings) -> Iterator[Finding]:
    """Each token is of the kind that its setting wants, none is missing, none is sent in the clear."""
    settings = around.settings
    bot, app = _beginning(settings.slack_bot_token), _beginning(settings.slack_app_token)
    if (bot, app) == (_APP, _BOT):
        yield error("slack.swapped")
        return
    if bot not in ("", _BOT):
        yield error("slack.bot_token_kind", begins=bot)
    if app not in ("", _APP):
        yield error("slack.app_token_kind", begins=app)
    yield from _missing(settings)
    if (bot or app) and _in_the_clear(settings.slack_api_url):
        yield error("slack.not_encrypted", url=settings.slack_api_url)


def _missing(settings: Settings) -> Iterator[Finding]:
    if settings.slack_app_token and not (settings.slack_bot_token or settings.slack_client_id):
        yield warning("slack.no_bot_token")
    if settings.slack_client_id and not settings.slack_client_secret:
        yield error("slack.no_client_secret")
    if not (settings.slack_bot_token or settings.slack_client_id):
        return
    if not (settings.slack_app_token or settings.slack_signing_secret):
        yield error("slack.no_way_in")
    if settings.slack_client_id and not settings.web_public_url:
        yield error("slack.no_address")


def _beginning(token: SecretStr | None) -> str:
    """The part of a token that tells its kind and nothing else; "" without a token."""
    if token is None:
        return ""
    kind, dash, _ = token.get_secret_value().partition("-")
    return kind + dash if dash and len(kind) == len("xoxb") else "?"


def _in_the_clear(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme != "https" and not _is_this_machine(parts.hostname or "")


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
