"""From the entries of a file to duties, or to everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from jobs.catalogue.build import duty_of
from jobs.catalogue.document import Document, Place
from jobs.catalogue.form import FIELD_NAMES, DutyForm
from jobs.catalogue.mistake import Mistake
from jobs.catalogue.words import KINDS
from jobs.duty import Duty

_CODES: Mapping[str, str] = {
    "missing": "missing_field",
    "too_short": "missing_field",
    "string_too_short": "missing_field",
    "extra_forbidden": "unknown_field",
    "string_type": "not_a_text",
    "string_pattern_mismatch": "not_an_id",
    "tuple_type": "not_a_list_field",
    "frozen_set_type": "not_a_list_field",
    "model_type": "not_fields",
    "model_attributes_type": "not_fields",
}
"""pydantic's names for its own errors, and ours; the rules of the form use ours directly."""

_KIND_WORDS = {kind.value: word for word, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class PlacedDuty:
    """A duty and where it was written."""

    duty: Duty
    file: str
    line: int


def read_duties(document: Document) -> tuple[list[PlacedDuty], list[Mistake]]:
    """The entries that are well written, and everything that is wrong with the others."""
    duties: list[PlacedDuty] = []
    mistakes: list[Mistake] = []
    for number, entry in enumerate(document.entries):
        place = (number,)
        try:
            duty = duty_of(DutyForm.model_validate(entry))
            duties.append(PlacedDuty(duty, document.file, document.line_of(place)))
        except ValidationError as error:
            mistakes.extend(_mistake(document, place, details) for details in error.errors())
    return duties, mistakes


def _mistake(document: Document, entry: Place, error: ErrorDetails) -> Mistake:
    place = (*entry, *error["loc"])
    code = _CODES.get(error["type"], error["type"])
    names = [part for part in error["loc"] if isinstance(part, str)]
    details = {key: str(value) for key, value in error.get("ctx", {}).items()}
    details["field"] = names[-1] if names else ""
    details.setdefault("value", str(error["input"]))
    if "kind" in details:
        details["kind"] = _KIND_WORDS[details["kind"]]
    if code == "unknown_field":
        code, details["guess"] = _guessed(details["field"])
    return Mistake(document.file, document.line_of(place), code, details)


def _guessed(field: str) -> tuple[str, str]:
    near = get_close_matches(field, FIELD_NAMES, n=1, cutoff=0.5)
    return ("mistyped_field", near[0]) if near else ("unknown_field", "")
