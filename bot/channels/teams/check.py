"""What stands between us and Teams, found out by trying; each trouble tells how to put it right."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import httpx

from bot.channels.teams.setup import messaging_endpoint
from bot.channels.teams.tokens import NoAnswer, NoToken
from bot.domain.trouble import Trouble

_UNAUTHORIZED = 401
# learn.microsoft.com/entra/identity-platform/reference-error-codes
_BY_NUMBER = {
    "7000215": "secret_wrong",
    "7000222": "secret_expired",
    "700016": "client_unknown",
    "90002": "tenant_unknown",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at.

    `token` asks Entra ID for one; `client` makes what asks elsewhere; `keys` is
    the address of the Bot Connector's keys. `conversations` counts where we are,
    by tenant; `mapped` are the tenants whose organisation is known.
    """

    tenants: Sequence[str]
    public_url: str
    keys: str
    token: Callable[[], str]
    client: Callable[[], httpx.Client]
    conversations: Mapping[str, int]
    mapped: frozenset[str]


def examine(subject: Subject) -> list[Trouble]:
    """Ask Entra ID, the Bot Connector and ourselves, in the order in which it matters."""
    return [*_token(subject), *_keys(subject), *_own_address(subject), *_tenants(subject)]


def _token(subject: Subject) -> Iterator[Trouble]:
    try:
        subject.token()
    except NoToken as refused:
        known = _BY_NUMBER.get(refused.number)
        yield Trouble(known) if known else Trouble("token_refused", {"error": refused.code})
    except NoAnswer as failure:
        yield _unreachable("login.microsoftonline.com", failure)


def _keys(subject: Subject) -> Iterator[Trouble]:
    try:
        with subject.client() as client:
            client.get(subject.keys).raise_for_status().json()
    except ValueError:
        yield Trouble("not_microsoft", {"server": "login.botframework.com"})
    except (httpx.HTTPError, OSError) as failure:
        yield _unreachable("login.botframework.com", failure)


def _own_address(subject: Subject) -> Iterator[Trouble]:
    """Whoever stands before us must let Teams through; without a token we refuse it ourselves."""
    address = messaging_endpoint(subject.public_url)
    try:
        with subject.client() as client:
            status = client.post(address, json={"type": "message", "serviceUrl": "https://x"}).status_code
    except (httpx.HTTPError, OSError) as failure:
        yield Trouble("not_seen_from_here", {"address": address, "reason": type(failure).__name__}, False)
        return
    if status != _UNAUTHORIZED:
        yield Trouble("answered_by_another", {"address": address, "status": str(status)})


def _tenants(subject: Subject) -> Iterator[Trouble]:
    for tenant in subject.tenants:
        if tenant not in subject.mapped:
            yield Trouble("tenant_of_nobody", {"tenant": tenant}, serious=False)
        if not subject.conversations.get(tenant):
            yield Trouble("nowhere_installed", {"tenant": tenant}, serious=False)


def _unreachable(server: str, failure: Exception) -> Trouble:
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Trouble("certificate", {"server": server})
        cause = cause.__cause__ or cause.__context__
    return Trouble("unreachable", {"server": server, "reason": type(failure).__name__})
