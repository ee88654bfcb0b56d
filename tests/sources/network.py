"""A network in memory: names, addresses, and servers that answer what the test says."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import httpcore
import httpx

from knowledge.sources import GuardedTransport

PUBLIC = "93.184.216.34"


class Network(httpcore.NetworkBackend):
    """`answers` maps a host to the bytes of its responses, the first asked first; `dialled` are addresses."""

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.answers: list[bytes] = []
        self.dialled: list[str] = []
        self.looked_up: list[str] = []
        self.requests: list[bytes] = []

    def resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        if host not in self.names:
            raise OSError("no such name")
        return self.names[host]

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.dialled.append(host)
        return Stream(self)

    def client(self) -> httpx.Client:
        transport = GuardedTransport(ssl.create_default_context(), resolve=self.resolve, backend=self)
        return httpx.Client(transport=transport, trust_env=False)


class Stream(httpcore.NetworkStream):
    def __init__(self, network: Network) -> None:
        self.network = network
        self.pieces: Iterator[bytes] | None = None

    def read(self, max_bytes, timeout=None):
        if self.pieces is None:
            answer = self.network.answers.pop(0)
            self.pieces = iter(answer) if not isinstance(answer, bytes) else iter([answer])
        return next(self.pieces, b"")

    def write(self, buffer, timeout=None):
        self.network.requests.append(buffer)

    def close(self):
        pass

    def start_tls(self, ssl_context, server_hostname=None, timeout=None):
        return self

    def get_extra_info(self, info):
        return None


def response(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole response; `content_type` becomes Content-Type."""
    named = {"content-length": str(len(body)), "connection": "close"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
