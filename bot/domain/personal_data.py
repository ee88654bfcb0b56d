"""Personal data in what people type: found, masked, and refused in bulk.

The check digit of the individual number (マイナンバー) follows 行政手続における特定の
個人を識別するための番号の利用等に関する法律の規定による通知カード及び個人番号カード並びに情報提供
ネットワークシステムによる特定個人情報の提供等に関する省令 第5条. One random
twelve-digit string in ten passes it, so a lone number also needs a word that
says what it is; with no such word it is masked only where its check digit fits
and nothing says that it is something else (a document number, an amount).
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.name_tables import MANY, names_in

_SEPARATOR = r"[ \-‐-―−ー_.\u3000]?"
_TWELVE = re.compile(r"(?<!\d)(?:\d" + _SEPARATOR + r"){11}\d(?!" + _SEPARATOR + r"\d)")
_NUMBER_WORDS = re.compile(r"個人番号|マイナンバー|my ?number|通知カード", re.IGNORECASE)
_OTHER_NUMBER = re.compile(r"(?:第|№|no\.?)\s*$|^\s*(?:号|円|千円|件|人|年|月)", re.IGNORECASE)
_DASH = r"[ \-‐-―−ー()]{1,2}"
_PHONE = re.compile(rf"(?<![\d.])(?:\+81[ \-]?|0)\d{{1,4}}{_DASH}\d{{1,4}}{_DASH}\d{{3,4}}(?!\d)")
_MOBILE = re.compile(r"(?<!\d)0[5789]0\d{8}(?!\d)")
_MAIL = re.compile(r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_LANDLINE = re.compile(r"(?:電話|TEL|FAX|連絡(?:先)?)\D{0,6}(?P<value>0[1-9]\d{8})(?!\d)", re.IGNORECASE)
_POSTCODE = re.compile(r"(?:〒|郵便番号\D{0,3})\s?\d{3}[\-‐-―−ー]?\d{4}")
_PREFECTURES = (
    "北海道|青森県|岩手県|宮城県|秋田県|山形県|福島県|茨城県|栃木県|群馬県|埼玉県|千葉県|東京都|神奈川県|"
    "新潟県|富山県|石川県|福井県|山梨県|長野県|岐阜県|静岡県|愛知県|三重県|滋賀県|京都府|大阪府|兵庫県|"
    "奈良県|和歌山県|鳥取県|島根県|岡山県|広島県|山口県|徳島県|香川県|愛媛県|高知県|福岡県|佐賀県|"
    "長崎県|熊本県|大分県|宮崎県|鹿児島県|沖縄県"
)
_KANA_KANJI = "一-龥ぁ-んァ-ヶー々"
# A house number: 2-1-2, 1丁目2番, 123番地. 「2,000万円」 and 「3名」 are none.
_HOUSE = r"\d{1,5}(?:丁目|番地?|[\-‐-―−ー]\d{1,5})[0-9\-‐-―−ー丁目番地号]*(?:の\d+)?"
_ADDRESS = re.compile(
    rf"(?:(?:{_PREFECTURES})[{_KANA_KANJI}]{{1,8}}?[市区町村郡]|[{_KANA_KANJI}]{{1,7}}[市区町村])"
    rf"[{_KANA_KANJI}]{{1,20}}{_HOUSE}"
)
# Addresses by a grid of streets, as in Sapporo: 北8条西5丁目. 「第8条」 is none.
_COUNT = r"[\d一二三四五六七八九十]{1,3}"
_GRID = re.compile(
    rf"(?:(?:{_PREFECTURES})?[{_KANA_KANJI}]{{1,8}}?[市区町村]){{0,2}}[東西南北]{_COUNT}条"
    rf"(?:[東西南北]?{_COUNT}丁目|[東西南北]{_COUNT})(?:[0-9\-‐-―−ー番地号]|の(?=\d))*"
)
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IP = re.compile(rf"(?<!バージョン)(?<![\d.])(?:{_OCTET}\.){{3}}{_OCTET}(?![\d.])")
# What looks like one is asked of the standard library: 12:34:56 and std::map are none.
_IPV6 = re.compile(
    rf"(?<![0-9A-Za-z:.])(?=[0-9A-Fa-f:]*\d)[0-9A-Fa-f]{{0,4}}(?::[0-9A-Fa-f]{{0,4}}){{2,8}}"
    rf"(?:(?<=:)(?:{_OCTET}\.){{3}}{_OCTET})?(?:%\w{{1,15}})?(?![0-9A-Za-z:]|\.\d)"
)
_URL = re.compile(r"https?://[!-~]+", re.IGNORECASE)
_NAMED_PHONE = re.compile(r"(?:tel|phone|fax|mobile)[=/:]$", re.IGNORECASE)
_SECRET = re.compile(
    r"(?:パスワード|暗証番号|password|PW)\s*(?:は|:|=|が|「)\s*「?(?P<value>[!-~]{4,})", re.IGNORECASE
)

MASKED_NAME = "〔氏名〕"
"""What stands in place of a name."""
SECRET = frozenset({"個人番号", "パスワード"})
"""Kinds that nobody may pass on, whoever writes them."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the original text that holds personal data."""

    start: int
    end: int
    label: str


