"""The web server, stopped in good order by a signal."""

from __future__ import annotations

import errno
import signal
import socket
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from bot.errors import Misconfigured, Unavailable
from bot.texts import console as texts

_LEAVE_WITHIN = 5  # seconds for requests and streams that are under way


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one.

    Raises `Unavailable` where the port is taken and `Misconfigured` where the
    address cannot be used on this machine.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, address = found[0][0], found[0][4]
        return socket.create_server((address[0], port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Unavailable(texts.port_taken(port)) from None
        if error.errno == errno.EACCES:
            raise Misconfigured(texts.port_forbidden(port)) from None
        raise Misconfigured(texts.host_unusable(host), str(error)) from None


def run(application: ASGIApp, listening: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT; call from the main thread."""
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        # Who visits is decided by our own settings, not by headers alone.
        proxy_headers=False,
        server_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=_LEAVE_WITHIN,
    )
    server = uvicorn.Server(config)

    def leave(_number: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    # uvicorn raises the signal again when it has stopped; this handler keeps that
    # from ending the process before the rest is closed.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)
    server.run(sockets=[listening])
