"""The way out: every connection to the outside goes through the proxy and trusts the CA of the settings."""

from __future__ import annotations

import ssl

import httpx

from bot.settings import Settings
from knowledge.sources import GuardedTransport


def certificates(settings: Settings) -> ssl.SSLContext:
    """Trusts the public authorities and the town's own (`ca_file`).

    Raises OSError where the file cannot be read and `ssl.SSLError` where it
    holds no certificate.
    """
    context = httpx.create_ssl_context(trust_env=False)
    if settings.ca_file:
        context.load_verify_locations(settings.ca_file)
    return context


def client(settings: Settings) -> httpx.Client:
    """A client that reads nothing from the environment and follows no redirect; close it after use."""
    return httpx.Client(
        trust_env=False,
        proxy=settings.proxy or None,
        verify=certificates(settings),
        timeout=settings.http_timeout_seconds,
    )


def concurrent_client(settings: Settings) -> httpx.AsyncClient:
    """The same for many requests at once; close it after use."""
    return httpx.AsyncClient(
        trust_env=False,
        proxy=settings.proxy or None,
        verify=certificates(settings),
        timeout=settings.http_timeout_seconds,
    )


def fetching_client(settings: Settings) -> httpx.Client:
    """A client for documents on the web that reaches public addresses only.

    Behind a proxy the proxy looks names up; then the list of allowed servers is
    the wall. Follows no redirect; close it after use.
    """
    if settings.proxy:
        return client(settings)
    return httpx.Client(
        transport=GuardedTransport(certificates(settings)),
        trust_env=False,
        timeout=settings.http_timeout_seconds,
    )
