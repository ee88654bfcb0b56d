"""The settings of LINE WORKS, Chatwork and the webhook, as far as they can be judged without asking them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.checks.finding import Finding, error, warning
from bot.checks.surroundings import Surroundings
from bot.settings import Settings

_SERVICES = {
    "LINE WORKS": (
        "lineworks_bot_id",
        "lineworks_bot_secret",
        "lineworks_client_id",
        "lineworks_client_secret",
        "lineworks_service_account",
        "lineworks_private_key",
    ),
    "Webhook": ("webhook_url", "webhook_secret"),
}
_ADDRESSES = ("lineworks_api_url", "lineworks_auth_url", "chatwork_api_url", "webhook_url")
_LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})


def check(around: Surroundings) -> Iterator[Finding]:
    """Nothing is missing, nothing goes over the line in the clear, and links lead somewhere."""
    settings = around.settings
    for service, names in _SERVICES.items():
        yield from _incomplete(settings, service, names)
    for name in _ADDRESSES:
        url = str(getattr(settings, name))
        if url and urlsplit(url).scheme != "https" and urlsplit(url).hostname not in _LOCAL:
            yield error("hooks.not_encrypted", name=f"MADOGUCHI_{name.upper()}", url=url)
    if settings.chatwork_webhook_token and not settings.chatwork_api_token:
        yield error("hooks.incomplete", service="Chatwork", names="MADOGUCHI_CHATWORK_API_TOKEN")
    if settings.chatwork_api_token and not settings.web_public_url:
        yield warning("chatwork.no_page")


def _incomplete(settings: Settings, service: str, names: tuple[str, ...]) -> Iterator[Finding]:
    missing = [f"MADOGUCHI_{name.upper()}" for name in names if not getattr(settings, name)]
    if missing and len(missing) < len(names):
        yield error("hooks.incomplete", service=service, names=" ".join(missing))
