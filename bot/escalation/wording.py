"""What people write into tickets: cleaned, limited, and masked before it is stored."""

from __future__ import annotations

from bot.domain.personal_data import SECRET, is_register, mask
from bot.domain.ticket import Action, Side
from bot.errors import Invalid
from bot.texts import tickets as texts
from knowledge.text import clean

LONGEST = 4000
LONGEST_LINE = 120
_OPTIONAL = frozenset({Action.CLAIM, Action.RELEASE, Action.CLOSE, Action.REOPEN, Action.WITHDRAW})


def asked(text: str, what: str, *, required: bool = False) -> str:
    """What an asker writes in the field `what`, with personal data masked.

    Raises `Invalid` for an extract from a register of people, for nothing
    where something is needed, and for too much.
    """
    return mask(_without_register(_fitting(text, what, required=required)))


def said_with(action: Action, text: str, side: Side) -> str:
    """The text that goes with an action.

    A desk's own words keep addresses and numbers to call: askers need them.
    What leaves for another tier must not be a register all the same.
    """
    what = texts.TEXTS.get(action.value, texts.ACTIONS[action.value])
    if side is Side.ASKER:
        return asked(text, what, required=action not in _OPTIONAL)
    said = _fitting(text, what, required=action not in _OPTIONAL)
    return mask(_without_register(said) if action is Action.ESCALATE else said, kinds=SECRET)


def line(text: str) -> str:
    """One cleaned line, cut where it is longer than anybody's name."""
    return " ".join(clean(text).split())[:LONGEST_LINE]


def _fitting(text: str, what: str, *, required: bool) -> str:
    said = clean(text).strip()
    if required and not said:
        raise Invalid(texts.empty(what))
    if len(said) > LONGEST:
        raise Invalid(texts.too_long(what, len(said), LONGEST))
    return said


def _without_register(text: str) -> str:
    if is_register(text):
        raise Invalid(texts.PERSONAL_DATA)
    return text
