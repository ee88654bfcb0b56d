"""Sentences about the service itself: broken, starting, not allowed."""

from __future__ import annotations

BROKEN = "いま回答を作れません。質問は受け付けてあり、失われません。しばらくしてから見直してください。"
GIVEN_UP = (
    "この質問の回答を作れませんでした。もう一度質問してください。"
    "続くときは、情報システム担当（管理者）に知らせてください。"
)
NO_INDEX = "資料の索引がまだありません。管理者が「madoguchi reindex」を実行すると使えるようになります。"
BROKEN_INDEX = "資料の索引を開けません。管理者が「madoguchi reindex」を実行すると直ります。"
NOT_ALLOWED = "この操作をする権限がありません。管理者に頼んでください。"
NOT_FOUND = "お探しのものは見つかりませんでした。住所や番号を確かめてください。"
WORKING = "資料を探しています。"


def damaged_key(path: str) -> str:
    """The file with the installation's secret is empty or cut."""
    return f"鍵のファイルが壊れています：{path}。控えから戻すか、消してから、もう一度始めてください。"
