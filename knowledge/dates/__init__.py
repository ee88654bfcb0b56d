"""Dates and periods in Japanese administrative text.

`extract` finds the expressions, `validity` says from when to when a statement
holds, `canonical_dates` spells them one way for search. No library tried is
safe here: two turned 令和7年6月27日 or 令和7年度 into wrong years.
"""

from knowledge.dates.extraction import extract
from knowledge.dates.mention import Certainty, DateMention, Duration, Kind, Role, Unit

__all__ = ["Certainty", "DateMention", "Duration", "Kind", "Role", "Unit", "extract"]
