"""The arguments of a call, whatever form they came in."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

# Sent as JSON inside a form (docs.slack.dev/apis/web-api).
_NESTED = frozenset({"blocks", "attachments", "metadata", "view", "prompts", "loading_messages", "chunks"})


def parsed(content_type: str, body: bytes, query: str) -> dict[str, Any]:
    """One flat object; nested values are decoded."""
    given: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True))
    given.update(_body(content_type, body.decode("utf-8")))
    return {name: _decoded(value) if name in _NESTED else value for name, value in given.items()}


def _body(content_type: str, body: str) -> dict[str, Any]:
    if not body:
        return {}
    if content_type.startswith("application/json"):
        return dict(json.loads(body))
    return dict(parse_qsl(body, keep_blank_values=True))


def _decoded(value: object) -> object:
    return json.loads(value) if isinstance(value, str) and value[:1] in ("[", "{") else value


def flag(value: object) -> bool:
    """A boolean as clients write it: true, "true", 1, "1"."""
    return str(value).lower() in ("true", "1")
