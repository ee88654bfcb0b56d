"""Dates and periods in Japanese administrative text.

`extract` finds the expressions, `validity` says from when to when a statement
holds, `standing` what may be said of it on a day, `canonical_dates` spells them
one way for search. No library tried is safe here: two turned 令和7年6月27日 or 令和7年度 into wrong years.
"""

from knowledge.dates.extraction import extract
from knowledge.dates.mention import Certainty, DateMention, Duration, Kind, Role, Unit
from knowledge.dates.normalise import canonical_dates
from knowledge.dates.period import validity
from knowledge.dates.provisional import provisional_marks
from knowledge.dates.standing import Period, PeriodKind, Standing, Validity, standing, weakest

__all__ = [
    "Certainty",
    "DateMention",
    "Duration",
    "Kind",
    "Period",
    "PeriodKind",
    "Role",
    "Standing",
    "Unit",
    "Validity",
    "canonical_dates",
    "extract",
    "provisional_marks",
    "standing",
    "validity",
    "weakest",
]
