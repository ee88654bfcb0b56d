"""Sentences of the pages about Q&As."""

from __future__ import annotations

from bot.domain.qa import Version
from bot.texts import answers
from bot.texts import qa as texts

LEAD = "相談窓口の回答から作った Q&A です。公開すると、ほかの資料と同じように回答の出典になります。"
EMPTY = "Q&A はまだありません。"
EMPTY_NEXT = "相談のページで、回答のある相談の「Q&A として提案する」を押すと、ここに並びます。"
NUMBER, STATE, QUESTION, AUDIENCE, PERIOD = "番号", "状態", "質問", "見られる人", "期間"
ANSWERED = "回答した日"
PROPOSE = "Q&A として提案する"
REVIEW = "公開する前に確かめる"
FOUND = "印を付けた箇所に、人や団体が分かる言葉が残っているかもしれません。"
NOTHING_FOUND = "人や団体が分かる言葉は、機械では見つかりませんでした。念のため読み直してください。"
CHECKED = "残っている箇所を確かめた（このまま公開してよい）"
FROM, UNTIL = "いつから（空欄なら定めなし）", "いつまで（空欄なら定めなし）"
BASIS = "根拠の資料（印を外すと、その資料が変わっても知らせません）"
APPROVE, SAVE, REJECT = "公開する", "保存だけする", "見送る"
WITHDRAW, REVISE = "取り下げる", "新しい版を作る"
SAME = "同じことを質問した人"
VERSIONS = "これまでの版"
BACK = "Q&A の一覧"
TICKET = "元の相談"
LISTED = "公開中と確認待ち"
ALL = "終わったものも見る"
PREVIOUS, MORE = "前のページ", "次のページ"


def summary(version: Version) -> str:
    """第2版・総務課情報係・2026年11月24日."""
    content = version.content
    return f"{texts.edition(version.version)}・{content.desk}・{answers.day(content.answered_on)}"
