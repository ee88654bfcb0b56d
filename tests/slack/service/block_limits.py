"""The limits of Block Kit (docs.slack.dev/reference/block-kit, read on 2026-11-23)."""

from __future__ import annotations

BLOCKS = {"message": 50, "modal": 100, "home": 100}

# Of a message as a whole. Not documented: 13,297 characters of Markdown alone pass
# (github.com/slackapi/bolt-js/issues/2509), and with more containers less text does (2867).
TOTAL = 13_200

# type of an object → name of a part → most characters of its text
TEXTS: dict[str, dict[str, int]] = {
    "section": {"text": 3000, "fields": 2000},
    "header": {"text": 150},
    "context": {"elements": 2000},
    "markdown": {"text": 12_000},
    "input": {"label": 2000, "hint": 2000},
    "button": {"text": 75, "value": 2000, "action_id": 255, "url": 3000},
    "feedback_buttons": {"action_id": 255},
    "static_select": {"placeholder": 150, "action_id": 255},
    "multi_static_select": {"placeholder": 150, "action_id": 255},
    "users_select": {"placeholder": 150, "action_id": 255},
    "conversations_select": {"placeholder": 150, "action_id": 255},
    "datepicker": {"placeholder": 150, "action_id": 255},
    "plain_text_input": {"placeholder": 150, "action_id": 255},
    "overflow": {"action_id": 255},
    "modal": {"title": 24, "submit": 24, "close": 24, "private_metadata": 3000, "callback_id": 255},
    "home": {"private_metadata": 3000, "callback_id": 255},
}
OPTION = {"text": 75, "value": 150, "description": 75}
CONFIRM = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
FEEDBACK = {"text": 75, "value": 2000}
BLOCK_ID = 255

# type of an object → name of a list → least and most entries
COUNTS: dict[str, dict[str, tuple[int, int]]] = {
    "section": {"fields": (1, 10)},
    "context": {"elements": (1, 10)},
    "actions": {"elements": (1, 25)},
    "context_actions": {"elements": (1, 5)},
    "overflow": {"options": (1, 5)},
    "static_select": {"options": (1, 100), "option_groups": (1, 100)},
    "multi_static_select": {"options": (1, 100), "option_groups": (1, 100)},
    "radio_buttons": {"options": (1, 10)},
    "checkboxes": {"options": (1, 10)},
    "table": {"rows": (1, 100)},
}
# Parts that take no mark-up.
PLAIN: dict[str, frozenset[str]] = {
    "header": frozenset({"text"}),
    "input": frozenset({"label", "hint"}),
    "button": frozenset({"text"}),
    "modal": frozenset({"title", "submit", "close"}),
    "static_select": frozenset({"placeholder"}),
    "plain_text_input": frozenset({"placeholder"}),
}
NEEDED: dict[str, tuple[str, ...]] = {
    "header": ("text",),
    "input": ("label", "element"),
    "markdown": ("text",),
    "actions": ("elements",),
    "context": ("elements",),
    "context_actions": ("elements",),
    "button": ("text",),
    "image": ("alt_text",),
    "modal": ("title", "blocks"),
    "home": ("blocks",),
}
# Blocks that only one surface takes.
ONLY = {"markdown": {"message"}, "context_actions": {"message"}, "table": {"message"}}
STYLES = frozenset({"primary", "danger"})
