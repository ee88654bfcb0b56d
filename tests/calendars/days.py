"""Days to try things on."""

import datetime as dt

from hypothesis import strategies as st

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2050, 12, 31))

EDGES = [
    dt.date(year, month, day)
    for year in range(2000, 2051)
    for month, day in ((1, 1), (2, 28), (3, 1), (3, 31), (4, 1), (12, 31))
]
