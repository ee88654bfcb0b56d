"""What the Web API answers when it refuses."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """`{"ok": false, "error": code, **details}`, which Slack sends with the status 200."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.answer = {"ok": False, "error": code, **details}


def invalid(code: str, messages: list[str]) -> ApiError:
    """A refusal with the reasons in `response_metadata`, as for blocks and views."""
    return ApiError(code, errors=messages, response_metadata={"messages": [f"[ERROR] {m}" for m in messages]})
