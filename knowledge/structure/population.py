"""Population as documents and questions state it: 人口：151.8万人, 人口約3万5千人."""

from __future__ import annotations

import re

from knowledge.text import fold

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_STATED = re.compile(
    rf"人口(?:規模)?(?:は|が|[:約 ]|およそ|\([^()]{{1,20}}\))*"
    rf"(?:(?P<myriads>{_NUMBER})万)?(?:(?P<thousands>{_NUMBER})千)?(?P<rest>{_NUMBER})?人(?P<bound>以上|以下|未満|超|を超)?"
)


def population_in(text: str, *, bounds: bool = False) -> int | None:
    """The first population in a text, in persons; None where there is none.

    A bound (人口5万人以下) is no population of a place; `bounds` takes it too.
    """
    for found in _STATED.finditer(fold(text)):
        persons = _persons(found)
        if persons and (bounds or not found["bound"]):
            return persons
    return None


def _persons(found: re.Match[str]) -> int:
    parts = ((found["myriads"], 10_000), (found["thousands"], 1_000), (found["rest"], 1))
    return round(sum(float(number.replace(",", "")) * unit for number, unit in parts if number))
