"""The settings of Microsoft Teams, as far as they can be judged without asking Microsoft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec

from bot.checks.finding import Finding, error, warning
from bot.checks.surroundings import Surroundings
from bot.settings import Settings

_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def check(around: Surroundings) -> Iterator[Finding]:
    """What Teams needs is there and of the right form, and nobody else is let in."""
    settings = around.settings
    if not settings.teams_client_id:
        return
    if find_spec("microsoft_teams") is None:
        yield error("teams.library_missing")
    yield from _registration(settings)
    if settings.teams_insecure:
        yield warning("teams.insecure")
    elif not settings.web_public_url.startswith("https://"):
        yield warning("teams.no_address")


def _registration(settings: Settings) -> Iterator[Finding]:
    if not _GUID.fullmatch(settings.teams_client_id):
        yield error("teams.client_id_form")
    for tenant in (settings.teams_tenant_id, *settings.teams_tenants):
        if not _GUID.fullmatch(tenant):
            yield error("teams.tenant_form", tenant=tenant)
    secret = settings.teams_client_secret
    if secret is None and not settings.teams_insecure:
        yield error("teams.no_secret")
    # A common slip: the portal shows an id beside the value.
    if secret and _GUID.fullmatch(secret.get_secret_value()):
        yield error("teams.secret_is_an_id")
