"""A real SMTP server on this machine that keeps what it gets and misbehaves when told to."""

from __future__ import annotations

import asyncio
import email
import socket
import ssl
import threading
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Got:
    """One mail as it arrived."""

    sender: str
    recipient: str
    raw: bytes
    encrypted: bool
    signed_in: bool

    @property
    def message(self) -> EmailMessage:
        return email.message_from_bytes(self.raw, policy=policy.default)

    @property
    def text(self) -> str:
        return self.message.get_body(("plain",)).get_content()

    @property
    def html(self) -> str:
        return self.message.get_body(("html",)).get_content()

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])


@dataclass
class Moods:
    """What the server answers instead of 250 at a stage; taken from the front, then it behaves.

    A number is a reply; "hang" waits for `patience` seconds, "drop" closes the
    connection; "stored hang" and "stored drop" keep the mail first. `always`
    is a reply to every sender while it is not 0.
    """

    mail: list[object] = field(default_factory=list)
    rcpt: list[object] = field(default_factory=list)
    data: list[object] = field(default_factory=list)
    patience: float = 30.0
    always: int = 0


class _Handler:
    def __init__(self, moods: Moods) -> None:
        self.moods = moods
        self.got: list[Got] = []
        self.recipients: list[str] = []

    async def handle_MAIL(self, server, session, envelope, address, options):
        moods = [self.moods.always] if self.moods.always else self.moods.mail
        answer = await self._mood(moods, server)
        if answer == "250 OK":
            envelope.mail_from = address
        return answer

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.recipients.append(address)
        answer = await self._mood(self.moods.rcpt, server)
        if answer == "250 OK":
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        mood = self.moods.data[0] if self.moods.data else ""
        if not self.moods.data or str(mood).startswith("stored"):
            self._keep(session, envelope)
        return await self._mood(self.moods.data, server)

    def _keep(self, session: Session, envelope: Envelope) -> None:
        for recipient in envelope.rcpt_tos:
            self.got.append(
                Got(
                    envelope.mail_from,
                    recipient,
                    envelope.original_content,
                    session.ssl is not None,
                    bool(session.authenticated),
                )
            )

    async def _mood(self, moods: list[object], server: SMTP) -> str:
        mood = moods.pop(0) if moods else 250
        if isinstance(mood, int):
            return "250 OK" if mood == 250 else f"{mood} 4.0.0 no"
        if mood.endswith("hang"):
            await asyncio.sleep(self.moods.patience)
        server.transport.abort()
        return "421 bye"


class MailServer:
    """`login` is the one pair of name and password that is let in."""

    def __init__(
        self,
        *,
        tls: ssl.SSLContext | None = None,
        implicit: bool = False,
        login: tuple[str, str] | None = None,
    ) -> None:
        self.moods = Moods()
        self._handler = _Handler(self.moods)
        self.port = free_port()
        self._login = login
        self._tls = tls
        self._implicit = implicit
        self.start()

    def start(self) -> None:
        self._controller = Controller(
            self._handler,
            hostname="127.0.0.1",
            port=self.port,
            ssl_context=self._tls if self._implicit else None,
            tls_context=None if self._implicit else self._tls,
            require_starttls=bool(self._tls and not self._implicit),
            auth_require_tls=self._tls is not None,
            auth_required=self._login is not None,
            authenticator=self._authenticate,
        )
        self._controller.start()

    @property
    def got(self) -> list[Got]:
        return self._handler.got

    @property
    def recipients(self) -> list[str]:
        """Everybody who was named to the server, whether mail followed or not."""
        return self._handler.recipients

    def close(self) -> None:
        self._controller.stop(no_assert=True)

    def _authenticate(self, server, session, envelope, mechanism, data) -> AuthResult:
        fits = (
            isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) == self._login
        )
        return AuthResult(success=fits, handled=False)


class SilentServer:
    """Accepts connections and never says a word."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._held: list[socket.socket] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._socket.close()
        for each in self._held:
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                self._held.append(self._socket.accept()[0])
            except OSError:
                return


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
