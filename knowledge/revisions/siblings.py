"""Documents on one subject from different times: where they disagree, both are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from knowledge.record import DocumentRecord
from knowledge.revisions.revision import Revision, revision_of, same_issuer


def siblings(records: Iterable[DocumentRecord]) -> dict[str, tuple[str, ...]]:
    """Document id → ids of the others on the same subject with another date or year, newest first.

    Unlike replaced revisions, they all stand: 令和6年度 and 令和7年度 of one plan,
    two editions of which nobody can tell the newer. Documents without siblings
    are left out.
    """
    groups: defaultdict[tuple[str, str], list[Revision]] = defaultdict(list)
    for record in records:
        revision = revision_of(record)
        if revision.title.subject and not record.superseded_by:
            groups[revision.title.subject, record.scope].append(revision)
    found = {
        one.record.id: tuple(other.record.id for other in _newest_first(group) if _differ(one, other))
        for group in groups.values()
        for one in group
    }
    return {key: others for key, others in found.items() if others}


def _differ(one: Revision, other: Revision) -> bool:
    return (one.day, one.title.years) != (other.day, other.title.years) and same_issuer(one, other)


def _newest_first(group: list[Revision]) -> list[Revision]:
    return sorted(group, key=lambda each: (str(each.day or ""), each.title.years), reverse=True)
