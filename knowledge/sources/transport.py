"""Connects to addresses that were checked, and to nothing else."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import httpcore
import httpx

from knowledge.sources.refusal import PORTS, Refused, is_public

Resolve = Callable[[str, int], list[str]]
"""Host name and port → IP addresses; raises OSError where there are none."""


def resolved(host: str, port: int) -> list[str]:
    """What the system's resolver says."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a name up once, checks every address and connects to the first of these very addresses.

    Whoever answers the next look-up otherwise (DNS rebinding) is not asked.
    """

    def __init__(self, resolve: Resolve, backend: httpcore.NetworkBackend) -> None:
        self._resolve = resolve
        self._backend = backend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        if port not in PORTS.values():
            raise Refused("port", str(port))
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        hostile = [address for address in addresses if not is_public(address)]
        if hostile or not addresses:
            raise Refused("address", f"{host} → {', '.join(hostile)}")
        return self._backend.connect_tcp(addresses[0], port, timeout, local_address, socket_options)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        raise Refused("scheme", "unix")

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)


class GuardedTransport(httpx.BaseTransport):
    """An httpx transport over `CheckedBackend`; reads nothing from the environment, retries nothing."""

    def __init__(
        self,
        certificates: ssl.SSLContext,
        *,
        resolve: Resolve = resolved,
        backend: httpcore.NetworkBackend | None = None,
    ) -> None:
        checked = CheckedBackend(resolve, backend or httpcore.SyncBackend())
        self._pool = httpcore.ConnectionPool(
            ssl_context=certificates, network_backend=checked, max_connections=2, retries=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Raises `Refused`, or the httpx exception that fits."""
        url = request.url
        outgoing = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _as_httpx():
            response = self._pool.handle_request(outgoing)
        assert isinstance(response.stream, Iterable)
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body as it comes."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise httpx.ConnectError(str(error)) from error
