"""The signature of a call: HMAC-SHA256 over the time and the body, both ways alike.

`X-Madoguchi-Timestamp` holds seconds since 1970, `X-Madoguchi-Signature` holds
`v1=` and the signature of "timestamp.body" in hexadecimal digits.
"""

from __future__ import annotations

import datetime as dt
import hmac
import re
from collections.abc import Mapping

from bot.domain.signature import sign

TIMESTAMP, SIGNATURE = "x-madoguchi-timestamp", "x-madoguchi-signature"

# A captured call is worth nothing later; clocks may differ that much.
_FRESH = dt.timedelta(minutes=5)
_SECONDS = re.compile(r"[0-9]{1,12}")


def headers(secret: bytes, body: bytes, *, at: dt.datetime) -> dict[str, str]:
    """The headers that sign a body."""
    stamp = str(int(at.timestamp()))
    return {TIMESTAMP: stamp, SIGNATURE: _signature(secret, stamp, body)}


def is_ours(secret: bytes, body: bytes, given: Mapping[str, str], *, at: dt.datetime) -> bool:
    """Whether a call was signed with the secret within the last five minutes; `given` in small letters."""
    stamp, signature = given.get(TIMESTAMP, ""), given.get(SIGNATURE, "")
    if not secret or not _SECONDS.fullmatch(stamp):
        return False
    if abs(at.timestamp() - int(stamp)) > _FRESH.total_seconds():
        return False
    return hmac.compare_digest(_signature(secret, stamp, body).encode(), signature.encode("utf-8", "replace"))


def _signature(secret: bytes, stamp: str, body: bytes) -> str:
    return f"v1={sign(secret, stamp.encode() + b'.' + body).hex()}"
