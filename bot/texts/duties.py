"""Sentences about the catalogue of duties."""

from __future__ import annotations

from collections.abc import Sequence

from jobs.catalogue.mistake import Mistake

NO_MISTAKES = "誤りはありません。"


def mistakes(found: Sequence[Mistake]) -> str:
    """Everything that is wrong with the catalogue files."""
    return "\n".join([f"義務の一覧に誤りが {len(found)} 件あります。", *(mistake(each) for each in found)])


def mistake(found: Mistake) -> str:
    """File, line, problem and remedy."""
    return f"{found.file} {found.line}行目：{found.problem} {found.remedy}"


def unknown(duty: str) -> str:
    """No entry of that id."""
    return f"「{duty}」という番号はありません。「madoguchi duties list」で確かめてください。"
