"""The words of a statement that tell what it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.answering.ports import Index
from knowledge.text import fold

# Words that a value brings along and that do not tell what it is the value of.
_OF_VALUES = re.compile(
    r"上限|下限|限度|最[長短大小高低]|以[上下内外]|程度|約|前後|範囲|合計|総?額|金額|率|割合|倍率|[人件回日]?数|期[間限日]"
    r"|年限|定員|時[間刻期点]|経費|費用|対象|内容|場合|状態|[年月日時分円人名回件割]|[一二三四五六七八九十]|\d+[万億]?"
)
# Parts of compounds and other words that carry no subject of their own.
_SMALL = re.compile(
    r"[者的書化性課係部室長員内外前後中間所費金等目元先側型系度法業用無非各全当同本毎第他侭様物事]"
)
_KANJI = re.compile(r"[一-鿿々]")
_HIRAGANA = re.compile(r"[ぁ-ん]")
# Up to 「は」; of a row of a table the first cell without its header.
_TOPIC = re.compile(r"[^。；;：:、]{1,20}[：:](?P<cell>[^；;]*)[；;]|(?P<sentence>[^。；;]*?は)(?!じめ)")
_CLAUSE = re.compile(r"[、；;。]")
_DONE = re.compile(r"(?:する|し|さ[れせ]|でき|を[行受得])")


@dataclass(frozen=True)
class Words:
    """A text (folded) and the search words in it, which are looked for only when it comes to them."""

    text: str
    index: Index

    def has(self, word: str) -> bool:
        """Whether a word stands there, be it in another inflection: 貸出 in 貸し出します."""
        signs = _KANJI.findall(word)
        return all(sign in self.text for sign in signs) if signs else word in self._words

    @cached_property
    def nouns(self) -> dict[str, float]:
        """The words that tell what it speaks of, each with how rare it is."""
        return {word: rarity for word, rarity in self.index.rarities(self.text).items() if tells(word)}

    def does(self, word: str) -> bool:
        """Whether a word says what is done there (提出する), which may be said otherwise."""
        return any(_DONE.match(self.text, at.end()) for at in re.finditer(re.escape(word), self.text))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.index.rarities(self.text))


def words(index: Index, *texts: str) -> Words:
    """The texts as one."""
    return Words(fold(" ".join(texts)), index)


def topic(text: str) -> str:
    """What a statement announces as its subject; all of it where it announces nothing."""
    found = _TOPIC.match(fold(text))
    return (found["cell"] or found["sentence"]) if found else text


def clauses(text: str) -> list[str]:
    """The parts of a sentence, the cells of a row."""
    return [part for part in _CLAUSE.split(text) if part.strip()]


def tells(word: str) -> bool:
    """Whether a search word tells what is spoken of; verbs and words of measuring do not."""
    return not _HIRAGANA.search(word) and not _SMALL.fullmatch(word) and bool(_OF_VALUES.sub("", word))
