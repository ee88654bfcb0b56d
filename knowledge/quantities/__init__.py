"""Amounts, rates, counts and times of day as administrative text states them, made comparable.

`read` finds them, whatever their spelling (100万円 and 1,000,000円, 0.7 and 7割);
`Quantity.agrees` tells whether two of them say the same. `amounts` gives the
money alone, and where it stands.
"""

from knowledge.quantities.amounts import Amount, amounts
from knowledge.quantities.patterns import UNITS
from knowledge.quantities.quantity import Bound, Kind, Quantity
from knowledge.quantities.reading import Reading, read

__all__ = ["UNITS", "Amount", "Bound", "Kind", "Quantity", "Reading", "amounts", "read"]
