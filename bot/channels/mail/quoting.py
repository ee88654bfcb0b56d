"""What somebody wrote themselves: without quoted history, signature and courtesies.

The forms are those of Outlook, Gmail, Thunderbird, Apple Mail and Japanese
groupware. (Of four Japanese forms the library mail-parser-reply 1.36 knew one.)
"""

from __future__ import annotations

import re

from bot.domain.personal_data import is_register
from bot.texts import mail_patterns as patterns

_QUOTED = re.compile(r"\s?[>＞]")
# Also of o and 0 among signs, as in o○☆○o.
_RULE = re.compile(r"(?:[^\w\s「」、。？！]|[_oO0]){5,}")
_LONGEST = 20_000  # characters; a question has two thousand at most
_LONGEST_LINE = 300  # characters; a longer one is no heading of anything, and slow to compare
_SIGNATURE_LINES = 14
_TAIL = 40  # lines at the end in which a signature may begin
_CONTACTS = 2
_HEADERS = 2
_DASHES = "--"  # RFC 3676, 4.3, its space stripped
_WRAPPED = 24  # characters; a shorter line was ended on purpose
_ENDED = re.compile(r"[。．.！!？?」』）)：:、]\s*$")
_STARTS_ITEM = re.compile(r"\s*[・●○◆■□※*\-–(（①-⑳0-9０-９]")

Lines = list[str]


def own_words(text: str) -> str:
    """The writer's own words as paragraphs; "" where everything was quoted."""
    lines = [line.rstrip() for line in text.split("\n")]
    lines = _without_quotations(_without_history(lines))
    lines = [line.rstrip() for line in "\n".join(lines)[:_LONGEST].split("\n")]
    said = _without_courtesies(_without_signature(lines))
    # Rows of a list of persons must stay rows: that is how it is known for one.
    return "\n".join(said) if is_register("\n".join(said)) else _paragraphs(said)


def _without_history(lines: Lines) -> Lines:
    """Up to where an earlier mail begins that is not marked line by line."""
    for number, line in enumerate(lines):
        if _is(patterns.FORWARDED, line) or _heads_a_mail(lines[number : number + 6]):
            return lines[:number]
        if _is(patterns.WROTE, line) and not _is_quoted(_next(lines, number)):
            return lines[:number]
    return lines


def _without_quotations(lines: Lines) -> Lines:
    kept = []
    for number, line in enumerate(lines):
        introduces = _is(patterns.WROTE, line) and _is_quoted(_next(lines, number))
        if not introduces and not _is_quoted(line):
            kept.append(line)
    return kept


def _without_signature(lines: Lines) -> Lines:
    """Up to a rule with contact data below, or to a last paragraph of contact data."""
    lines = _stripped(lines)
    for number, line in list(enumerate(lines))[-_TAIL:]:
        begins = line == _DASHES or (_is_rule(line) and _is_signature(lines[number + 1 :]))
        if begins and _says_something(lines[:number]):
            return lines[:number]
    last = _last_paragraph(lines)
    is_signature = _contacts(lines[last:]) >= _CONTACTS and _says_something(lines[:last])
    return lines[:last] if is_signature else lines


def _without_courtesies(lines: Lines) -> Lines:
    """Without the greeting above and the request below; where nothing else was said they stay."""
    lines = _stripped(lines)
    first, last = 0, len(lines)
    while first < last and (not lines[first] or _is(patterns.GREETING, lines[first])):
        first += 1
    while last > first and (not lines[last - 1] or _is(patterns.CLOSING, lines[last - 1])):
        last -= 1
    return lines[first:last] or lines


def _says_something(lines: Lines) -> bool:
    """Whether there is more than courtesies."""
    courtesies = (patterns.GREETING, patterns.CLOSING)
    return any(not _is_empty(line) and not any(_is(each, line) for each in courtesies) for line in lines)


def _is(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) <= _LONGEST_LINE and pattern.fullmatch(line.strip()) is not None


def _heads_a_mail(lines: Lines) -> bool:
    """差出人 or From at the head of a block of at least two other headers."""
    if not patterns.FROM.match(lines[0]):
        return False
    return sum(bool(patterns.HEADER.match(line)) for line in lines) >= _HEADERS


def _is_quoted(line: str) -> bool:
    return _QUOTED.match(line) is not None


def _next(lines: Lines, number: int) -> str:
    return next((line for line in lines[number + 1 :] if line.strip()), "")


def _is_signature(lines: Lines) -> bool:
    rest = _stripped(lines)
    return len(rest) <= _SIGNATURE_LINES and _contacts(rest) >= 1


def _contacts(lines: Lines) -> int:
    return sum(bool(patterns.CONTACT.search(line[:_LONGEST_LINE])) for line in lines)


def _last_paragraph(lines: Lines) -> int:
    """Where the last paragraph begins; 0 where it is the only one."""
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    while end and lines[end - 1]:
        end -= 1
    return end


def _stripped(lines: Lines) -> Lines:
    """Without blank lines and rules at both ends."""
    first, last = 0, len(lines)
    while first < last and _is_empty(lines[first]):
        first += 1
    while last > first and _is_empty(lines[last - 1]):
        last -= 1
    return lines[first:last]


def _is_empty(line: str) -> bool:
    return not line.strip() or _is_rule(line)


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line.replace(" ", "").replace("\u3000", "")) is not None


def _paragraphs(lines: Lines) -> str:
    """Lines that a mailer or a habit broke at a width are joined again."""
    text = ""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        goes_on = len(before) >= _WRAPPED and line and not _ENDED.search(before)
        text += line.strip() if goes_on and not _STARTS_ITEM.match(line) else f"\n{line.strip()}"
    return re.sub(r"\n{3,}", "\n\n", text).strip()
