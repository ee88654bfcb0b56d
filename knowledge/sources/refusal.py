"""Addresses that are never asked."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection

import httpx

PORTS = {"http": 80, "https": 443}

_EMBEDDED_V4 = ipaddress.ip_network("64:ff9b::/96")  # NAT64 (RFC 6052): the last 32 bits are what is reached
_PUBLIC_V6 = ipaddress.ip_network("2000::/3")
# Python 3.11 calls some of these global: 6to4 (RFC 3056), Teredo (RFC 4380), protocol
# assignments (RFC 6890), the 6to4 relay (RFC 7526).
_NEVER = tuple(
    map(ipaddress.ip_network, ("2002::/16", "2001::/32", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24"))
)


class Refused(Exception):
    """An address that must not be asked; `code` is stable, `detail` for the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


def check_url(url: httpx.URL, hosts: Collection[str]) -> None:
    """Raises `Refused`: `scheme`, `userinfo`, `port`, `host` (not allowed, or a number instead of a name).

    `hosts` are exact names in their ASCII form.
    """
    if url.scheme not in PORTS:
        raise Refused("scheme", url.scheme)
    if url.userinfo:
        raise Refused("userinfo", url.host)
    if url.port not in (None, PORTS[url.scheme]):
        raise Refused("port", str(url.port))
    name = url.raw_host.decode("ascii", "replace").rstrip(".").lower()
    if name not in hosts or _is_numeric(name):
        raise Refused("host", name)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to somebody out there, and not to this machine or network."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id:
            return False
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip in _EMBEDDED_V4:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in _PUBLIC_V6:
            return False
    if any(ip in network for network in _NEVER if network.version == ip.version):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _is_numeric(name: str) -> bool:
    """127.0.0.1, 127.1, 2130706433, 0x7f000001, 0177.0.0.1 and every IPv6 address."""
    last = name.strip("[]").split(".")[-1]
    return ":" in name or last.isdigit() or last.startswith("0x")
