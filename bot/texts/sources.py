"""Sentences about the places that documents come from."""

from __future__ import annotations

NO_SOURCES = "登録した資料の場所はありません。「madoguchi sources add フォルダ」で登録してください。"
NOTHING_WANTED = (
    "取り寄せる資料が選ばれていません。sources.toml で、取り寄せたい資料の enabled を true にしてください。"
)
SHARED_FOLDER = (
    "ここにある文書は、答えの中で職員みんなに見えます。全員が読んでよいフォルダだけを登録してください。"
)
UNDER_WATCH = "監視"
WATCHED = "変わったかどうかを15分ごとに見て、変わったら索引を作り直します（窓口が動いている間）。"
DRY_RUN = "試しただけです。どこにも接続していません。"

OUTCOMES = {
    "changed": "新しくなりました",
    "unchanged": "変わっていません",
    "refused": "行き先が許されていないため、取り寄せませんでした",
    "status": "公開元が応じませんでした（番号）",
    "later": "公開元が混んでいます。次の機会に取り寄せます",
    "redirects": "転送が多すぎるため、やめました",
    "too_large": "大きすぎるため、やめました",
    "too_slow": "時間がかかりすぎるため、やめました",
    "type": "読めない種類のため、取り寄せませんでした",
    "packed": "圧縮して送られたため、受け取りませんでした",
    "unreachable": "つながりませんでした。ネットワークとプロキシの設定を確かめてください",
}


def added(location: str, *, folder: bool, watched: bool) -> str:
    """A source is registered; a folder is a promise about who may read it."""
    notes = (SHARED_FOLDER if folder else "") + (WATCHED if watched else "")
    return f"登録しました：{location}。{notes}「madoguchi reindex」で索引に入ります。"


def known(location: str) -> str:
    """It is registered already."""
    return f"もう登録してあります：{location}"


def watching(location: str, *, on: bool) -> str:
    """A registered folder is watched from now on, or no more."""
    return f"見張ります：{location}。{SHARED_FOLDER}{WATCHED}" if on else f"見張るのをやめました：{location}"


def removed(location: str) -> str:
    """Its documents leave with the next reindex."""
    return f"登録を消しました：{location}。「madoguchi reindex」で索引からも消えます。"


def unknown(location: str) -> str:
    """There is no such source."""
    return f"登録されていません：{location}。「madoguchi sources list」で確かめてください。"


def superseded(old: str, new: str) -> str:
    """The administrator said what replaces what."""
    return (
        f"「{old}」は「{new}」に置き換わったものとします。"
        "「madoguchi reindex」のあと、古い方はふだんの答えに使いません（時点を指定した質問には使います）。"
    )


def not_one_document(word: str, count: int) -> str:
    """A word names no document, or several."""
    found = "見つかりません" if count == 0 else f"{count} 件あります"
    return f"「{word}」にあたる文書が{found}。場所（ファイル名）か題名を正しく書いてください。"


def not_superseded(old: str) -> str:
    """Nothing was said about this document."""
    return f"「{old}」についての指定はありません。"


def withdrawn(old: str) -> str:
    """What was said is forgotten."""
    return f"「{old}」についての指定を消しました。「madoguchi reindex」で元に戻ります。"


def template_written(path: str) -> str:
    """The manifest was put in place for editing."""
    return (
        f"取り寄せてよい資料の一覧を置きました：{path}。"
        "取り寄せたい資料の enabled を true にしてから、もう一度実行してください。"
    )


def wrong_manifest(path: str, problems: list[tuple[str, str]]) -> str:
    """The manifest cannot be used."""
    lines = "".join(f"\n  ・{place}：{problem}" for place, problem in problems)
    return f"{path} に読めないところがあります。直してから、もう一度実行してください。{lines}"


def outcome(title: str, code: str, detail: str) -> str:
    """What came of asking for one document."""
    told = f"（{detail}）" if detail and code in ("status", "type", "too_large", "too_slow") else ""
    return f"{title}：{OUTCOMES.get(code, code)}{told}"


def wanted(title: str, url: str) -> str:
    """What would be asked for."""
    return f"{title}：{url}"


def round_done(changed: int, failed: int, total: int) -> str:
    """The end of a round."""
    after = "「madoguchi reindex」で索引に入ります。" if changed else ""
    return f"{total} 件のうち、新しくなったもの {changed} 件、取り寄せられなかったもの {failed} 件。{after}"


def web_source(title: str, issuer: str, state: str, licence: str, credit: str) -> str:
    """One line of the list: what, from whom, on or off, under which terms."""
    return f"{title}\t{issuer}\t{state}\t利用条件：{licence or '未確認'}\t{credit}"


ON, OFF, NO_ADDRESS = "取り寄せる", "取り寄せない", "URLが未確認"
