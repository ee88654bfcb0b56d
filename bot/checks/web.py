"""Who can reach the page, and who is let in."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from bot.checks.finding import Finding, error, warning
from bot.checks.surroundings import Surroundings
from bot.settings import Settings

_EVERY_INTERFACE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - compared with, not bound to


def check(around: Surroundings) -> Iterator[Finding]:
    """The address of the page fits the way in which people sign in."""
    settings = around.settings
    if not settings.loopback:
        yield from _open(settings)
    if settings.web_user_header and not settings.web_trusted_proxies:
        yield error("web.nobody_vouches", header=settings.web_user_header)
    for proxy in settings.web_trusted_proxies:
        if ipaddress.ip_network(proxy, strict=False).prefixlen == 0:
            yield error("web.trusts_everybody", proxy=proxy)


def _open(settings: Settings) -> Iterator[Finding]:
    if not (settings.web_user_header or settings.web_sign_in):
        yield warning("web.asking_only", host=settings.web_host)
    unnamed = not settings.web_public_url and not settings.web_hosts
    if unnamed and settings.web_host in _EVERY_INTERFACE:
        yield error("web.no_name", host=settings.web_host)
    if not settings.web_public_url.startswith("https://"):
        yield warning("web.not_encrypted")
