"""Sentences of a reindex and its report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.texts import file_kinds, recognition

if TYPE_CHECKING:
    from bot.index.report import GoldenScore

ALREADY_RUNNING = "索引の作り直しが、もう動いています。終わってから、もう一度実行してください。"
NOTHING_TO_INDEX = (
    "索引に入れる資料がありません。「madoguchi sources add フォルダ」で資料の場所を登録してください。"
)
NOT_VERIFIED = "新しい索引の確かめに失敗しました。今までの索引を使い続けます。もう一度実行してください。"

STEPS = {"reading": "資料を読んでいます", "embedding": "意味を計算しています"}

CODES = {
    "empty": "中身が空です。正しいファイルか確かめてください。",
    "encrypted": "パスワードで保護されています。保護を外したものを置いてください。",
    "damaged": "ファイルが壊れているか、名前の拡張子と中身が違います。元のものを置き直してください。",
    "too_large": "大きすぎます。分けて置いてください。",
    "bomb": "中身が異常に大きく展開されるため、開きませんでした。出どころを確かめてください。",
    "unsupported": "この形式は読めません。PDF、Word（docx）、Excel（xlsx）などに変えて置いてください。",
    "timeout": "読むのに時間がかかりすぎました。分けて置いてください。",
    "memory": "読むのに記憶容量が足りませんでした。分けて置いてください。",
    "no_text": (
        "文字がありません（画像だけか、空です）。スキャンなら文字認識（設定 ocr）を使うか、"
        "文字認識をしたPDFを、無害化で画像になったものなら元のファイルを置いてください。"
    ),
    "pictures_only": (
        "全部のページが画像です。無害化の仕組み（ゲートウェイ）が文書を画像に変えたものと見られます。"
        "元のファイルか、文字を残す方式で無害化したものを置いてください。"
    ),
    "only_recognised": "全部のページを文字認識で読みました。数字や名前は元の資料で確かめてください。",
    "unreadable": "ファイルを開けません。権限と場所を確かめてください。",
    "page_unreadable": "壊れていて読めないページがあります。そのページは探せません。",
    "source_missing": "登録した場所が見つかりません。共有フォルダにつながっているか確かめてください。",
    "scan_without_ocr": (
        "文字のないページがあります（スキャン）。文字認識（設定 ocr）を使わないと、そのページは探せません。"
    ),
    "picture_of_text": (
        "大きな画像のあるページがあります。文字認識（設定 ocr）を使わないと、画像の中の文字は探せません。"
    ),
    "recognition_failed": "文字認識ができなかった画像があります。その中の文字は探せません。",
    "ocr_missing": (
        f"設定された文字認識の部品が入っていないため、画像の文字は読んでいません。{recognition.INSTALL}"
    ),
    "hidden_sheet": "非表示のシートがあります。",
    "hidden_slide": "非表示のスライドがあります。",
    "picture_only": "画像だけのスライドがあります。画像の中の文字は探せません。",
    "formula_without_value": "計算の結果のないマスがあります。表計算ソフトで開いて保存し直すと読めます。",
    "attachment": "メールの添付ファイルは読んでいません。要るものは、取り出して置いてください。",
    "unknown_attribute": "文書の先頭に、知らない項目か読めない値があります。書き方を確かめてください。",
    "mojibake": "文字化けがあります。",
    "lost_table": "表の題がありますが、表の中身が読めていません。元の資料で確かめてください。",
    "empty_figure": "図の題だけがあり、図の中の文字や数が読めていません。",
    "date_without_year": "年の書かれていない期限や日程があります。いつのものか確かめてください。",
    "weekday_mismatch": "日付と曜日が合いません。年か日付の書き間違いかもしれません。",
    "impossible_date": "暦にない日付があります。",
    "duplicate": "同じ内容の文書がもう一つあります。どちらかを外してください。",
    "supersedes_unknown": "置き換えの指定が、どの文書のことか分からないか、矛盾しています。",
    "replaced": "新しい文書に置き換わりました。ふだんの答えには使いません。",
}

# Codes whose finding quotes the words it is about.
QUOTING = {
    "date_without_year",
    "weekday_mismatch",
    "impossible_date",
    "lost_table",
    "empty_figure",
    "duplicate",
    "unknown_attribute",
    "attachment",
}
_MOST_PLACES = 6


def reason(code: str, location: str = "") -> str:
    """The sentence for a code; for an unsupported kind of file it says how to convert it."""
    suffix = location[location.rfind(".") :].lower() if "." in location else ""
    if code == "encrypted" and suffix in file_kinds.ARCHIVES:
        return file_kinds.ENCRYPTED_ARCHIVE
    if code == "unsupported" and suffix in file_kinds.UNSUPPORTED:
        return file_kinds.UNSUPPORTED[suffix]
    return CODES.get(code, "確かめてください。")


def golden_dropped(score: GoldenScore) -> str:
    """The new index answers less well than the served one."""
    lost = "".join(f"\n  ・{question}" for question in score.lost[:5])
    return (
        f"確かめの質問の正解が {score.before} 問から {score.after} 問に減るため、索引を切り替えませんでした。"
        f"今までの索引を使い続けます。それでも切り替えるときは --force を付けてください。{lost}"
    )


def report_lines(report: dict[str, Any]) -> list[str]:
    """The report of a reindex, to read on a terminal or a page."""
    return [
        f"文書 {report['documents']} 件、該当箇所 {report['passages']} 件（{report['seconds']} 秒）",
        f"変わらないもの {report['unchanged']} 件",
        *_documents(report),
        *_affected(report),
        *_golden(report["golden"]),
        _ending(report),
    ]


def _documents(report: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for name, label in (("added", "追加"), ("changed", "変更"), ("removed", "削除")):
        if report[name]:
            lines.append(f"{label} {len(report[name])} 件")
            lines.extend(f"  ・{_named(line)}" for line in report[name])
    if report["replaced"]:
        lines.append(f"新しい版に置き換わったもの {len(report['replaced'])} 件（ふだんの答えには使いません）")
        lines.extend(f"  ・{_named(line)} → 「{line.get('detail', '')}」" for line in report["replaced"])
    for name, label in (("skipped", "読めなかったもの"), ("warnings", "注意")):
        if report[name]:
            lines.append(f"{label} {len(report[name])} 件")
            lines.extend(f"  ・{_named(line)}：{_why(line)}" for line in report[name])
    return lines


def _why(line: dict[str, Any]) -> str:
    sentence = reason(line.get("code", ""), line["location"])
    quoted = line.get("detail", "") if line.get("code") in QUOTING else ""
    about = "：".join(filter(None, (_where(line.get("places", ())), quoted)))
    return f"{sentence}（{about}）" if about else sentence


def _where(places: Sequence[str]) -> str:
    rest = f"ほか{len(places) - _MOST_PLACES}か所" if len(places) > _MOST_PLACES else ""
    return "、".join([*places[:_MOST_PLACES], *([rest] if rest else [])])


def _affected(report: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    if report["duties"]:
        lines.append(f"関係する義務・依頼 {len(report['duties'])} 件")
        lines.extend(f"  ・{each['duty']} {each['title']}（{each['document']}）" for each in report["duties"])
    if report["questions"]:
        lines.append(f"変わった文書をもとにした過去の答え {len(report['questions'])} 件")
        lines.extend(f"  ・{question}" for question in report["questions"])
    return lines


def _golden(score: dict[str, Any] | None) -> list[str]:
    if not score:
        return []
    before = "" if score["before"] is None else f"前は {score['before']} 問、"
    lines = [f"確かめの質問 {score['questions']} 問：{before}今は {score['after']} 問が正解"]
    return [*lines, *(f"  ・答えられなくなった質問：{question}" for question in score["lost"])]


def _ending(report: dict[str, Any]) -> str:
    if report["kept"]:
        return f"変わったものがないので、今の索引（{report['generation']}）を使い続けます。"
    if report["generation"]:
        return f"新しい索引（{report['generation']}）に切り替えました。"
    return "試しただけです。索引は変えていません。"


def _named(line: dict[str, str]) -> str:
    title = line.get("title", "")
    return f"{line['location']}「{title}」" if title else line["location"]
