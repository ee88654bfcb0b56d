"""Sentences of answers and abstentions."""

from __future__ import annotations

import datetime as dt

from bot.domain.answer import Answer, Citation, Status
from knowledge.dates import Standing

VALIDITY = {
    Standing.IN_FORCE: "有効",
    Standing.ENDED_ON_PAPER: "資料上は終了・継続は未確認",
    Standing.UNCONFIRMED: "未確認",
}
AUDIENCE = {"": "", "prefectures": "都道府県", "municipalities": "市町村", "both": "都道府県・市町村"}


def quoted(fragments: list[str], heading: str) -> str:
    """Fragments that are no full sentences, made one."""
    about = f"「{heading}」について、" if heading else ""
    return f"{about}資料に{''.join(f'「{fragment}」' for fragment in fragments)}とあります。"


def banner(validity: Standing, *, until: dt.date | None, issued_on: dt.date | None, as_of: dt.date) -> str:
    """The as-of line of an answer."""
    if validity is Standing.ENDED_ON_PAPER and until:
        return f"資料上は{period_end(until)}で終了・継続は未確認（{day(as_of)}時点）"
    if validity is Standing.IN_FORCE and until:
        return f"有効（資料では{day(until)}まで。{day(as_of)}時点）"
    if issued_on:
        return f"{day(issued_on)}の資料によります。その後の変更は未確認（{day(as_of)}時点）"
    return f"期限の記載がなく、今も同じかは未確認（{day(as_of)}時点）"


def mixed_banner(count: int, until: dt.date, as_of: dt.date) -> str:
    """Some of the statements of an answer have ended on paper."""
    return f"{count}件の記述は資料上{period_end(until)}で終了・継続は未確認（{day(as_of)}時点）"


def period_end(until: dt.date) -> str:
    """A fiscal year's last day is said as the fiscal year."""
    if (until.month, until.day) == (3, 31):
        return f"令和{until.year - 2019}年度（{day(until)}）" if until.year >= 2020 else day(until)
    return day(until)


def day(date: dt.date) -> str:
    """2024年8月23日."""
    return f"{date.year}年{date.month}月{date.day}日"


def audience_note(audience: str) -> str:
    """For whom the source means the statement."""
    return f"この記述の対象は{AUDIENCE[audience]}です。"


def replaced_note(titles: list[str]) -> str:
    """An earlier day was asked about; newer editions stand in place of these today."""
    named = "、".join(f"「{title}」" for title in dict.fromkeys(titles))
    return f"新しい版に置き換わった{named}で答えています。今の版とは違うことがあります。"


def caveat_note(caveat: str) -> str:
    """What to know about the source itself."""
    return f"注意：{caveat}"


def year_gap(asked: str, found: str) -> str:
    """The documents speak of another year than the question."""
    return f"{asked}のことは手元の資料にありません。次は{found}の記述です。"


def side(issued_on: dt.date | None, title: str, said: str) -> str:
    """What one of several documents says."""
    return f"「{title}」（{day(issued_on) if issued_on else '日付の記載なし'}）では、{said}"


def differing(sides: list[str]) -> str:
    """Documents that contradict each other, the newer first."""
    return f"資料によって書いてあることが違います。{''.join(sides)}"


def ask_which(issuers: list[str]) -> str:
    """Which of them holds can only be said by those who wrote them."""
    whom = f"（{'、'.join(issuers)}）" if issuers else ""
    return f"新しい資料から順に並べました。今はどれによるのか、発行者{whom}に確かめてから使ってください。"


NOT_IN_DOCUMENTS = "手元の資料には、この質問の答えがありません。"
NOT_DECIDABLE = "資料に無いため、対象とも対象外とも言えません。"
NO_CONTACT = "手元の資料に、お尋ねの連絡先はありません。"
NO_SUM = "金額の計算はお答えできません。計算のきまりは次のとおりです。"
FOR_PEOPLE = {
    "grant": "実際に交付される額は、総務省と都道府県の算定で決まります。手元の資料からは言えません。",
    "operation": (
        "このボットは、パスワードや権限の操作をしません。"
        "庁内の手順と本人確認のうえで、情報システム担当が行います。"
    ),
    "outage": "障害の対応は、人の判断が要ります。すぐに情報システム担当へ電話などで知らせてください。",
    "legal": "法律の判断は、このボットではできません。",
}
NEAR = "近い記述："
NEXT_PREFECTURE = "都道府県の市町村担当課に確かめてください。"
NEXT_FINANCE = "予算には入れず、財政担当から都道府県に確かめてください。"
NEXT_TRAINING = "人事・研修担当から実施機関の最新の案内を確かめてください。"
NEXT_DESK = "庁内の情報システム担当に、電話か窓口で伝えてください。"
NEXT_CHECK_ORIGINAL = "使う前に、元の資料の該当箇所を確かめてください。"
NEXT_ADD_DOCUMENT = "写しがあれば、管理者が資料として登録してください。"


def unregistered(titles: list[str]) -> str:
    """Documents that the evidence refers to and that nobody registered."""
    return "未登録：" + "、".join(f"「{title}」" for title in titles) + "。" + NEXT_ADD_DOCUMENT


def citation_line(number: int, citation: Citation) -> str:
    """[1] 総務省「…」(2024-08-23) p.12 > 節."""
    issued = f"({citation.issued_on.isoformat()})" if citation.issued_on else "(日付なし)"
    place = f" {citation.place}" if citation.place else ""
    return f"[{number}] {citation.issuer}「{citation.document}」{issued}{place}"


def original_line(citation: Citation) -> str:
    """Where the summary can be checked."""
    return f"元の資料：「{citation.original}」{citation.url}".rstrip()


def text_of(answer: Answer) -> str:
    """The whole answer as plain text, fit to forward."""
    lines = [answer.conclusion]
    if answer.banner:
        lines.append(f"〔{answer.banner}〕")
    lines.extend(answer.notes)
    if answer.citations:
        lines.append("根拠：" if answer.status is Status.ANSWERED else NEAR)
        for number, citation in enumerate(answer.citations, 1):
            lines.append(citation_line(number, citation))
            lines.append(f"　「{citation.quote}」（{VALIDITY[citation.validity]}）")
            if citation.original:
                lines.append(f"　{original_line(citation)}")
    lines.append(f"次にすること：{answer.next_step}")
    return "\n".join(lines)
