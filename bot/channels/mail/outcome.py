"""What became of handing a mail over: did the server certainly not take it, or can nobody tell?

Replies of the 400s may heal, those of the 500s never (RFC 5321, 4.2.1).
"""

from __future__ import annotations

import datetime as dt
import smtplib
import ssl

from bot.channels.mail.smtp import Refused, Uncertain
from bot.delivery.operator import GIVEN_UP
from bot.ports import Delivery, Outcome, Permanent, Retry, Unknown

FAILURES = (Refused, Uncertain, smtplib.SMTPException, OSError)
"""What handing over raises; anything else is a mistake of ours."""

_SOON = dt.timedelta(minutes=1)
_AFTER_REPAIR = dt.timedelta(minutes=5)
# Guessing a password again and again locks accounts.
_AFTER_NEW_PASSWORD = dt.timedelta(minutes=15)
_LONGEST = dt.timedelta(hours=1)
# After so long a mail server gives up too (RFC 5321, 4.5.4.1).
_PATIENCE = dt.timedelta(days=5)
_CLOSING, _NOT_SIGNED_IN, _NEVER = 421, 530, 500


def outcome_of(error: Exception, delivery: Delivery) -> Outcome:
    """A failure as the outcome of a delivery."""
    match error:
        case Uncertain():
            return Unknown(f"smtp {error}")
        case Refused():
            return _refused(error, delivery)
        case smtplib.SMTPAuthenticationError():
            return Retry(_AFTER_NEW_PASSWORD, "smtp_login_refused")
        case ssl.SSLError() | smtplib.SMTPNotSupportedError():
            return Retry(_AFTER_REPAIR, f"smtp {type(error).__name__}")
        case _:
            return Retry(_SOON, f"smtp {type(error).__name__}")


def _refused(error: Refused, delivery: Delivery) -> Outcome:
    if error.code == _NOT_SIGNED_IN:
        return Retry(_AFTER_NEW_PASSWORD, "smtp_login_wanted")
    if error.code >= _NEVER:
        return Permanent(f"smtp_{error.stage}_refused")
    if error.code == _CLOSING or error.stage == "sender":
        return Retry(_SOON, f"smtp {error.code}")
    waited = delivery.at - delivery.first_try_at
    if waited > _PATIENCE:
        return Permanent(GIVEN_UP)
    return Retry(min(max(_SOON, waited / 2), _LONGEST), f"smtp {error.code}", alone=True)
