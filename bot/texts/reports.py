"""What reports say, as lines of plain text: the same in a terminal, a mail and a chat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from bot.domain.report import Gap, Period, Report, Rhythm, Town
from bot.domain.split import shortened
from bot.texts.charts import OUTCOMES, STATES

TITLE = "報告"
RHYTHMS = {Rhythm.WEEKLY: "週の報告", Rhythm.MONTHLY: "月の報告"}
EVERYBODY = "すべて"
QUESTIONS = "質問"
HANDED = "人に聞いた相談"
DEADLINES = "この年度の期限（いま）"
TIMES = "回答までの時間（中央値）"
GAPS = "資料で答えられなかった質問（多い順）"
GAPS_OF_TOWNS = "答えの出なかった質問に一番近かった資料（3団体以上が聞いたものだけ）"
TOWNS = "市町村ごと"
TOWN = "団体"
ASKED = "質問"
ASKED_IN_ALL = "聞かれた"
OPENED = "人に聞いた"
ANSWERED = "返信した"
WAITING = "答えを待っている（いま）"
LATE = "うち期限を過ぎた"
BY_DOCUMENTS = "資料からの回答"
BY_PEOPLE = "人からの返信"
NO_TIME = "なし"
NO_GAPS = "ありません。"
NO_GAPS_NEXT = "質問が増えると、足りない資料がここに出ます。"
NOTHING_NEAR = "近い資料なし"
NEAREST = "一番近かった資料"
COUNT = "件数"
ORGANISATIONS = "団体数"
LEAD = (
    "期間のうちに聞かれたもの、人に聞いたもの、返信したものの数です。足りない資料は、下の表から見つかります。"
)
LEAD_OF_TOWNS = (
    "参加している市町村の数だけです。だれが聞いたか、何を聞いたかは、都道府県からは見えません。"
    "順位は付けません。"
)
HOW_TO_SEND = "毎週や毎月、メールかチャットで受け取るには、「madoguchi report add」で宛先を加えます。"
EARLIER, LATER = "前の期間", "次の期間"
CHOOSE = "表示する"
RHYTHM = "期間"
ORGANISATION = "団体"
NOBODY = "報告の宛先はありません。「madoguchi report add アドレス --rhythm weekly」で加えます。"
_DAY_HOURS = 48
_MINUTE = 60
_LONGEST = 80


def title(report: Report) -> str:
    """窓口の週の報告（長野県、2026年11月16日から22日まで）."""
    whose = f"{report.of}、" if report.of else ""
    return f"窓口の{RHYTHMS[report.period.rhythm]}（{whose}{period(report.period)}）"


def period(of: Period) -> str:
    """2026年11月16日から22日まで, or 2026年10月."""
    if of.rhythm is Rhythm.MONTHLY:
        return f"{of.first.year}年{of.first.month}月"
    until = f"{of.last.day}日" if of.last.month == of.first.month else f"{of.last.month}月{of.last.day}日"
    return f"{_day(of.first)}から{until}まで"


def added(rhythm: Rhythm, address: str) -> str:
    """Reports go there from now on."""
    return f"{RHYTHMS[rhythm]}を、今の期間の分から {address} に送ります。"


def removed(address: str) -> str:
    """Reports go there no more."""
    return f"{address} に報告を送るのをやめました。"


def unknown(address: str) -> str:
    """No such report went there."""
    return f"{address} は、この報告の宛先ではありません。「madoguchi report list」で確かめてください。"


def no_channel(channel: str, known: Sequence[str]) -> str:
    """A channel that is not configured, or that shows no reports."""
    ways = f"使えるのは {'、'.join(known)} です。" if known else "メールかチャットを、先に設定してください。"
    return f"{channel} では報告を送れません。{ways}"


Rows = list[tuple[str, str]]


def asked_rows(report: Report) -> Rows:
    """How many questions, and by outcome."""
    total = (ASKED_IN_ALL, f"{sum(report.outcomes.values())}件")
    return [total, *((word, f"{report.outcomes.get(name, 0)}件") for name, word in OUTCOMES.items())]


def handed_rows(report: Report) -> Rows:
    """What people took over."""
    handed = report.handed
    numbers = (handed.opened, handed.answered, handed.waiting, handed.late)
    return [
        (word, f"{each}件") for word, each in zip((OPENED, ANSWERED, WAITING, LATE), numbers, strict=True)
    ]


def time_rows(report: Report) -> Rows:
    """How long askers waited."""
    return [(BY_DOCUMENTS, seconds(report.seconds)), (BY_PEOPLE, hours(report.handed.hours))]


def deadline_rows(report: Report) -> Rows:
    """Deadlines by state."""
    return [(word, f"{report.deadlines.get(name, 0)}件") for name, word in STATES.items()]


def lines_of(report: Report) -> list[str]:
    """Everything a report says, without its title."""
    parts = {
        QUESTIONS: asked_rows(report),
        HANDED: handed_rows(report),
        TIMES: time_rows(report),
        DEADLINES: deadline_rows(report),
    }
    said = (f"{name}：{'、'.join(' '.join(row) for row in rows)}" for name, rows in parts.items())
    return [*said, *_gaps(report), *_towns(report)]


def text_of(report: Report) -> str:
    """Title and lines."""
    return "\n".join((title(report), *lines_of(report)))


def seconds(value: float | None) -> str:
    """0.4秒, or 2分."""
    if value is None:
        return NO_TIME
    return f"{value:.1f}秒" if value < _MINUTE else f"{value / _MINUTE:.0f}分"


def hours(value: float | None) -> str:
    """3.5時間, from two days on 2.1日."""
    if value is None:
        return NO_TIME
    return f"{value:.1f}時間" if value < _DAY_HOURS else f"{value / 24:.1f}日"


def nearest(gap: Gap) -> str:
    """『手引き』 p.12, or that nothing came near."""
    return f"『{gap.document}』 {gap.place}".rstrip() if gap.document else NOTHING_NEAR


def _gaps(report: Report) -> Iterator[str]:
    yield f"{GAPS if report.towns is None else GAPS_OF_TOWNS}："
    if not report.gaps:
        yield f"・{NO_GAPS}"
    for gap in report.gaps:
        of = f"（{gap.organisations}団体）" if gap.organisations else ""
        asked = f"「{shortened(' '.join(gap.asked.split()), _LONGEST)}」 {NEAREST}：" if gap.asked else ""
        yield f"・{gap.questions}件{of} {asked}{nearest(gap)}"


def _towns(report: Report) -> Iterator[str]:
    if report.towns is not None:
        yield f"{TOWNS}："
        yield from (_town(each) for each in report.towns)


def _town(town: Town) -> str:
    numbers = "、".join(f"{word} {town.outcomes.get(name, 0)}" for name, word in OUTCOMES.items())
    return f"・{town.name} {numbers}、{OPENED} {town.opened}"


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
