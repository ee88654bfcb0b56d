"""Sentences of `madoguchi people`."""

from __future__ import annotations

from collections.abc import Iterable

NOBODY = "登録した人はいません。「madoguchi people add」で登録します。"
ROLES = {
    "asker": "質問する人",
    "desk": "相談窓口",
    "prefecture": "都道府県の担当",
    "administrator": "管理者",
}


def added(external_id: str, organisation: str | None, roles: Iterable[str]) -> str:
    """A person was registered."""
    where = f"団体 {organisation}、" if organisation else "団体なし、"
    return f"{external_id} を登録しました（{where}{'・'.join(ROLES[role] for role in roles)}）。"


def removed(external_id: str) -> str:
    """A person is registered no more."""
    return f"{external_id} の登録を外しました。したことの記録は残っています。"


def unknown(external_id: str) -> str:
    """Nobody was registered under this id."""
    return f"{external_id} は登録されていません。「madoguchi people list」で確かめてください。"


def which_workspace(workspaces: Iterable[str]) -> str:
    """There are several workspaces."""
    return f"ワークスペースがいくつもあります。--workspace でどれかを書いてください：{'、'.join(workspaces)}"
