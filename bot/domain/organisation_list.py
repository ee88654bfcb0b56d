"""The list of local governments as a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.organisation_code import is_code
from bot.errors import Invalid
from bot.texts import ledger as texts

COLUMNS = ("code", "prefecture", "name", "kana", "kind", "prefecture_number")
PREFECTURE = "都道府県"
KINDS = frozenset({PREFECTURE, "市", "町", "村", "特別区"})


@dataclass(frozen=True, slots=True)
class Listed:
    """One line: a local government and the codes that it took over."""

    code: str
    prefecture: str
    prefecture_name: str
    name: str
    kana: str
    kind: str
    replaces: tuple[str, ...] = ()


def parse(lines: Iterable[str]) -> list[Listed]:
    """Read the list; raises `Invalid` naming the line where it cannot be used."""
    reader = csv.DictReader(lines)
    if missing := set(COLUMNS) - set(reader.fieldnames or ()):
        raise Invalid(texts.wrong_list(1, "列がありません：" + "、".join(sorted(missing))))
    listed: dict[str, Listed] = {}
    for row in reader:
        found = _listed(row, reader.line_num)
        if found.code in listed:
            raise Invalid(texts.wrong_list(reader.line_num, f"コード {found.code} が二度あります"))
        listed[found.code] = found
    return list(listed.values())


def _listed(row: dict[str, str | None], line: int) -> Listed:
    code, kind, number = (row[name] or "" for name in ("code", "kind", "prefecture_number"))
    replaces = tuple((row.get("replaces") or "").split())
    for each in (code, *replaces):
        if not is_code(each):
            raise Invalid(texts.wrong_list(line, f"コード {each}"))
    if kind not in KINDS or number != code[:2] or not row["name"]:
        raise Invalid(texts.wrong_list(line, f"{code} の名称・種別・都道府県番号"))
    return Listed(code, number, row["prefecture"] or "", row["name"], row["kana"] or "", kind, replaces)
