"""Letter-spacing: 令 和 ３ 年 １２ 月 → 令和３年１２月.

Most Japanese office software justifies headings and table labels with spaces
between the letters; neither search nor date extraction can work on that.
"""

from __future__ import annotations

import re

_LETTER = (
    r"[\u3040-\u30fe\u3400-\u9fff々〆〇（）「」『』【】〔〕、。・，．\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
)
_IDEOGRAPH = r"[\u3040-\u30ff\u3400-\u9fff々]"
_TOKEN = rf"(?:{_LETTER}|[０-９]{{1,4}}|(?<=年 )[0-9]{{1,2}}(?= 月)|(?<=月 )[0-9]{{1,2}}(?= 日))"
_SPACE = r"[ \u3000]{1,4}"
_RUN = re.compile(rf"(?<![^ \u3000\n]){_TOKEN}(?:{_SPACE}{_TOKEN}){{2,}}(?![^ \u3000\n])")
_SHORT_LABEL = re.compile(rf"{_IDEOGRAPH}(?:[ \u3000]+{_IDEOGRAPH}){{1,5}}")
_MOSTLY = re.compile(rf"(?<={_LETTER})[ \u3000]{{1,2}}(?={_LETTER})")
_LEADER = re.compile(r"[・○●◆■□◇①-⑳]")


def _is_spaced(line: str) -> bool:
    tokens = line.split()
    return len(tokens) >= 6 and sum(len(token) == 1 for token in tokens) > 0.6 * len(tokens)


def _close_run(match: re.Match[str]) -> str:
    run = match.group()
    if _LEADER.match(run):
        return run
    return re.sub(_SPACE, "", run)


def _close_line(line: str) -> str:
    if _SHORT_LABEL.fullmatch(line.strip()):
        return re.sub(r"[ \u3000]+", "", line)
    if _is_spaced(line):
        return _MOSTLY.sub("", line)
    return _RUN.sub(_close_run, line)


def close_up(text: str) -> str:
    """Take the spaces out of letter-spaced runs; leave all other spaces.

    A run is three or more single letters in a row, or a whole line of two to
    six (備　考). Half-width figures are left apart: they are columns.
    """
    return "\n".join(_close_line(line) for line in text.split("\n"))
