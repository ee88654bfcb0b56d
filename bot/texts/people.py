"""Sentences of `madoguchi people`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

NOBODY = "登録した人はいません。「madoguchi people add」で登録します。"
ROLES = {
    "asker": "質問する人",
    "desk": "相談窓口",
    "prefecture": "都道府県の担当",
    "administrator": "管理者",
}


REALLY_ERASE = "この人のデータを消します。元には戻せません。よろしいですか"
_TABLES = {
    "question": "質問",
    "feedback": "答えへの評価",
    "outbox": "送った文",
    "intake": "受け付けたもの",
    "person": "登録",
    "identity": "チャットなどの ID",
    "ticket": "相談",
    "ticket_event": "相談の経過",
    "ledger_event": "台帳の履歴",
    "draft": "下書きの採否",
    "entered_date": "登録した期限",
    "own_duty": "登録した義務・依頼",
    "audit": "操作の記録",
    "sign_in": "サインイン",
    "received_mail": "届いたメール",
    "outbox payload": "送った文の中の名前",
    "board_notice payload": "お知らせ欄の中の名前",
}


def nothing_kept(external_id: str) -> str:
    """There is nothing about this person."""
    return f"{external_id} についてのデータは、ありません。ID とワークスペースを確かめてください。"


def exported(place: str, counts: Mapping[str, int]) -> str:
    """Everything about a person was written to a file."""
    return f"{place} に書き出しました（{_counted(counts)}）。渡した後は、ファイルを消してください。"


def erased(
    deleted: Mapping[str, int], anonymised: Mapping[str, int], places: int, mentioning: Sequence[str]
) -> list[str]:
    """What an erasure did, and what somebody has to do now."""
    lines = [
        f"消したもの：{_counted(deleted) or 'なし'}",
        f"だれのものかを消したもの：{_counted(anonymised) or 'なし'}",
        "チャットのサービスに残る文は、そのサービスの画面で消してください。",
    ]
    if places:
        stopped = f"この人あてだったお知らせ先・相談窓口を {places} か所止めました。"
        lines.append(f"{stopped}別の宛先を決めてください。")
    if mentioning:
        lines.append("この人の名前が出てくる資料（消していません。内容を確かめてください）：")
        lines += [f"  {each}" for each in mentioning]
    return lines


def _counted(counts: Mapping[str, int]) -> str:
    return "、".join(f"{_TABLES.get(name, name)} {count}件" for name, count in counts.items() if count)


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
