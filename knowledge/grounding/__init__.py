"""Whether a worded answer says nothing but what the passages say that it was given.

`check` looks at each sentence by itself: what it cites, every fact in it
(amounts, rates, counts, dates, fiscal years, numbers of documents,
organisations, addresses, quoted phrases), whether it says the opposite of its
source, and whether it promises what has ended.
"""

from knowledge.grounding.checking import Checked, Flaw, Verdict, check
from knowledge.grounding.source import Source

__all__ = ["Checked", "Flaw", "Source", "Verdict", "check"]
