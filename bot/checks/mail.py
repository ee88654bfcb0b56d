"""The settings of mail, as far as they can be judged without asking a server."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from bot.checks.finding import Finding, error, warning
from bot.checks.surroundings import Surroundings
from bot.domain.principal import Role
from bot.settings import Settings
from bot.storage import people, workspaces

# Between the end of a delivery and the end of its lease, in seconds.
_MARGIN = 5.0
_CHANNELS = ("mail", "web")


def check(around: Surroundings) -> Iterator[Finding]:
    """Nothing is missing, no password goes over the line in the clear, and somebody can use it."""
    settings = around.settings
    yield from _missing(settings)
    yield from _in_the_clear(settings)
    if settings.sends_mail:
        least = settings.smtp_timeout_seconds + _MARGIN
        if settings.lease_seconds < least:
            yield error("mail.timeout_too_long", lease=f"{settings.lease_seconds:g}", least=f"{least:g}")
        if not settings.web_public_url:
            yield warning("mail.no_page")
    yield from _people(around)


def _missing(settings: Settings) -> Iterator[Finding]:
    if bool(settings.smtp_host) != bool(settings.mail_from):
        yield error("mail.incomplete")
    if (settings.maildrop or settings.imap_host) and not settings.sends_mail:
        yield error("mail.cannot_answer")
    if settings.imap_host and not (settings.imap_user and settings.imap_password):
        yield error("mail.imap_incomplete")
    if settings.web_sign_in and not settings.signs_in_by_mail:
        yield error("web.sign_in_incomplete")


def _in_the_clear(settings: Settings) -> Iterator[Finding]:
    ways = (
        (settings.smtp_host, settings.smtp_security, settings.smtp_user),
        (settings.imap_host, settings.imap_security, settings.imap_user),
    )
    for host, security, user in ways:
        if host and user and security == "none" and not _is_this_machine(host):
            yield error("mail.password_in_the_clear", host=host)


def _people(around: Surroundings) -> Iterator[Finding]:
    """Whether anybody is known by whom mail would be read."""
    settings = around.settings
    if around.usable is None:
        return
    with around.usable.reading() as connection:
        known = [each for each in people.registered(connection) if each.channel in _CHANNELS]
        domains = [each for each in workspaces.listed(connection) if each.channel == "mail"]
    if settings.receives_mail and not (known or domains or settings.mail_domains):
        yield warning("mail.nobody_asks")
    if settings.signs_in_by_mail and not any(Role.ADMINISTRATOR in each.roles for each in known):
        yield error("web.no_administrator")


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
