"""Who may see a row or a passage."""

from __future__ import annotations

SHARED = "shared"
# Rows for whoever runs the service; nobody sees them through an organisation.
ADMINISTRATOR = "administrator"


def of_prefecture(number: str) -> str:
    """The scope of one prefecture; `number` is the two-digit prefecture number."""
    return f"prefecture:{number}"


def of_organisation(code: str) -> str:
    """The scope of one organisation; `code` is its six-digit code."""
    return f"organisation:{code}"


def organisation_in(scope: str) -> str:
    """The code of the organisation whose scope this is, "" for any other scope."""
    kind, _, code = scope.partition(":")
    return code if kind == "organisation" else ""


def of_size(size: str) -> str:
    """The scope of the municipalities of one size; `size` is one of `bot.domain.size.SIZES`."""
    return f"size:{size}"


def visible_to(organisation: str | None) -> frozenset[str]:
    """The scopes that somebody of this organisation may see.

    The first two digits of an organisation's code are its prefecture's number.
    Without an organisation only shared documents are seen.
    """
    if not organisation:
        return frozenset({SHARED})
    return frozenset({SHARED, of_prefecture(organisation[:2]), of_organisation(organisation)})
