"""The way out: the proxy and the certificates of the settings."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx

from bot import outside
from bot.checks.finding import Finding, error
from bot.checks.surroundings import Surroundings
from bot.settings import Settings


def proxy(around: Surroundings) -> Iterator[Finding]:
    """The proxy is written as an address."""
    if around.settings.proxy and not _usable(around.settings.proxy):
        yield error("proxy.wrong")


def authority(around: Surroundings) -> Iterator[Finding]:
    """The file of the town's own authority holds certificates that are valid now."""
    path = around.settings.ca_file
    if path is None:
        return
    try:
        held = _held(path)
    except ssl.SSLError:
        # The file was read and holds no certificate.
        yield error("ca.not_a_certificate", place=str(path))
        return
    except OSError:
        yield error("ca.unreadable", place=str(path))
        return
    for certificate in held:
        if _until(certificate) < around.at:
            yield error("ca.expired", place=str(path), until=f"{_until(certificate):%Y-%m-%d}")


def reachable(around: Surroundings) -> Iterator[Finding]:
    """What is configured answers; asked only with `online`, and nothing is sent but a HEAD request."""
    if not around.online:
        return
    for url in _destinations(around.settings):
        reason = _failure(around.settings, url)
        if reason:
            yield error("outside.unreachable", url=url, reason=reason)


def _destinations(settings: Settings) -> list[str]:
    return [settings.slack_api_url] if settings.slack_bot_token else []


def _failure(settings: Settings, url: str) -> str:
    """Why no answer came, or "" for any answer at all."""
    try:
        with outside.client(settings) as client:
            client.head(url)
    except (httpx.HTTPError, OSError, ValueError) as failure:
        return type(failure).__name__
    return ""


def _usable(address: str) -> bool:
    try:
        return bool(httpx.Proxy(address).url.host)
    except (ValueError, httpx.InvalidURL):
        return False


def _held(path: Path) -> list[Mapping[str, Any]]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(path)
    return list(context.get_ca_certs())


def _until(certificate: Mapping[str, Any]) -> dt.datetime:
    return dt.datetime.fromtimestamp(ssl.cert_time_to_seconds(certificate["notAfter"]), dt.UTC)
