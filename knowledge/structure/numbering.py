"""What a line starts with: the number or mark that gives it its rank."""

from __future__ import annotations

import re

from knowledge.text import fold

_NUMBER = r"[0-9一二三四五六七八九十百]+"
_COUNTER = (
    "(?:[年月日時分秒週人件円条項号章節款編つ回名級歳割倍点枚冊台棟箇か万億兆千百〜~/-]|パーセント|ページ|%)"
)

FIXED = ("part", "chapter", "section", "subsection", "division", "article")
"""Ranks that mean the same in every Japanese document, from the outermost (編 章 節 款 目 条)."""

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第 ?{_NUMBER} ?[編部](?![会分門署局])")),
    ("chapter", re.compile(rf"第 ?{_NUMBER} ?章")),
    ("section", re.compile(rf"第 ?{_NUMBER} ?節")),
    ("subsection", re.compile(rf"第 ?{_NUMBER} ?款")),
    ("article", re.compile(rf"第 ?{_NUMBER} ?条(?:の{_NUMBER})*(?=[ (]|$)")),
    (
        "annex",
        re.compile(
            r"(?:別紙|別添|別表|別記|別冊|参考資料|様式|附則|付録)(?:様式)?"
            r"(?:第? ?[0-9一二三四五六七八九十]+号?)?(?=[ (:（【]|$)"
        ),
    ),
    ("bill", re.compile(r"(?:議案|報告|認定|諮問|承認|同意|請願|陳情|発議|意見書案) ?第 ?[0-9]+ ?号")),
    ("step", re.compile(r"(?:ステップ|STEP|Step|フェーズ) ?[0-9]+(?![0-9〜~])")),
    ("decimal4", re.compile(r"\d{1,2}(?:[.-]\d{1,2}){3}[. ]?(?=\D)")),
    ("decimal3", re.compile(r"\d{1,2}[.-]\d{1,2}[.-]\d{1,2}[. ] ?(?=\D)")),
    ("decimal2", re.compile(r"\d{1,2}[.-]\d{1,2}[. ]? ?(?=[^\d\s.,%月日点ポ倍億万千百円人件])")),
    ("decimal1", re.compile(rf"\d{{1,2}}(?:[.] ?|[ \u3000])(?=[^\d\s.,%])(?!{_COUNTER})")),
    ("ordinal", re.compile(r"第 ?[0-9一二三四五六七八九十]{1,3}(?=[ \u3000])")),
    ("roman", re.compile(r"[IVX]{1,5}[. \u3000](?=\S)")),
    ("parenthesis", re.compile(r"\([0-9]{1,2}\)|[⑴-⒇]")),
    ("letter", re.compile(r"\([ア-ンa-z]\)|[⒜-⒵]")),
    ("closing", re.compile(r"[0-9]{1,2}\)(?=[^0-9])")),
    ("circle", re.compile(r"[①-⑳](?![①-⑳〜~])")),
    ("kana", re.compile(r"[ア-ン][ .\u3000](?=\S)")),
    ("bracket", re.compile(r"【[^】]{1,40}】$|[〔［\[][^\]］〕]{2,30}[\]］〕]$")),
    ("angle", re.compile(r"[<〈《][^>〉》]{2,30}[>〉》](?=$|[ ※(])")),
    ("mark", re.compile(r"[■◆▼◎□●◇▽▲]+ ?(?=[^ ■◆▼◎□●◇▽▲])")),
    ("ring", re.compile(r"[○〇◯] ?(?=[^○〇◯ ])")),
    ("paren_title", re.compile(r"\([^()]{2,25}\)$")),
)

_BULLET = re.compile(r"[・\-‐–—➢✓✔➡⇒→※*＊•▪▶►☞◦]")


def numbering(text: str) -> str:
    """The kind of number or mark at the start of a line, or "" without one."""
    line = fold(text).lstrip()
    return next((kind for kind, pattern in _PATTERNS if pattern.match(line)), "")


def is_bullet(text: str) -> bool:
    """Whether a line starts with a bullet, a dash, an arrow or ※."""
    return bool(_BULLET.match(text.lstrip()))
