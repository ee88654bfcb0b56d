"""The page behind a real port, in this process."""

from __future__ import annotations

import socket
import threading

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Live:
    """Serves an application until it is closed."""

    def __init__(self, application: ASGIApp):
        self._socket = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(application, log_level="error", lifespan="off", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def close(self):
        self._server.should_exit = True
        self._thread.join(30)
        self._socket.close()


class BufferingProxy:
    """A proxy that gives a stream on only when it has ended, as some virus scanners do.

    With `kills` it cuts every stream instead.
    """

    def __init__(self, application: ASGIApp, *, kills: bool = False):
        self._application = application
        self._kills = kills
        self.streams = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/stream/"):
            await self._application(scope, receive, send)
            return
        self.streams += 1
        if self._kills:
            await send({"type": "http.response.start", "status": 502, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await self._application(scope, receive, hold)
        for message in held:
            await send(message)
