"""Cell values as Excel shows them: number formats, dates, eras."""

from __future__ import annotations

import datetime as dt
import re

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_LOCALE = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_COLOUR = re.compile(
    r"\[(?:Red|Black|Blue|Green|White|Yellow|Cyan|Magenta|赤|黒|青|緑|白|色\d+|Color\s?\d+)\]", re.I
)
_CONDITION = re.compile(r"\[[<>=][^\]]*\]")
_DATE_TOKEN = re.compile(
    r"yyyy|yy|ggg|gg|g|ee|e|mmmm|mmm|mm|m|dd|d|aaaa|aaa|hh|h|ss|s|am/pm|\[hh?\]|\[mm?\]", re.I
)
_NUMBER = re.compile(r"[#0?,]*(?:\.[0#?]+)?")
_WEEKDAYS = "月火水木金土日"
_ERAS = (  # first day, name, initial: 元号法 and the orders that name the eras
    (dt.date(2019, 5, 1), "令和", "R"),
    (dt.date(1989, 1, 8), "平成", "H"),
    (dt.date(1926, 12, 25), "昭和", "S"),
    (dt.date(1912, 7, 30), "大正", "T"),
    (dt.date(1868, 1, 25), "明治", "M"),
)


def shown(value: object, number_format: str) -> str:
    """A cell's value as text; "" for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return _moment(value, number_format)
    if isinstance(value, dt.timedelta):
        hours, rest = divmod(int(value.total_seconds()), 3600)
        return f"{hours}:{rest // 60:02d}"
    if isinstance(value, int | float):
        return _number(value, number_format)
    return str(value)


def is_date_format(number_format: str) -> bool:
    """Whether a format shows its number as a date or a time."""
    bare = _LOCALE.sub("", _COLOUR.sub("", _QUOTED.sub("", number_format)))
    return "general" not in bare.lower() and bool(re.search(r"[ymdhegs]|\[h", bare, re.I))


def _number(value: float, number_format: str) -> str:
    sections = _split(number_format)
    section = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    own_sign = value < 0 and section is not sections[0]
    plain = _COLOUR.sub("", _CONDITION.sub("", section))
    mask = _LOCALE.sub(r"\1", _QUOTED.sub("", plain))
    found = next((m for m in _NUMBER.finditer(mask) if re.search(r"[#0?]", m.group())), None)
    if found is None or "general" in mask.lower():
        return _general(value)
    digits = _digits(abs(value) if own_sign else value, found.group(), "%" in mask)
    before, after = _around(plain)
    return f"{before}{digits}{after}".strip()


def _split(number_format: str) -> list[str]:
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)


def _around(section: str) -> tuple[str, str]:
    """The literal text before and after the digits of a format."""
    literal = _LOCALE.sub(r"\1", _QUOTED.sub(lambda m: m[1] or m[2] or "", section))
    before, _, rest = literal.partition(next(iter(re.findall(r"[#0?]", literal)), ""))
    return before, rest.lstrip("#0?,./ E+-")


def _digits(value: float, mask: str, percent: bool) -> str:
    scaled = value * 100 if percent else value
    places = len(re.sub(r"[^0?#]", "", mask.partition(".")[2]))
    text = f"{scaled:{',' if ',' in mask else ''}.{places}f}"
    width = mask.partition(".")[0].count("0")
    if "," not in mask and width > 1:
        text = text.zfill(width + (places + 1 if places else 0))
    return text


def _general(value: float) -> str:
    if isinstance(value, int) or (value == int(value) and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.10g}"


def _moment(value: dt.datetime | dt.date | dt.time, number_format: str) -> str:
    section = _COLOUR.sub("", _split(number_format)[0])
    if not is_date_format(section):
        return _plain_moment(value)
    moment = _as_datetime(value)
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found[1] or found[2] or "")
        return f"\x00{len(literals) - 1}\x00"

    pattern = re.sub(r"\[\$[^\]]*\]", "", _QUOTED.sub(keep, section))
    after_hour = [False]
    text = _DATE_TOKEN.sub(lambda found: _token(found.group().lower(), moment, after_hour), pattern)
    return re.sub(r"\x00(\d+)\x00", lambda found: literals[int(found[1])], text).replace("@", "").strip()


def _plain_moment(value: dt.datetime | dt.date | dt.time) -> str:
    if isinstance(value, dt.datetime):
        return f"{value:%Y/%m/%d}" if value.time() == dt.time() else f"{value:%Y/%m/%d %H:%M}"
    return f"{value:%H:%M}" if isinstance(value, dt.time) else f"{value:%Y/%m/%d}"


def _as_datetime(value: dt.datetime | dt.date | dt.time) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.time):
        return dt.datetime.combine(dt.date(1900, 1, 1), value)
    return dt.datetime.combine(value, dt.time())


def _token(token: str, moment: dt.datetime, after_hour: list[bool]) -> str:
    if token in ("m", "mm") and after_hour[0]:
        after_hour[0] = False
        return f"{moment:%M}"
    after_hour[0] = token.strip("[]") in ("h", "hh")
    era = _era(moment.date())
    parts = {
        "yyyy": str(moment.year),
        "yy": f"{moment.year % 100:02d}",
        "ggg": era[0],
        "gg": era[0][:1],
        "g": era[1],
        "e": str(era[2]),
        "ee": f"{era[2]:02d}",
        "m": str(moment.month),
        "mm": f"{moment.month:02d}",
        "d": str(moment.day),
        "dd": f"{moment.day:02d}",
        "aaa": _WEEKDAYS[moment.weekday()],
        "aaaa": f"{_WEEKDAYS[moment.weekday()]}曜日",
        "h": str(moment.hour),
        "hh": f"{moment.hour:02d}",
        "s": str(moment.second),
        "ss": f"{moment.second:02d}",
        "mmm": f"{moment:%b}",
        "mmmm": f"{moment:%B}",
    }
    return parts.get(token.strip("[]"), "")


def _era(day: dt.date) -> tuple[str, str, int]:
    """Name, initial and year of the era of a day; the western year before Meiji."""
    for first, name, initial in _ERAS:
        if day >= first:
            return name, initial, day.year - first.year + 1
    return "", "", day.year
