"""What a question asks for, as far as its wording shows."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from knowledge.document import Audience


class Want(StrEnum):
    """The kind of thing that would answer."""

    DATE = "date"
    AMOUNT = "amount"
    RATE = "rate"
    COUNT = "count"
    CONTACT = "contact"
    ADDRESS = "address"  # of a page on the web
    STEPS = "steps"
    LIST = "list"


class ForPeople(StrEnum):
    """Things that only a person may decide or do."""

    GRANT = "grant"
    OPERATION = "operation"
    SUM = "sum"


# How a question shows what it wants, and how a statement shows that it has it.
_WANTED = {
    Want.DATE: (
        r"いつ|まだ|今も|続[くきい]|終わ|期限|締切|締め切り|何日|何月|何年|時期|日程|日時|期間"
        r"|までに?[?で]"
    ),
    Want.AMOUNT: r"いくら|何円|金額|上限|限度|予算|規模|費用",
    Want.RATE: r"率|何割|何%|何パーセント|割合",
    Want.COUNT: (
        r"何(?:人|名|件|団体|回|時間|事例|分野|種類|科目|日間)|いくつ|ど(?:れ|の)?くらい"
        r"|(?:人|件|回|団体|の)数"
    ),
    Want.CONTACT: r"電話番号|連絡先|メールアドレス|問い?合わ?せ先|内線|何番に|電話は|番号(?:を|は)?(?:教|何)",
    Want.ADDRESS: r"URL|リンク|ホームページ|サイト",
    Want.STEPS: r"手順|ステップ|流れ|進め方|やり方|順番",
    Want.LIST: (
        r"何がある|何があり|何々|どんな.{0,12}(?:ある|あり)|一覧|種類|類型|手順|ステップ"
        r"|(?:項目|事項|機能|内容|柱|分野)は"
    ),
}
_HAD = {
    Want.DATE: r"\d+月|\d+年度|年度(?:末|中|内)|\d+年|毎年|上旬|下旬",
    Want.AMOUNT: r"\d円|[万億]円|上限.{0,8}(?:なし|ありません)|百万円",
    Want.RATE: r"0\.\d|\d割|\d%|分の\d|\d/\d",
    Want.COUNT: r"\d(?:人|名|件|団体|回|時間|事例|分野|種類|科目|時限|日間|つ|自治体|業務|システム)",
    Want.CONTACT: r"0\d{1,4}-\d{1,4}-\d{3,4}|@[a-z]",
    Want.ADDRESS: r"https?://|[a-z]\.(?:jp|com|org)",
    Want.STEPS: r"ステップ|手順|①|順|次に|まず",
    Want.LIST: r"①|、.+、|ステップ",
}
_LETTER_DATE = re.compile(r"\d+年\d+月\d+日付け?")
_OPERATION = re.compile(
    r"(?:パスワード|PW|アカウント|権限|ID|ロック|口座|VPN|共有フォルダ).{0,14}"
    r"(?:リセット|初期化|解除|再発行|発行|付与|追加|削除|停止|忘れ|教え)"
    r"|(?:リセット|初期化|ロック解除|再発行)(?:して|を?お願い|して?ほしい|頼)"
)
_HOW = re.compile(r"手順|方法|やり方|どうす|どうやって|どうしたら|流れ|ルール|決まり")
_GRANT = re.compile(
    r"(?:実際|今年度?|来年度?|うち|当町|当市|本町|本市|令和\d+年度).{0,24}"
    r"(?:交付され|交付額|交付税額|もらえる額|入って?くる額|措置額は?(?:何円|いくら))"
    r"|(?:交付税|交付額|措置額).{0,16}(?:何円に|いくらにな|いくら入|いくらもらえ)"
)
_TOWN = re.compile(
    r"(?:うち|私たち|われわれ|当|本|自分)の?(?:区?市町村|[市町村区])|(?:^|[、。 ])[市町村](?:でも|は|が|で)"
)
_PREFECTURE = re.compile(r"(?:うち|私たち|当|本)の?県|県として|都道府県(?:は|が|として)")
_MONEY = re.compile(r"\d[\d,.]*\s*(?:億|千万|百万|万)?円")
_SUM = re.compile(r"いくら|何円|合計|計算|措置額|総額|何万")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's wording, read for what it wants.

    `text` includes the question before it where this one leans on that.
    `audience` is who asks: as the wording says, else as the asker's
    organisation is.
    """

    text: str
    wants: frozenset[Want]
    for_people: ForPeople | None
    audience: Audience = Audience.UNSTATED

    def is_for_others(self, audience: Audience) -> bool:
        """Whether a statement is meant for others than the asker, as far as both are known."""
        known = Audience.UNSTATED not in (self.audience, audience)
        return known and audience not in (self.audience, Audience.BOTH)

    @property
    def insists(self) -> bool:
        """Whether only a thing of the wanted kind answers: a number to call, an address to open."""
        return bool(self.wants & {Want.CONTACT, Want.ADDRESS})

    def is_had_by(self, statement: str) -> bool:
        """Whether a statement has one of the wanted kinds of thing."""
        return any(has(want, statement) for want in self.wants)


def read(text: str, before: str = "", asker: Audience = Audience.UNSTATED) -> Asked:
    """Read a question; what it wants shows in its own words only."""
    plain = plain_text(text)
    wants = frozenset(want for want, pattern in _WANTED.items() if re.search(pattern, plain))
    return Asked(f"{before} {text}".strip(), wants, _for_people(plain), _audience(plain) or asker)


def has(want: Want, statement: str) -> bool:
    """Whether a statement has this kind of thing; the date of a letter that it cites is none."""
    return re.search(_HAD[want], _LETTER_DATE.sub("", plain_text(statement))) is not None


def plain_text(text: str) -> str:
    """NFKC, so that full-width digits and signs compare."""
    return unicodedata.normalize("NFKC", text)


def _audience(plain: str) -> Audience:
    if _TOWN.search(plain):
        return Audience.MUNICIPALITIES
    return Audience.PREFECTURES if _PREFECTURE.search(plain) else Audience.UNSTATED


def _for_people(plain: str) -> ForPeople | None:
    if _OPERATION.search(plain) and not _HOW.search(plain):
        return ForPeople.OPERATION
    if _MONEY.search(plain) and _SUM.search(plain):
        return ForPeople.SUM
    if _GRANT.search(plain):
        return ForPeople.GRANT
    return None
