"""A mailbox on a mail server, read by IMAP (RFC 3501).

What is not marked as \\Seen waits; reading by BODY.PEEK marks nothing, so that
a mail is marked only after it was kept.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Literal

from bot.channels.mail.mailbox import HEAD_BYTES, Opened, Stored, is_whole

Security = Literal["starttls", "tls", "none"]
_PORTS: dict[Security, int] = {"none": 143, "starttls": 143, "tls": 993}
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


@dataclass(frozen=True, slots=True)
class Account:
    """Where the mailbox is and who may read it; `timeout` in seconds for every step."""

    host: str
    security: Security
    user: str
    password: str
    folder: str
    timeout: float
    context: Callable[[], ssl.SSLContext]
    port: int = 0


class ImapMailbox:
    """One folder of an account."""

    name = "imap"
    failures: tuple[type[Exception], ...] = (imaplib.IMAP4.error, UnicodeEncodeError)

    def __init__(self, account: Account) -> None:
        self._account = account

    @property
    def host(self) -> str:
        """The server."""
        return self._account.host

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """Connect, sign in, select the folder; sign out afterwards."""
        client = _connected(self._account)
        try:
            client.login(self._account.user, self._account.password)
            _done(client.select(f'"{self._account.folder}"'))
            yield _Folder(client)
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                client.logout()


class _Folder:
    def __init__(self, client: imaplib.IMAP4) -> None:
        self._client = client

    def waiting(self) -> Sequence[str]:
        found = _done(self._client.uid("SEARCH", "UNSEEN"))
        return [uid.decode() for uid in (found[0] or b"").split()]

    def read(self, name: str) -> Stored | None:
        head = b" ".join(_parts(_done(self._client.uid("FETCH", name, "(RFC822.SIZE)"))))
        size = _SIZE.search(head)
        if size is None:
            return None
        whole = is_whole(int(size[1]))
        part = "(BODY.PEEK[])" if whole else f"(BODY.PEEK[]<0.{HEAD_BYTES}>)"
        fetched = _done(self._client.uid("FETCH", name, part))
        data = next((each[1] for each in fetched if isinstance(each, tuple)), None)
        return None if data is None else Stored(data, whole)

    def done(self, name: str) -> None:
        _done(self._client.uid("STORE", name, "+FLAGS.SILENT", r"(\Seen)"))


def _connected(account: Account) -> imaplib.IMAP4:
    port = account.port or _PORTS[account.security]
    if account.security == "tls":
        context = account.context()
        return imaplib.IMAP4_SSL(account.host, port, ssl_context=context, timeout=account.timeout)
    client = imaplib.IMAP4(account.host, port, timeout=account.timeout)
    if account.security == "starttls":
        client.starttls(account.context())
    return client


def _done(answer: tuple[str, list[Any]]) -> list[Any]:
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(str(data[0])[:120])
    return data


def _parts(data: list[Any]) -> Iterator[bytes]:
    for each in data:
        yield each[0] if isinstance(each, tuple) else each or b""
