"""Sentences of the first-run page and of `madoguchi init`."""

from __future__ import annotations

import datetime as dt

from bot.texts.answers import day

LEAD = "どの団体の窓口かと、資料で答えられない質問を誰に引き継ぐかを決めます。あとから変えられます。"
NO_OLD_REMINDERS = "設定した日より前に期限が来ていたお知らせは、送りません。"
STEP_PREFECTURE = "1. 都道府県"
STEP_ORGANISATION = "2. 団体と相談先"
PREFECTURE = "都道府県"
CHOOSE = "選んでください"
TO_NEXT = "次へ"
ORGANISATION = "団体"
ITSELF = "（都道府県として使う）"
POPULATION = "人口（分かるとき）"
POPULATION_HINT = (
    "「うちくらいの規模の事例」と聞かれたときに、人口の近い団体の事例を先に出します。空でもかまいません。"
)
ASK_POPULATION = "団体の人口（分からなければ、そのまま Enter）"
DESK = "答えられない質問の相談先"
DESK_NOTE = "空でもかまいません。職員に見せる連絡先なので、個人の携帯番号などは書かないでください。"
DESK_NAME = "相談先の名前（例：総務課 情報係）"
DESK_PHONE = "電話"
DESK_MAIL = "メール"
SAVE = "保存する"
SAVED = "保存しました。"
WRONG_MAIL = "メールアドレスの形が違います。例：joho@town.example.lg.jp"
UNREACHABLE = "相談先の電話かメールを、どちらか書いてください。"
UNKNOWN_PREFECTURE = "その都道府県は一覧にありません。例：長野県、または 20"
UNKNOWN_ORGANISATION = "その団体は、その都道府県の一覧にありません。名前か6桁のコードで書いてください。"
ASK_PREFECTURE = "都道府県（名前か番号）"
ASK_ORGANISATION = "団体（名前か6桁のコード）"
NO_SIGN_IN = (
    "管理者を登録しましたが、サインインの設定（MADOGUCHI_WEB_SIGN_IN か、MADOGUCHI_WEB_USER_HEADER と "
    "MADOGUCHI_WEB_TRUSTED_PROXIES）がまだありません。"
)
ADMINISTRATOR_LABEL = "管理者"


def too_long(limit: int) -> str:
    """A field of the desk is longer than any contact."""
    return f"相談先は、それぞれ{limit}字までで書いてください。"


def since(installed_on: dt.date) -> str:
    """The day that reminders count from."""
    return f"設定した日：{day(installed_on)}"


def saved(name: str, installed_on: dt.date) -> str:
    """What `madoguchi init` says at its end."""
    return f"{name}の窓口として設定しました（{day(installed_on)}）。{NO_OLD_REMINDERS}"


def administrator(mail: str) -> str:
    """Somebody may now see everything."""
    return f"管理者を登録しました：{mail}"
