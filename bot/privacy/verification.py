"""Checking the audit trail, and naming the rows that are not as they were written."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.storage import audit, audit_seal
from bot.storage.audit import Entry
from bot.storage.audit_seal import Head
from bot.storage.database import Database

_AT_MOST_LOOKED_FOR = 100
"""Rows that do not fit are tried under so many numbers of others, to tell moved from altered."""


class Fault(StrEnum):
    """What is wrong with rows."""

    ALTERED = "altered"  # not what was written under this number
    MOVED = "moved"  # written under another number
    MISSING = "missing"
    UNSEALED = "unsealed"  # written without the installation's key
    TAIL = "tail"  # taken away from the end
    BEYOND = "beyond"  # after the written end: the end was put back, or rows were added
    NO_HEAD = "no_head"  # the end was never written down, or taken away
    FORGED_HEAD = "forged_head"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of the rows `first` to `last`; `detail` is the number that a moved row was written under."""

    fault: Fault
    first: int
    last: int
    detail: int = 0


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in `rows` rows.

    `findings` is empty where nothing is wrong. `accepted` are faults that an
    administrator knew and accepted, with row `accepted_in`. `newest` and `link`
    name the end of the trail: noted elsewhere, they show that the whole trail
    was not put back to an earlier one.
    """

    rows: int
    findings: tuple[Finding, ...]
    newest: int
    link: str
    accepted: tuple[Finding, ...] = ()
    accepted_in: int = 0


@dataclass
class _Walk:
    """One pass over the trail."""

    key: bytes
    rows: int = 0
    newest: int = 0
    link: str = audit.BEGINNING
    unsealed_before: bool = False
    findings: list[Finding] = field(default_factory=list)
    misfits: list[Mapping[Any, Any]] = field(default_factory=list)
    acceptance: Mapping[Any, Any] | None = None

    def step(self, row: Mapping[Any, Any]) -> None:
        """Look at the next row."""
        number, own = int(row["number"]), audit_seal.link(row)
        if number > self.newest + 1:
            self.findings.append(Finding(Fault.MISSING, self.newest + 1, number - 1))
        if self.unsealed_before and number == self.newest + 1 and row["previous"] != self.link:
            # Without a seal of its own only the chain tells that a row was altered.
            self.findings.append(Finding(Fault.ALTERED, self.newest, self.newest))
        self.unsealed_before = not row["seal"]
        if self.unsealed_before:
            self.findings.append(Finding(Fault.UNSEALED, number, number))
        elif not audit_seal.holds(self.key, row["seal"], own):
            self.misfits.append(row)
        elif row["action"] == audit.ACCEPTED:
            self.acceptance = row
        self.rows, self.newest, self.link = self.rows + 1, number, own

    def all_findings(self) -> list[Finding]:
        """What is wrong with rows, by number, neighbours with the same fault together."""
        numbers = [int(row["number"]) for row in self.misfits[:_AT_MOST_LOOKED_FOR]]
        misfits = (_misfit(self.key, row, numbers) for row in self.misfits)
        return list(_joined(sorted([*self.findings, *misfits], key=lambda f: (f.first, f.fault))))


def verify(database: Database, key: bytes) -> Verified:
    """Look at every row and at the written end, with the key that seals them."""
    with database.standing_still() as connection:
        head = audit_seal.read_head(connection)
        return _verified(connection, key, head)


def accept(connection: sa.Connection, key: bytes, *, actor: str, at: dt.datetime) -> int:
    """Take the trail as it is from now on; gives how many faults of rows were accepted.

    What was wrong stays visible, and whatever is altered later is found.
    """
    walk = _walked(connection, key)
    found = walk.all_findings()
    entry = Entry(actor, audit.ACCEPTED, str(len(found)), scope.ADMINISTRATOR, digest=_digest(found))
    audit.append(connection, entry, at=at)
    return len(found)


def link_at(connection: sa.Connection, number: int) -> str:
    """The link of one row, to be compared with what was noted elsewhere; empty for an unknown row."""
    return next((audit_seal.link(row) for row in audit.stream(connection) if row["number"] == number), "")


def _walked(connection: sa.Connection, key: bytes) -> _Walk:
    walk = _Walk(key)
    for row in audit.stream(connection):
        walk.step(row)
    return walk


def _verified(connection: sa.Connection, key: bytes, head: Head | None) -> Verified:
    walk = _walked(connection, key)
    found = walk.all_findings()
    known, number = _accepted(found, walk.acceptance)
    left = [each for each in found if each not in known]
    end = _end(key, head, walk)
    return Verified(walk.rows, (*left, *end), walk.newest, walk.link, tuple(known), number)


def _accepted(found: list[Finding], acceptance: Mapping[Any, Any] | None) -> tuple[list[Finding], int]:
    """The faults that the newest acceptance knew: all before it, and exactly these."""
    if acceptance is None:
        return [], 0
    number = int(acceptance["number"])
    before = [each for each in found if each.last < number]
    same = hmac.compare_digest(_digest(before), acceptance["digest"])
    return (before, number) if same and before else ([], 0)


def _end(key: bytes, head: Head | None, walk: _Walk) -> Iterator[Finding]:
    if head is None:
        if walk.rows:
            yield Finding(Fault.NO_HEAD, walk.newest, walk.newest)
    elif not audit_seal.head_holds(key, head):
        yield Finding(Fault.FORGED_HEAD, head.number, head.number)
    elif head.number > walk.newest:
        yield Finding(Fault.TAIL, walk.newest + 1, head.number)
    elif head.number < walk.newest:
        yield Finding(Fault.BEYOND, head.number + 1, walk.newest)


def _misfit(key: bytes, row: Mapping[Any, Any], numbers: list[int]) -> Finding:
    """Altered, or moved from one of the other numbers that do not fit."""
    number = int(row["number"])
    for other in numbers:
        if other != number and audit_seal.holds(key, row["seal"], audit_seal.link({**row, "number": other})):
            return Finding(Fault.MOVED, number, number, other)
    return Finding(Fault.ALTERED, number, number)


def _joined(findings: Iterable[Finding]) -> Iterator[Finding]:
    before: Finding | None = None
    for each in findings:
        if before and _continues(before, each):
            before = Finding(each.fault, before.first, max(before.last, each.last))
            continue
        if before:
            yield before
        before = each
    if before:
        yield before


def _continues(before: Finding, each: Finding) -> bool:
    same = before.fault is each.fault and not (before.detail or each.detail)
    return same and each.first <= before.last + 1


def _digest(findings: Iterable[Finding]) -> str:
    said = [[each.fault.value, each.first, each.last, each.detail] for each in findings]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
