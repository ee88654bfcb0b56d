"""A stand-in for an IMAP server: the part of RFC 3501 that reading a folder needs, on the wire.

LOGIN, STARTTLS, SELECT, UID SEARCH UNSEEN, UID FETCH (RFC822.SIZE, BODY.PEEK[],
BODY.PEEK[]<0.n>), UID STORE +FLAGS.SILENT (\\Seen), LOGOUT. Literals, tags and
untagged answers are as a server sends them.
"""

from __future__ import annotations

import re
import socketserver
import ssl
import threading
from dataclasses import dataclass, field


@dataclass
class Folder:
    """UID → mail, and which of them are seen. `commands` were asked, without passwords."""

    mails: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    commands: list[str] = field(default_factory=list)
    drop_at: str = ""

    def add(self, mail: bytes) -> int:
        uid = max(self.mails, default=100) + 7
        self.mails[uid] = mail
        return uid


class ImapServer:
    """`login` is the one pair of name and password; `implicit` speaks TLS from the first byte."""

    def __init__(
        self,
        login: tuple[str, str] = ("madoguchi", "aikotoba"),
        *,
        tls: ssl.SSLContext | None = None,
        implicit: bool = False,
    ) -> None:
        self.folder = Folder()
        outer = self

        class Handler(_Conversation):
            server_login = login
            folder = outer.folder
            tls_context = tls
            is_implicit = implicit

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        """A client that hangs up is no news."""


class _Conversation(socketserver.StreamRequestHandler):
    server_login: tuple[str, str]
    folder: Folder
    tls_context: ssl.SSLContext | None
    is_implicit: bool

    def setup(self) -> None:
        if self.is_implicit:
            self.request = self.tls_context.wrap_socket(self.request, server_side=True)
        super().setup()

    def handle(self) -> None:
        self._say(b"* OK ready")
        while line := self.rfile.readline():
            tag, _, rest = line.decode().strip().partition(" ")
            command = rest.split(" ")[0].upper()
            self.folder.commands.append("LOGIN" if command == "LOGIN" else rest)
            if self.folder.drop_at and self.folder.drop_at in rest:
                return
            if command == "UID":
                command = "UID_" + rest.split(" ")[1].upper()
            answer = getattr(self, f"do_{command.lower()}", None)
            self._say(f"{tag} {answer(rest) if answer else 'BAD unknown'}".encode())
            if command == "LOGOUT":
                return
            if command == "STARTTLS":
                self.connection = self.tls_context.wrap_socket(self.connection, server_side=True)
                self.rfile = self.connection.makefile("rb")
                self.wfile = socketserver._SocketWriter(self.connection)

    def do_capability(self, _rest: str) -> str:
        offered = " STARTTLS" if self.tls_context and not self.is_implicit else ""
        self._say(f"* CAPABILITY IMAP4rev1{offered}".encode())
        return "OK done"

    def do_starttls(self, _rest: str) -> str:
        return "OK begin"

    def do_login(self, rest: str) -> str:
        name, password = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', rest)[1:3]
        given = tuple(re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in (name, password))
        return "OK in" if given == self.server_login else "NO [AUTHENTICATIONFAILED] no"

    def do_select(self, rest: str) -> str:
        if rest.partition(" ")[2].strip('"') != "INBOX":
            return "NO no such folder"
        self._say(f"* {len(self.folder.mails)} EXISTS".encode())
        return "OK [READ-WRITE]"

    def do_uid_search(self, _rest: str) -> str:
        unseen = " ".join(str(uid) for uid in self.folder.mails if uid not in self.folder.seen)
        self._say(f"* SEARCH {unseen}".rstrip().encode())
        return "OK done"

    def do_uid_fetch(self, rest: str) -> str:
        uid = int(rest.split(" ")[2])
        mail = self.folder.mails.get(uid)
        if mail is None:
            return "OK done"
        if "RFC822.SIZE" in rest:
            self._say(f"* 1 FETCH (UID {uid} RFC822.SIZE {len(mail)})".encode())
            return "OK done"
        part = re.search(r"BODY\.PEEK\[\](?:<0\.(\d+)>)?", rest)
        data, mark = (mail[: int(part[1])], "<0>") if part[1] else (mail, "")
        self._say(f"* 1 FETCH (UID {uid} BODY[]{mark} {{{len(data)}}}\r\n".encode() + data + b")")
        return "OK done"

    def do_uid_store(self, rest: str) -> str:
        if r"\Seen" in rest:
            self.folder.seen.add(int(rest.split(" ")[2]))
        return "OK done"

    def do_logout(self, _rest: str) -> str:
        self._say(b"* BYE")
        return "OK done"

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")
        self.wfile.flush()
