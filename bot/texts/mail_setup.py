"""Sentences about setting up mail."""

from __future__ import annotations


def unusable_maildrop(place: str) -> str:
    """The directory cannot be made, read or changed."""
    return (
        f"届いたメールのフォルダ（{place}）を使えません。"
        "MADOGUCHI_MAILDROP の場所と、窓口が読み書きできる権限を確かめてください。"
    )
