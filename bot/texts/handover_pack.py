"""What the file for a successor (引継ぎ) says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

TITLE = "窓口の引継ぎ書"
NONE = "ありません。"
BOX = "☐"

CHECKS = "確かめること（4月の異動）"
CHECKS_LEAD = "前の担当と新しい担当で、上から順に確かめてください。済んだら印を付けます。"
CHECKS_COLUMNS = ("済", "確かめること", "いま")
DEPUTIES = "不在のときの代わりの人"
DEPUTIES_LEAD = "「madoguchi people deputy add」で登録したものです。"
DEPUTIES_COLUMNS = ("名前", "連絡先", "いつ", "頼むこと")
OPEN = "残っている義務・依頼"
OPEN_LEAD = "「完了」にも「対象外」にもしていないものです。期限の早い順です。"
OPEN_COLUMNS = ("期限", "件名", "状況", "進捗", "待っている相手・メモ")
DECIDED = "決めたこと"
DECIDED_LEAD = "この一年のものです。「対象外」にしたものは、次の年度にもう一度お尋ねします。"
DECIDED_COLUMNS = ("決めた日", "件名", "決めたこと", "文書番号・理由", "メモ")
TICKETS = "終わっていない相談"
TICKETS_LEAD = "答えを待っている人がいます。担当が替わるものは、ページの「相談」で引き取ってください。"
TICKETS_COLUMNS = ("番号", "状態", "回答の期限", "担当", "質問")
FREQUENT = "よくある質問"
FREQUENT_LEAD = "この一年のもので、多い順です。個人の情報らしいところは伏せてあります。"
FREQUENT_COLUMNS = ("質問", "回数", "最後の回答のはじめ")
PLACES = "届く場所"
PLACES_LEAD = "お知らせと報告の宛先と、相談窓口が読む場所です。"
PLACES_COLUMNS = ("何が届くか", "通り道", "場所", "担当・役割")
PEOPLE = "人と権限"
PEOPLE_LEAD = "登録した人です。異動した人は「madoguchi people remove」で外します。"
PEOPLE_COLUMNS = ("名前", "団体", "役割", "通り道と ID")
SOURCES = "資料の場所"
SOURCES_LEAD = "登録したフォルダとファイルです。個人のフォルダは、共有の場所に移してください。"
SOURCES_COLUMNS = ("場所", "見てよい範囲")
SETTINGS = "設定"
SETTINGS_LEAD = "今の値です。鍵とパスワードは書いていません（設定の有無だけです）。"
SETTINGS_COLUMNS = ("名前", "値", "説明")

REMINDERS, REPORTS, DESK = "お知らせ", "報告", "相談"
UNDATED = "記載なし"
NOBODY_YET = "まだだれも担当していない"
NOT_SHOWN = "（都道府県に回された相談。ページで見られます）"
NO_CONCLUSION = "（資料からの回答なし）"
NO_SECRETS = "鍵を使う設定はありません。"
PROXY = "前に置いた中継サーバーが、だれかを伝えます。中継サーバーの利用者も替えてください。"
MAIL = "メールで届くリンクで入ります。人の登録を外すと、その人は入れなくなります。"
LOCAL = "サインインの設定はありません。この機械の前に座る人が管理します。"
DEPUTY_WITHOUT_END = "いつまでとは決めていません"
WHOSE = "どの団体かが決まっていません。--organisation に団体コードを書いてください。"
_UNNAMED = "（名前の控えなし）"


def written(place: str) -> str:
    """The file is there."""
    return f"{place} に書き出しました。人の名前と連絡先が入っています。置き場所に気をつけてください。"


def subtitle(organisation: str, on: dt.date) -> str:
    """長野県軽井沢町　2027年3月31日現在."""
    return f"{organisation}　{day(on)}現在"


def day(date: dt.date) -> str:
    """2027年3月31日."""
    return f"{date.year}年{date.month}月{date.day}日"


def span(since: dt.date, until: dt.date | None) -> str:
    """From when to when somebody stands in."""
    return f"{day(since)}から{day(until)}まで" if until else f"{day(since)}から（{DEPUTY_WITHOUT_END}）"


def asked(times: int) -> str:
    """How often a question came."""
    return f"{times}回"


def name(label: str) -> str:
    """What somebody is called in the list of people."""
    return label or _UNNAMED


def checks(
    *,
    places: int,
    desks: int,
    administrators: Collection[str],
    secrets: Collection[str],
    sign_in: str,
    deputies: int,
    sources: int,
) -> list[tuple[str, str]]:
    """What to look at when people change, and how it stands."""
    bosses = "、".join(map(name, administrators))
    return [
        ("動いているかを「madoguchi check」で見る。誤りと注意を直す。", ""),
        ("お知らせと報告の宛先を、新しい担当が読む場所に替える。", f"宛先 {places} か所（「届く場所」の表）"),
        ("相談窓口が読む場所を替える。", f"{desks} か所（「届く場所」の表）"),
        (
            "異動した人の登録と役割を外し、新しい人を加える。管理者が一人はいるようにする。",
            f"管理者 {len(administrators)} 人{f'（{bosses}）' if bosses else ''}",
        ),
        ("前の担当が知っている鍵とパスワードを作り直す。", "、".join(secrets) or NO_SECRETS),
        ("サインインできる人を確かめる。", sign_in),
        ("カレンダーの購読先を止め、新しく作る（「madoguchi calendar」）。", ""),
        ("不在のときの代わりの人を決める。", f"{deputies} 人"),
        ("資料の場所が、個人のフォルダでないことを確かめる。", f"{sources} か所（「資料の場所」の表）"),
        ("控え（バックアップ）の場所と、戻し方を確かめる。", ""),
        ("終わっていない相談の担当を替え、聞いた人に知らせる。", ""),
        ("新年度の資料を入れ、「madoguchi reindex」で索引を作り直す。", ""),
    ]
