"""A reverse proxy that kills websockets and strips nothing else."""

from __future__ import annotations

import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

# Of one connection only (RFC 9110, 7.6.1).
_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "date", "server"}


class Proxy:
    """Passes everything on to `upstream`, once that is known; `killed` counts websockets."""

    def __init__(self) -> None:
        self.upstream = ""
        self.killed = 0
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                if "websocket" in self.headers.get("upgrade", "").lower():
                    proxy.killed += 1
                    self.close_connection = True
                    return
                self._pass_on()

            def do_HEAD(self):
                self._pass_on()

            def do_POST(self):
                self._pass_on()

            def log_message(self, *_arguments):
                """Nobody reads it."""

            def _pass_on(self):
                connection = http.client.HTTPConnection(urlsplit(proxy.upstream).netloc, timeout=60)
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                headers = {
                    name: value for name, value in self.headers.items() if name.lower() not in _HOP_BY_HOP
                }
                headers |= {"X-Forwarded-For": self.client_address[0], "Via": "1.1 proxy"}
                connection.request(self.command, self.path, body, headers)
                self._answer(connection.getresponse())
                connection.close()

            def _answer(self, answer):
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in _HOP_BY_HOP:
                        self.send_header(name, value)
                self.send_header("Connection", "close")
                self.end_headers()
                self.close_connection = True
                while chunk := answer.read1(65536):
                    self.wfile.write(chunk)
                    self.wfile.flush()

        self._server = _Quiet(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that leaves is no news."""
