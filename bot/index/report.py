"""What a reindex did, as data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One document in a report; `code` and `detail` say why it was skipped, warned about or replaced.

    `places` are those of the document that a warning is about, as staff read them.
    """

    location: str
    title: str = ""
    code: str = ""
    detail: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AffectedDuty:
    """A duty of the catalogue that rests on a document which changed."""

    duty: str
    title: str
    document: str


@dataclass(frozen=True, slots=True)
class GoldenScore:
    """Passed of `questions`, and the questions that passed `before` and do not any more.

    `before` is None where nothing was served, or could not be opened.
    """

    questions: int
    after: int
    before: int | None = None
    lost: tuple[str, ...] = ()

    @property
    def dropped(self) -> bool:
        """Whether fewer questions are answered well than before."""
        return self.before is not None and self.after < self.before


@dataclass(slots=True)
class Report:
    """The difference to the generation that was served before.

    `replaced` are documents that a newer one supersedes since then; they stay in the
    index and answer only for their own time (`superseded` of them in all).
    `questions` are ids of past questions whose answers cite a document that
    changed, left or was replaced; `gone` are the ids of those documents. `kept`
    says that nothing had changed, so that the served generation stayed; `made_by`
    what the generation was built with.
    """

    added: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    replaced: list[Line] = field(default_factory=list)
    removed: list[Line] = field(default_factory=list)
    skipped: list[Line] = field(default_factory=list)
    warnings: list[Line] = field(default_factory=list)
    duties: list[AffectedDuty] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    golden: GoldenScore | None = None
    unchanged: int = 0
    documents: int = 0
    superseded: int = 0
    passages: int = 0
    seconds: float = 0.0
    generation: str = ""
    kept: bool = False
    made_by: str = ""

    def as_json(self) -> dict[str, Any]:
        """For the database and `--json`; a line leaves out what it does not say."""
        values = asdict(self)
        for name in ("added", "changed", "replaced", "removed", "skipped", "warnings"):
            values[name] = [{key: text for key, text in line.items() if text} for line in values[name]]
        return values
