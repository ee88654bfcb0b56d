"""Texts that everybody of an audience may find, as somebody typed them."""

from __future__ import annotations

from bot.domain.personal_data import SECRET, is_register, mask
from bot.errors import Invalid
from bot.texts import qa as texts
from bot.texts import tickets as ticket_texts
from knowledge.text import clean


def text_of(text: str, what: str, *, limit: int) -> str:
    """The text, cleaned, without secrets. Raises `Invalid` naming the field `what`."""
    said = clean(text).replace("\r\n", "\n").strip()
    if not said:
        raise Invalid(ticket_texts.empty(what))
    if len(said) > limit:
        raise Invalid(ticket_texts.too_long(what, len(said), limit))
    if is_register(said):
        raise Invalid(texts.PERSONAL_DATA)
    return mask(said, kinds=SECRET)
