"""Socket Mode: the websocket over which Slack hands things to the app."""

from __future__ import annotations

import json
import threading
import time
import uuid
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from tests.slack.service.application import Application
from tests.slack.service.recorded import Delivered

# docs.slack.dev/apis/events-api/using-socket-mode
_MOST_CONNECTIONS = 10
_TYPES_WITH_ANSWER = frozenset({"view_submission", "block_suggestion"})


class _Envelope:
    """One attempt; it goes out as soon as there is a connection."""

    def __init__(self, sockets: Sockets, kind: str, payload: dict[str, Any], attempt: int) -> None:
        self.id = str(uuid.uuid4())
        self._sockets = sockets
        self._kind, self._payload, self._attempt = kind, payload, attempt
        self._answered = threading.Event()
        self._sent_at = 0.0
        self._latency = 0.0
        self._body: dict[str, Any] = {}

    def send(self, connection: ServerConnection) -> None:
        self._sent_at = time.monotonic()
        retry = {"retry_attempt": self._attempt, "retry_reason": "timeout"} if self._attempt else {}
        answerable = self._kind == "slash_commands" or self._payload.get("type") in _TYPES_WITH_ANSWER
        envelope = {
            "envelope_id": self.id,
            "type": self._kind,
            "accepts_response_payload": answerable,
            "payload": self._payload,
            **retry,
        }
        connection.send(json.dumps(envelope, ensure_ascii=False))

    def acknowledge(self, body: dict[str, Any]) -> None:
        self._latency = time.monotonic() - self._sent_at
        self._body = body
        self._answered.set()

    def wait(self, seconds: float) -> Delivered:
        if not self._sent_at:
            self._sockets.send(self, patience=seconds)
        heard = self._answered.wait(seconds) if self._sent_at else False
        latency = self._latency if heard else None
        return Delivered(self._kind, self._payload, self._attempt, latency, self._body)


class Sockets:
    """All connections of the app; the youngest one gets what happens."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._changed = threading.Condition()
        self._tickets: set[str] = set()
        self._connections: list[ServerConnection] = []
        self._envelopes: dict[str, _Envelope] = {}
        self._server = serve(self._converse, "127.0.0.1", 0)
        self._port = self._server.socket.getsockname()[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self.drop()

    def admit(self) -> str:
        """An address that can be connected to once."""
        ticket = str(uuid.uuid4())
        self._tickets.add(ticket)
        return f"ws://127.0.0.1:{self._port}/link/?ticket={ticket}&app_id={self._application.id}"

    @property
    def connected(self) -> int:
        return len(self._connections)

    def wait_connected(self, seconds: float = 10.0) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._connections), seconds)

    def refresh(self) -> None:
        """Ask the app to connect anew, as Slack does every few hours."""
        with self._changed:
            leaving, self._connections = self._connections, []
        for connection in leaving:
            _say(connection, {"type": "disconnect", "reason": "refresh_requested", "debug_info": {}})

    def drop(self) -> None:
        """Cut all connections."""
        with self._changed:
            leaving, self._connections = self._connections, []
        for connection in leaving:
            connection.close()

    def begin(self, kind: str, payload: dict[str, Any], attempt: int) -> _Envelope:
        """Send it now where there is a connection."""
        envelope = _Envelope(self, kind, payload, attempt)
        self._envelopes[envelope.id] = envelope
        self.send(envelope, patience=0)
        return envelope

    def send(self, envelope: _Envelope, *, patience: float) -> None:
        """Over the youngest connection that still works."""
        self.wait_connected(patience)
        with self._changed:
            for connection in reversed(self._connections):
                try:
                    envelope.send(connection)
                except ConnectionClosed:
                    continue
                break

    def _converse(self, connection: ServerConnection) -> None:
        if not self._admitted(connection):
            return
        _say(connection, {"type": "hello", "num_connections": self.connected, "connection_info": {}})
        try:
            for message in connection:
                self._hear(json.loads(message))
        except ConnectionClosed:
            # An app that is killed says no goodbye.
            pass
        finally:
            with self._changed:
                self._connections = [each for each in self._connections if each is not connection]

    def _admitted(self, connection: ServerConnection) -> bool:
        path = connection.request.path if connection.request else ""
        ticket = path.partition("ticket=")[2].partition("&")[0]
        if ticket not in self._tickets:
            connection.close(4401, "unknown ticket")
            return False
        self._tickets.discard(ticket)
        with self._changed:
            if len(self._connections) >= _MOST_CONNECTIONS:
                _say(connection, {"type": "disconnect", "reason": "too_many_websockets"})
                return False
            self._connections.append(connection)
            self._changed.notify_all()
        return True

    def _hear(self, answer: dict[str, Any]) -> None:
        envelope = self._envelopes.pop(answer.get("envelope_id", ""), None)
        if envelope:
            envelope.acknowledge(answer.get("payload") or {})


def _say(connection: ServerConnection, message: dict[str, Any]) -> None:
    try:
        connection.send(json.dumps(message))
    except ConnectionClosed:
        return
