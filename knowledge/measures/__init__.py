"""The money rules of three national measures: from figures, or from words, to an estimate with its trace.

`rules` gives the rules as their source states them, `estimate` computes one,
`figures` reads a question. Nothing is computed for years that the source does
not name.
"""

from knowledge.measures.claim import Claim
from knowledge.measures.eligible import Eligible, Missing, Rule, Used
from knowledge.measures.estimate import Estimate, State, estimate
from knowledge.measures.loading import parse, rules
from knowledge.measures.measure import Claimant, Expense, Measure, Per, Rules, Source, Stated, Subsidy
from knowledge.measures.words import Figures, figures

__all__ = [
    "Claim",
    "Claimant",
    "Eligible",
    "Estimate",
    "Expense",
    "Figures",
    "Measure",
    "Missing",
    "Per",
    "Rule",
    "Rules",
    "Source",
    "State",
    "Stated",
    "Subsidy",
    "Used",
    "estimate",
    "figures",
    "parse",
    "rules",
]
