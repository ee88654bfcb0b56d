"""The service's HTTP address: /api/<method>, /response/<key>, /oauth/v2/authorize."""

from __future__ import annotations

import json
import os
import socket
import struct
import threading
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.slack.service.answers import respond
from tests.slack.service.arguments import parsed
from tests.slack.service.failure import ApiError
from tests.slack.service.web_api import Answer

if TYPE_CHECKING:
    from tests.slack.service.service import SlackService


class WebServer:
    """Listens on a free port of this machine."""

    def __init__(self, service: SlackService) -> None:
        self._server = _Server(service)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, service: SlackService) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.service = service

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        if path.startswith("/response/"):
            return self._respond(path.rpartition("/")[2], json.loads(body))
        return self._call(path.removeprefix("/api/"), body)

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path.startswith("/api/"):
            return self._call(url.path.removeprefix("/api/"), b"")
        return self._consent({name: values[0] for name, values in parse_qs(url.query).items()})

    def do_HEAD(self) -> None:
        self._send(200, b"", {})

    def date_time_string(self, timestamp: float | None = None) -> str:
        return formatdate(self.server.service.clock(), usegmt=True)

    def log_message(self, *_: object) -> None:
        """Nothing: the service keeps its own record."""

    def _call(self, name: str, body: bytes) -> None:
        arguments = parsed(self.headers.get("Content-Type", ""), body, urlsplit(self.path).query)
        shown = self.headers.get("Authorization", "")
        token = str(arguments.pop("token", "")) or shown.removeprefix("Bearer ")
        if shown.startswith("Basic "):
            arguments["authorization"], token = shown, ""
        self._answer(self.server.service.api.call(name, arguments, token))

    def _respond(self, key: str, answer: dict[str, Any]) -> None:
        service = self.server.service
        with service.changed:
            response = service.triggers.response(key)
            if response is None:
                return self._answer(Answer(404, {"ok": False, "error": "used_url"}))
            try:
                respond(service.team(response.channel.team), response, answer)
            except ApiError as refusal:
                return self._answer(Answer(400, refusal.answer))
            service.changed.notify_all()
        return self._answer(Answer(200, {"ok": True}))

    def _consent(self, asked: dict[str, str]) -> None:
        """The person agrees at once; the first workspace without the app gets it."""
        service = self.server.service
        workspace = next(each for each in service.workspaces if each not in service.codes.values())
        back = urlencode({"code": service.consent(workspace), "state": asked.get("state", "")})
        self._send(302, b"", {"Location": f"{asked['redirect_uri']}?{back}"})

    def _answer(self, answer: Answer) -> None:
        if answer.cut:
            return self._reset()
        body = (answer.page or json.dumps(answer.body, ensure_ascii=False)).encode()
        return self._send(answer.status, body, {"Content-Type": "application/json", **answer.headers})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _reset(self) -> None:
        """Cut the line without a word, as a firewall does."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())
