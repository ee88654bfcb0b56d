"""A forward proxy as towns have one: it passes on requests, and looks into what is encrypted."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

_HOP = {"connection", "proxy-connection", "keep-alive", "transfer-encoding"}


class Proxy:
    """Remembers what it was asked for; tunnels end here, under the proxy's own certificate."""

    def __init__(self, shown: Path, key: Path) -> None:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.gateway.load_cert_chain(shown, key)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def passed(self) -> list[str]:
        return list(self._server.passed)

    def refuse(self, refused: bool = True) -> None:
        self._server.closed = refused

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.passed: list[str] = []
        self.closed = False
        self.gateway = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)

    def handle_error(self, request: object, client_address: object) -> None:
        """Somebody hung up."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self._refused():
            return
        url = urlsplit(self.path)
        self.server.passed.append(f"POST {url.path}")
        there = HTTPConnection(url.hostname or "", url.port or 80, timeout=10)
        there.request("POST", url.path, body, dict(self.headers))
        answer = there.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in _HOP | {"content-length", "date", "server"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_CONNECT(self) -> None:
        if self._refused():
            return
        host, _, port = self.path.partition(":")
        self.server.passed.append("CONNECT")
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        with (
            socket.create_connection((host, int(port))) as there,
            self.server.gateway.wrap_socket(self.connection, server_side=True) as here,
        ):
            back = threading.Thread(target=_carry, args=(there, here), daemon=True)
            back.start()
            _carry(here, there)

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def _refused(self) -> bool:
        if self.server.closed:
            self.send_error(403, "not from here")
            self.close_connection = True
        return self.server.closed


def _carry(source: socket.socket, target: socket.socket) -> None:
    """Bytes one way, until one side is done."""
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    finally:
        for side in (source, target):
            with contextlib.suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
