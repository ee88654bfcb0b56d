"""Questions that lean on the one before them."""

from __future__ import annotations

import re

# その上限は？ それはいつまで？ ほかには？ 町の場合は？
_POINTING = re.compile(
    r"^(?:では|じゃあ?|で、|ちなみに|あと|また)|その|それ|この場合|これは|同じく|ほかに|他に|場合は[？?]?$"
)
_FEW = 2


def leans_on_context(text: str, words: int) -> bool:
    """Whether a question needs the one before it: it points back, or says very little.

    `words` is the number of its content words.
    """
    return words <= _FEW or _POINTING.search(text.strip()) is not None
