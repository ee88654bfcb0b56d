"""One mail to the mail server, once, within a time limit."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Literal

Security = Literal["starttls", "tls", "none"]
# The ports that go with each way of securing (RFC 8314; RFC 5321 for relays).
_PORTS: dict[Security, int] = {"none": 25, "starttls": 587, "tls": 465}
_OK = (250, 251)


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed over; `timeout` in seconds for all of it, `context` says whom TLS trusts."""

    host: str
    security: Security
    context: Callable[[], ssl.SSLContext]
    timeout: float
    port: int = 0
    user: str = ""
    password: str = ""


class Refused(Exception):
    """The server answered with `code` at a stage: sender, recipient or message."""

    def __init__(self, stage: str, code: int, reply: bytes) -> None:
        super().__init__(f"{stage}: {code} {reply.decode('utf-8', 'replace')[:120]}")
        self.stage = stage
        self.code = code


class Uncertain(Exception):
    """The connection failed after the message was handed over."""


class Session:
    """A connection on which the time left is given to every step."""

    def __init__(self, smtp: smtplib.SMTP, left: Callable[[], float]) -> None:
        self._smtp = smtp
        self._left = left

    def hand_over(self, sender: str, recipient: str, message: bytes) -> None:
        """Raises `Refused`, `Uncertain`, or what smtplib and the network raise before the message left."""
        self.announce(sender, recipient, size=len(message))
        with self._step():
            code, reply = self._data(message)
        if code != _OK[0]:
            raise Refused("message", code, reply)

    def announce(self, sender: str, recipient: str, *, size: int = 0) -> None:
        """Say from whom and to whom, and send nothing yet. Raises as `hand_over` does."""
        sizes = [f"SIZE={size}"] if size and self._smtp.has_extn("size") else []
        with self._step():
            code, reply = self._smtp.mail(sender, sizes)
        if code != _OK[0]:
            raise Refused("sender", code, reply)
        with self._step():
            code, reply = self._smtp.rcpt(recipient)
        if code not in _OK:
            raise Refused("recipient", code, reply)

    def greet(self, server: Server) -> None:
        """EHLO, STARTTLS, EHLO, AUTH, as far as the settings want them."""
        with self._step():
            self._smtp.ehlo_or_helo_if_needed()
        if server.security == "starttls":
            with self._step():
                self._smtp.starttls(context=server.context())
            with self._step():
                self._smtp.ehlo_or_helo_if_needed()
        if server.user:
            with self._step():
                self._login(server)

    def leave(self) -> None:
        """Say goodbye; whatever happens now, the mail was handed over or not."""
        with suppress(smtplib.SMTPException, OSError), self._step():
            self._smtp.quit()
        self._smtp.close()

    def _login(self, server: Server) -> None:
        if not (server.user + server.password).isascii():
            # smtplib cannot say it.
            raise smtplib.SMTPAuthenticationError(535, b"name or password is not ASCII")
        self._smtp.login(server.user, server.password)

    def _data(self, message: bytes) -> tuple[int, bytes]:
        try:
            return self._smtp.data(message)
        except smtplib.SMTPDataError as error:
            raise Refused("message", error.smtp_code, _bytes(error.smtp_error)) from None
        except (smtplib.SMTPException, OSError) as error:
            raise Uncertain(type(error).__name__) from error

    @contextmanager
    def _step(self) -> Iterator[None]:
        left = self._left()
        if left <= 0:
            raise TimeoutError("no time left")
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(left)
        yield


@contextmanager
def session(server: Server, stopwatch: Callable[[], float]) -> Iterator[Session]:
    """A connection that is ready for mail.

    Raises `smtplib.SMTPException`, `ssl.SSLError` and OSError.
    """
    end = stopwatch() + server.timeout
    opened = Session(_connect(server), lambda: end - stopwatch())
    try:
        opened.greet(server)
        yield opened
    finally:
        opened.leave()


def _connect(server: Server) -> smtplib.SMTP:
    port = server.port or _PORTS[server.security]
    # Given, because smtplib would ask the DNS for it, and nobody may answer there.
    name = _own_name()
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, port, name, timeout=server.timeout, context=server.context())
    return smtplib.SMTP(server.host, port, name, timeout=server.timeout)


def _own_name() -> str:
    """The name for EHLO; an address literal where the machine has no full name (RFC 5321, 4.1.4)."""
    name = socket.gethostname()
    return name if "." in name and name.isascii() else "[127.0.0.1]"


def _bytes(reply: bytes | str) -> bytes:
    return reply if isinstance(reply, bytes) else reply.encode()
