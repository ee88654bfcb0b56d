"""Addresses of mailboxes, as far as every mail server takes them."""

from __future__ import annotations

import re

# RFC 5322's dot-atoms without quoting, RFC 5321's lengths.
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.{1,2}[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\.?"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)
_LONGEST, _LONGEST_NAME = 190, 64


def is_mail_address(text: str) -> bool:
    """Whether mail can be sent there.

    Dots in a row or at the end of the name are let pass: Japanese mobile
    carriers gave out such addresses.
    """
    name = text.partition("@")[0]
    return len(text) <= _LONGEST and len(name) <= _LONGEST_NAME and _ADDRESS.fullmatch(text) is not None


def domain_of(address: str) -> str:
    """The part after the @."""
    return address.partition("@")[2]
