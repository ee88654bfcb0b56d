"""A chat service on loopback that fails as it is told.

POST /post {workspace, address, key, payload}   stores a message
GET  /history ?workspace &address &oldest &cursor   newest first, in pages
POST /faults {workspace, ...Faults}   how this workspace misbehaves from now on
GET  /dump ?workspace   everything that was stored, and the faults that were injected
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import socket
import struct
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

PAGE = 20
HANG_SECONDS = 5.0


@dataclass(frozen=True)
class Faults:
    """Probabilities of each fault, and seconds of delay.

    `lag` hides a stored message from the history for so long; `gone` makes
    every address unknown.
    """

    busy: float = 0
    fail_before: float = 0
    fail_after: float = 0
    reset_before: float = 0
    reset_after: float = 0
    hang_after: float = 0
    history_busy: float = 0
    latency: float = 0.005
    lag: float = 0.1
    gone: bool = False
    seed: int = 1


@dataclass
class Workspace:
    faults: Faults = Faults()
    dice: random.Random = field(default_factory=lambda: random.Random(1))
    messages: list[dict[str, Any]] = field(default_factory=list)
    injected: Counter[str] = field(default_factory=Counter)

    def strikes(self, fault: str) -> bool:
        hit = self.dice.random() < getattr(self.faults, fault)
        self.injected[fault] += hit
        return hit


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        workspace = self.server.workspaces.setdefault(body.pop("workspace"), Workspace())
        if self.path == "/faults":
            workspace.faults = Faults(**body)
            workspace.dice = random.Random(body["seed"])
            return self._answer(200, {})
        return self._post(workspace, body)

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        workspace = self.server.workspaces.setdefault(query["workspace"], Workspace())
        if url.path == "/dump":
            return self._answer(200, {"messages": workspace.messages, "injected": workspace.injected})
        if workspace.strikes("history_busy"):
            return self._answer(429, {}, retry_after=0.3)
        return self._answer(200, _page(workspace, query))

    def _post(self, workspace: Workspace, body: dict[str, Any]) -> None:
        if workspace.strikes("busy"):
            return self._answer(429, {}, retry_after=0.2)
        if workspace.strikes("fail_before"):
            return self._answer(500, {})
        if workspace.strikes("reset_before"):
            return self._reset()
        time.sleep(workspace.faults.latency)
        if workspace.faults.gone:
            return self._answer(404, {"error": "channel_not_found"})
        with self.server.lock:
            number = len(workspace.messages) + 1
            workspace.messages.append({**body, "id": f"m{number}", "stored_at": time.time()})
        if workspace.strikes("fail_after"):
            return self._answer(500, {})
        if workspace.strikes("reset_after"):
            return self._reset()
        if workspace.strikes("hang_after"):
            time.sleep(HANG_SECONDS)
            return self._reset()
        return self._answer(200, {"id": f"m{number}"})

    def _answer(self, status: int, body: dict[str, Any], *, retry_after: float | None = None) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        if retry_after is not None:
            self.send_header("Retry-After", str(retry_after))
        self.end_headers()
        self.wfile.write(data)

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())

    def log_message(self, *_: object) -> None:
        """Nothing: the caller prints a table."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.workspaces: dict[str, Workspace] = {}
        self.lock = threading.Lock()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed is what we are here for."""


def _page(workspace: Workspace, query: dict[str, str]) -> dict[str, Any]:
    visible_until = time.time() - workspace.faults.lag
    found = [
        each
        for each in reversed(workspace.messages)
        if each["address"] == query["address"]
        and float(query["oldest"]) <= each["stored_at"] <= visible_until
    ]
    start = int(query.get("cursor", "0"))
    following = start + PAGE if len(found) > start + PAGE else None
    return {"messages": found[start : start + PAGE], "cursor": following}


def _serve(ready: Any) -> None:
    server = _Server()
    ready.send(server.server_address[1])
    server.serve_forever()


class ChatServer:
    """The service in a process of its own, and how the tests steer it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("fork")
        here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there,), daemon=True)
        self._process.start()
        self.url = f"http://127.0.0.1:{here.recv()}"

    def misbehave(self, workspace: str, faults: Faults) -> None:
        httpx.post(f"{self.url}/faults", json={"workspace": workspace, **asdict(faults)}, trust_env=False)

    def dump(self, workspace: str) -> dict[str, Any]:
        answer = httpx.get(f"{self.url}/dump", params={"workspace": workspace}, trust_env=False, timeout=30)
        return dict(answer.json())

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
