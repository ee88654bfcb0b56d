"""Links in mails: signed, expiring, and used once (`bot.storage.used_links` knows which were)."""

from __future__ import annotations

import datetime as dt
import struct
import uuid
from dataclasses import dataclass

from itsdangerous import BadSignature, Signer
from itsdangerous.encoding import base64_decode, base64_encode

ACT = "link"
SIGN_IN = "sign-in"
"""What a link is for, which is also its path on the page. One never passes for the other."""

# Packed tightly: in a plain text mail people see the whole address.
_HEAD = struct.Struct(">16sI")


@dataclass(frozen=True, slots=True)
class Link:
    """What a link of the mail `delivery` does: the action of a button, nothing for signing in.

    The address of the reader is not in it: links end up in logs. It is the
    destination of the mail.
    """

    delivery: str
    action: str
    expires_at: dt.datetime


class Links:
    """Writes and reads the links of one kind; `site` is the address of the page, "" where it has none."""

    def __init__(self, secret: bytes, site: str, kind: str) -> None:
        self._signer = Signer(secret, salt=f"mail {kind}")
        self._place = f"{site.rstrip('/')}/{kind}" if site else ""

    def address(self, link: Link) -> str:
        """Where a link leads; "" where the page has no address."""
        return f"{self._place}/{self.token(link)}" if self._place else ""

    def token(self, link: Link) -> str:
        """The last part of the address, always the same for the same link."""
        head = _HEAD.pack(uuid.UUID(link.delivery).bytes, int(link.expires_at.timestamp()))
        return self._signer.sign(base64_encode(head + link.action.encode())).decode()

    def read(self, token: str) -> Link | None:
        """The link of a token, expired or not; None where we never wrote it."""
        try:
            packed = base64_decode(self._signer.unsign(token.encode("utf-8", "replace")))
        except BadSignature:
            return None
        delivery, expires_at = _HEAD.unpack_from(packed)
        action = packed[_HEAD.size :].decode()
        return Link(str(uuid.UUID(bytes=delivery)), action, dt.datetime.fromtimestamp(expires_at, dt.UTC))