def individual_number(digits: str) -> bool:
    """Whether twelve digits carry a fitting check digit."""
    if len(digits) != 12 or not digits.isdecimal():
        return False
    total = sum(int(digit) * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(reversed(digits[:11]), 1))
    rest = total % 11
    return int(digits[11]) == (0 if rest <= 1 else 11 - rest)


def find(text: str) -> list[Span]:
    """Stretches of personal data, in order, not overlapping; offsets into `text`."""
    plain, offsets = _plain(text)
    found = _individual_numbers(plain)
    urls = [match.span() for match in _URL.finditer(plain)]
    for span in (*_names(plain), *_network_addresses(plain)):
        _add(found, span)
    patterns = (
        (_SECRET, "パスワード"),
        (_MAIL, "メール"),
        (_POSTCODE, "郵便番号"),
        (_GRID, "住所"),
        (_ADDRESS, "住所"),
        (_IP, "IPアドレス"),
        (_PHONE, "電話"),
        (_LANDLINE, "電話"),
        (_MOBILE, "電話"),
    )
    for pattern, label in patterns:
        for match in pattern.finditer(plain):
            group = "value" if "value" in pattern.groupindex else 0
            if label != "電話" or not _is_of(urls, plain, match.start(group)):
                _add(found, Span(match.start(group), match.end(group), label))
    original = [Span(offsets[s.start], offsets[s.end - 1] + 1, s.label) for s in found]
    return sorted(original, key=lambda s: s.start)


def mask(text: str, *, kinds: frozenset[str] | None = None) -> str:
    """The text with each stretch of personal data replaced by its kind; `kinds` masks only these."""
    for span in reversed(find(text)):
        if kinds is not None and span.label not in kinds:
            continue
        text = f"{text[: span.start]}〔{span.label}〕{text[span.end :]}"
    return text


def is_register(text: str) -> bool:
    """Whether a text looks like an extract from a register of people.

    Such a text is refused, not masked: names cannot be masked reliably. Signs
    are an individual number with a fitting check digit beside a word that says
    so, two such numbers anywhere, three lines with contact data each, or a table
    of ten names.
    """
    plain, _ = _plain(text)
    numbers = [m for m in _TWELVE.finditer(plain) if individual_number(re.sub(r"\D", "", m.group()))]
    if len(numbers) >= 2 or (numbers and _NUMBER_WORDS.search(plain)):
        return True
    if len(names_in(plain)) >= MANY:
        return True
    with_contact = [line for line in plain.split("\n") if _PHONE.search(line) or _ADDRESS.search(line)]
    return len(with_contact) >= 3


def _individual_numbers(plain: str) -> list[Span]:
    found: list[Span] = []
    for match in _TWELVE.finditer(plain):
        before, after = plain[: match.start()][-12:], plain[match.end() :][:6]
        fits = individual_number(re.sub(r"\D", "", match.group()))
        named = _NUMBER_WORDS.search(before)
        if named or (fits and not _OTHER_NUMBER.search(before) and not _OTHER_NUMBER.search(after)):
            found.append(Span(match.start(), match.end(), "個人番号"))
    return found


def _names(plain: str) -> Iterator[Span]:
    for start, end in names_in(plain):
        yield Span(start, end, "氏名")


def _network_addresses(plain: str) -> Iterator[Span]:
    for match in _IPV6.finditer(plain):
        try:
            ipaddress.IPv6Address(match.group())
        except ValueError:
            continue
        yield Span(match.start(), match.end(), "IPアドレス")


def _is_of(urls: list[tuple[int, int]], plain: str, position: int) -> bool:
    """Whether digits are a part of a web address, which does not say that they are a phone number."""
    inside = any(start < position < end for start, end in urls)
    return inside and not _NAMED_PHONE.search(plain[:position][-8:])


def _add(found: list[Span], span: Span) -> None:
    if not any(span.start < other.end and other.start < span.end for other in found):
        found.append(span)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in NFKC without format characters, and each character's origin.

    A zero-width space inside a number, full-width or circled digits must not
    hide it.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        if unicodedata.category(character) == "Cf":
            continue
        for plain in unicodedata.normalize("NFKC", character):
            characters.append(plain)
            offsets.append(position)
    return "".join(characters), offsets
