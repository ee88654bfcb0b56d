"""From the rules as data to rules."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from knowledge.measures.measure import (
    Ceiling,
    Claimant,
    Expense,
    Measure,
    Per,
    Persons,
    Rate,
    Rules,
    Source,
    Stated,
    Subsidy,
    Years,
)


@cache
def rules() -> Rules:
    """The rules that come with the package."""
    return parse(resources.files(__package__).joinpath("rules.toml").read_text("utf-8"))


def parse(text: str) -> Rules:
    """Rules from TOML; raises `KeyError`, `TypeError` or `ValueError` for what is missing or unknown."""
    data = tomllib.loads(text)
    return Rules(
        source=Source(**data["source"]),
        measures=tuple(map(_measure, data["measure"])),
        subsidies=tuple(
            Subsidy(**{**each, "share": Fraction(each["share"])}) for each in data.get("subsidy", [])
        ),
    )


def _measure(data: dict[str, Any]) -> Measure:
    return Measure(
        id=data["id"],
        title=data["title"],
        claimants=frozenset(map(Claimant, data["claimants"])),
        names=tuple(data["names"]),
        place=data["place"],
        rates=tuple(Rate(Fraction(each["share"]), _years(each), _stated(each)) for each in data["rate"]),
        expenses=tuple(map(_expense, data["expense"])),
    )


def _expense(data: dict[str, Any]) -> Expense:
    return Expense(
        id=data["id"],
        title=data["title"],
        words=tuple(data["words"]),
        years=_years(data),
        stated=_stated(data),
        ceiling=_ceiling(data["ceiling"]) if "ceiling" in data else None,
        persons=_persons(data["persons"]) if "persons" in data else None,
        takes_subsidy=data.get("takes_subsidy", False),
    )


def _ceiling(data: dict[str, Any]) -> Ceiling:
    return Ceiling(data["yen"], Per(data["per"]), _stated(data))


def _persons(data: dict[str, Any]) -> Persons:
    return Persons(data["most"], _years(data), _stated(data))


def _years(data: dict[str, Any]) -> Years:
    return Years(data["first"], data["last"])


def _stated(data: dict[str, Any]) -> Stated:
    return Stated(data["place"], data["statement"])
