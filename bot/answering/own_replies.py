"""Questions about what one's own organisation replied to an enquiry: 「去年の県の照会に何と答えた？」."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.ports import Index
from bot.domain.past_enquiry import SOURCE
from knowledge.search.query import Hit, Query

_ENQUIRY = re.compile(r"照会|調査|アンケート|問い?合わ?せ")
# In the past tense: 「何と答えればよいか」 asks for something else.
_REPLIED = re.compile(
    r"(?:何|なん|どう|どの(?:よう|様)に|いくつ|何[%人件割])(?:と|て|って|で)?"
    r"(?:答え|回答|返答|返|報告|回報)(?:し(?:た|まし|て(?:い|た|る))|た|まし|て(?:い|た|る))"
)


def search(index: Index, query: Query) -> list[Hit]:
    """What is found; of past enquiries alone where the question is about a reply and there are any."""
    if _ENQUIRY.search(query.text) and _REPLIED.search(query.text):
        own = index.search(replace(query, kinds=frozenset({SOURCE})))
        if own:
            return own
    return index.search(query)
