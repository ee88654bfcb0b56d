"""Sentences of a reindex and its report."""

from __future__ import annotations

from typing import Any

ALREADY_RUNNING = "索引の作り直しが、もう動いています。終わってから、もう一度実行してください。"
NOTHING_TO_INDEX = (
    "索引に入れる資料がありません。「madoguchi sources add フォルダ」で資料の場所を登録してください。"
)
NOT_VERIFIED = "新しい索引の確かめに失敗しました。今までの索引を使い続けます。もう一度実行してください。"

STEPS = {"reading": "資料を読んでいます", "embedding": "意味を計算しています"}

CODES = {
    "empty": "中身が空です。正しいファイルか確かめてください。",
    "encrypted": "パスワードで保護されています。保護を外したものを置いてください。",
    "damaged": "ファイルが壊れています。元のものを置き直してください。",
    "too_large": "大きすぎます。分けて置いてください。",
    "bomb": "中身が異常に大きく展開されるため、開きませんでした。出どころを確かめてください。",
    "unsupported": "この形式は読めません。PDF、Word（docx）、Excel（xlsx）などに変えて置いてください。",
    "timeout": "読むのに時間がかかりすぎました。分けて置いてください。",
    "memory": "読むのに記憶容量が足りませんでした。分けて置いてください。",
    "no_text": "文字がありません（画像だけのようです）。文字のあるPDFを置いてください。",
    "unreadable": "ファイルを開けません。権限と場所を確かめてください。",
    "source_missing": "登録した場所が見つかりません。共有フォルダにつながっているか確かめてください。",
    "scan_without_ocr": "文字のないページがあります（スキャン画像）。そのページは探せません。",
    "picture_of_text": "大きな画像のあるページがあります。画像の中の文字は探せません。",
    "hidden_sheet": "非表示のシートがあります。",
    "mojibake": "文字化けがあります。",
}


def reason(code: str) -> str:
    """The sentence for a code, or a general one."""
    return CODES.get(code, "確かめてください。")


def report_lines(report: dict[str, Any]) -> list[str]:
    """The report of a reindex, to read on a terminal or a page."""
    lines = [
        f"文書 {report['documents']} 件、該当箇所 {report['passages']} 件（{report['seconds']} 秒）",
        f"変わらないもの {report['unchanged']} 件",
    ]
    for name, label in (("added", "追加"), ("changed", "変更"), ("removed", "削除")):
        if report[name]:
            lines.append(f"{label} {len(report[name])} 件")
            lines.extend(f"  ・{_named(line)}" for line in report[name])
    for name, label in (("skipped", "読めなかったもの"), ("warnings", "注意")):
        if report[name]:
            lines.append(f"{label} {len(report[name])} 件")
            lines.extend(f"  ・{_named(line)}：{reason(line.get('code', ''))}" for line in report[name])
    lines.append(
        f"新しい索引（{report['generation']}）に切り替えました。"
        if report["generation"]
        else "試しただけです。索引は変えていません。"
    )
    return lines


def _named(line: dict[str, str]) -> str:
    title = line.get("title", "")
    return f"{line['location']}「{title}」" if title else line["location"]
