"""Who visits the page."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping

from bot.domain.principal import Principal, Role
from bot.keys import pseudonym
from bot.settings import Settings

CHANNEL = "web"
LOCAL = "local"
"""Whoever sits at the machine itself, where nobody signs in."""

# Any of these says that somebody else's request was passed on to us.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class Identity:
    """Resolves a visitor at the edge.

    `person` finds the person behind an address that a trusted proxy vouches
    for. Nobody is more than an asker unless it is certain who they are.
    """

    def __init__(self, settings: Settings, secret: bytes, person: Callable[[str], Principal | None]) -> None:
        self._settings = settings
        self._secret = secret
        self._person = person
        self._proxies = [ipaddress.ip_network(p, strict=False) for p in settings.web_trusted_proxies]

    @property
    def asking_only(self) -> bool:
        """Whether the page is open to others and nobody can sign in."""
        settings = self._settings
        return not (settings.loopback or settings.web_user_header or settings.signs_in_by_mail)

    def of(self, address: str, headers: Mapping[str, str], visitor: str) -> Principal:
        """The principal of one request from `address`; `visitor` is the session's pseudonym."""
        if self._settings.web_user_header:
            known = self._vouched_for(address, headers)
        else:
            known = self._local(address, headers)
        return known or Principal(visitor, CHANNEL)

    def _vouched_for(self, address: str, headers: Mapping[str, str]) -> Principal | None:
        name = headers.get(self._settings.web_user_header, "").strip().casefold()
        if not name or not self._trusted(address):
            return None
        return self._person(name) or Principal(pseudonym(self._secret, name), CHANNEL)

    def _local(self, address: str, headers: Mapping[str, str]) -> Principal | None:
        if self._settings.web_sign_in:
            return None
        here = self._settings.loopback and _is_loopback(address)
        if not here or any(name in headers for name in _FORWARDED):
            return None
        # A proxy on this machine that hides the visitor still names the public host.
        if not _is_loopback(host_of(headers.get("host", ""))):
            return None
        return Principal(LOCAL, CHANNEL, roles=frozenset(Role))

    def _trusted(self, address: str) -> bool:
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self._proxies)


def host_of(header: str) -> str:
    """The host in a Host header, without port and brackets, in lower case."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
