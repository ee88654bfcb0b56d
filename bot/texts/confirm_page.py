"""Sentences of the page that shows a change before it is made."""

from __future__ import annotations

LEAD = "まだ変わっていません。内容を確かめてください。"
WHAT = "項目"
BEFORE = "いま"
AFTER = "変えたあと"
CONFIRM = "この内容で決める"
CANCEL = "やめる"
