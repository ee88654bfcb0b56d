"""The catalogue as a whole, and how it is read from a directory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jobs.catalogue.document import read_document
from jobs.catalogue.mistake import CatalogueError, Mistake
from jobs.catalogue.reading import PlacedDuty, read_duties
from jobs.duty import Duty

SHIPPED = Path(__file__).with_name("duties")
"""The directory of the catalogue that comes with the project."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Duties with distinct ids, in the order of their files."""

    duties: tuple[Duty, ...]

    def __iter__(self) -> Iterator[Duty]:
        return iter(self.duties)

    def find(self, duty_id: str) -> Duty | None:
        return next((duty for duty in self.duties if duty.id == duty_id), None)


def load_catalogue(*directories: Path) -> Catalogue:
    """Reads every `*.yaml` file of the directories, in order of name.

    Raises CatalogueError with every mistake of every file; nothing is
    returned while there is one.
    """
    read: list[PlacedDuty] = []
    mistakes: list[Mistake] = []
    for path in [path for directory in directories for path in sorted(directory.glob("*.yaml"))]:
        try:
            duties, wrong = read_duties(read_document(path))
        except CatalogueError as error:
            mistakes.extend(error.mistakes)
        else:
            read.extend(duties)
            mistakes.extend(wrong)
    mistakes.extend(_between_duties(read, complete=not mistakes))
    if mistakes:
        raise CatalogueError(sorted(mistakes, key=lambda mistake: (mistake.file, mistake.line)))
    return Catalogue(tuple(each.duty for each in read))


def _between_duties(read: Iterable[PlacedDuty], *, complete: bool) -> Iterator[Mistake]:
    """Ids used twice and, once every entry could be read, successors that do not exist."""
    first: dict[str, PlacedDuty] = {}
    for each in read:
        if each.duty.id in first:
            other = first[each.duty.id]
            details = {"value": each.duty.id, "other": f"{other.file} {other.line}行目"}
            yield Mistake(each.file, each.line, "duplicate_id", details)
        first.setdefault(each.duty.id, each)
    for each in first.values() if complete else ():
        if each.duty.successor and each.duty.successor not in first:
            yield Mistake(each.file, each.line, "unknown_successor", {"value": each.duty.successor})
