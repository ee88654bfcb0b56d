"""Japanese eras and the years counted in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Era:
    """An era: `name` (令和), `letter` (R), the day it began, the Gregorian year of its first year."""

    name: str
    letter: str
    began_on: dt.date
    first_year: int

    def gregorian(self, year: int) -> int:
        """The Gregorian year of this era's `year` (元年 is 1).

        A year past the era's end is converted all the same: documents of 2018
        say 平成32年度 and mean 2020. Raises ValueError below 1.
        """
        if year < 1:
            raise ValueError(f"an era has no year {year}")
        return self.first_year + year - 1


REIWA = Era("令和", "R", dt.date(2019, 5, 1), 2019)
HEISEI = Era("平成", "H", dt.date(1989, 1, 8), 1989)
SHOWA = Era("昭和", "S", dt.date(1926, 12, 25), 1926)
TAISHO = Era("大正", "T", dt.date(1912, 7, 30), 1912)
# Japan counts in the Gregorian calendar since 明治6年1月1日; earlier days have other numbers.
MEIJI = Era("明治", "M", dt.date(1873, 1, 1), 1868)

ERAS = (REIWA, HEISEI, SHOWA, TAISHO, MEIJI)
"""Newest first."""

_BY_WORD = {word: era for era in ERAS for word in (era.name, era.letter)}


@dataclass(frozen=True, slots=True)
class EraYear:
    """A year of an era, such as 令和7年."""

    era: Era
    year: int

    @property
    def gregorian(self) -> int:
        return self.era.gregorian(self.year)

    def __str__(self) -> str:
        return f"{self.era.name}{'元' if self.year == 1 else self.year}年"

    @property
    def short(self) -> str:
        """R7; the first year is R1, as forms write it."""
        return f"{self.era.letter}{self.year}"


def era_named(word: str) -> Era:
    """The era called `word`, by name (平成) or letter (H). Raises KeyError for anything else."""
    return _BY_WORD[word]


def era_of(day: dt.date) -> Era:
    """The era in force on `day`. Raises ValueError before 1873-01-01."""
    for era in ERAS:
        if day >= era.began_on:
            return era
    raise ValueError(f"{day} is before Japan took up the Gregorian calendar")


def era_year_of(day: dt.date) -> EraYear:
    """2019-04-30 → 平成31年, 2019-05-01 → 令和元年. Raises ValueError before 1873-01-01."""
    era = era_of(day)
    return EraYear(era, day.year - era.first_year + 1)
