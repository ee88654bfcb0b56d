"""Sentences of `madoguchi workspaces`."""

from __future__ import annotations

NONE = "ワークスペースはまだありません。Slack などをつなぐと、ここに出ます。"
NOBODYS = "（団体なし。共通の資料だけで答えます）"


def mapped(workspace: str, name: str, code: str) -> str:
    """A workspace belongs to an organisation."""
    return f"{workspace} を {name}（{code}）に結び付けました。"


def released(workspace: str) -> str:
    """A workspace is nobody's."""
    return f"{workspace} の結び付けをやめました。共通の資料だけで答えます。"


def unknown(workspace: str) -> str:
    """Nobody had said whose it is."""
    return (
        f"{workspace} は、どの団体にも結び付いていません。「madoguchi workspaces list」で確かめてください。"
    )
