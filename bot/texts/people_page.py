"""Sentences of the pages about people and their roles."""

from __future__ import annotations

TITLE = "人と権限"
LEAD = (
    "登録した人と、その人にできることです。変えるときは、確かめてから決まります。"
    "変えたことは「操作の記録」に残ります。"
)
EMPTY = "登録した人はいません。"
EMPTY_NEXT = "下の「人を加える」から登録してください。登録していない人も、質問はできます。"
NONE_MATCH = "当てはまる人はいません。"
SHOW_ALL = "すべて見る"
TEXT = "名前（控え）か、受付での名前"
ROLE = "役割"
ROLES = "役割"
ORGANISATION = "団体"
ORGANISATION_CODE = "団体コード（6桁。団体に属さない人は空欄）"
LABEL = "名前（控え）"
KNOWN_AS = "受付での名前"
CHANNEL = "受付"
WORKSPACE = "ワークスペース（Slack と Teams だけ）"
EXTERNAL_ID = "受付での名前（ページとメールはアドレス、Slack は U で始まる ID）"
FILTER = "絞り込む"
ALL = "すべて"
ADD = "人を加える"
NEXT_PAGE = "次のページ"
PREVIOUS_PAGE = "前のページ"
CHANGE = "権限を変える"
REMOVE = "登録を外す"
TO_CONFIRM = "変える内容を確かめる"
CONFIRM_ADD = "人を加える"
CONFIRM_CHANGE = "権限を変える"
CONFIRM_REMOVE = "登録を外す"
ADDED = "登録しました。"
CHANGED = "変えました。次に開くページから、新しい権限になります。"
REMOVED = "登録を外しました。その人がしたことの記録は残っています。"
REMOVE_LEAD = "外すと、団体と役割がなくなります。質問はできます。"
UNKNOWN = "その人は登録されていません。"
NOT_A_PREFECTURE = "「都道府県の担当」は、都道府県の団体コードの人にだけ付けられます。"
NO_ORGANISATION = "「相談窓口」には、団体コードが要ります。"
NOT_ONESELF = "自分の「管理者」の役割は外せません。別の管理者に頼んでください。"
NOBODY = "なし"
BACK = "人と権限に戻る"
MAY = {
    "asker": "質問する。自分の質問と相談だけを見る。",
    "desk": "自分の団体の相談をすべて見て、答える。",
    "prefecture": "県に渡された相談に答える。市町村は、質問の数と期限の状態だけを見る。",
    "administrator": "すべてを見て、設定を変える。",
}
