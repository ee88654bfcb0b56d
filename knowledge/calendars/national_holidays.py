"""国民の祝日, with 振替休日 and 国民の休日."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import holidays


@lru_cache(maxsize=256)
def national_holidays(year: int) -> frozenset[dt.date]:
    """The national holidays of a calendar year, 1949 to 2099; empty outside that range.

    The equinoxes of coming years are computed; the Cabinet Office announces
    them each February for the year after.
    """
    return frozenset(holidays.country_holidays("JP", years=year))
