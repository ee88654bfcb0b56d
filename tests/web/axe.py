"""Accessibility by axe-core, from npm at test time and never committed."""

from __future__ import annotations

import functools
import shutil
import subprocess
from pathlib import Path

import pytest

_MODULES = Path(__file__).parents[2] / "node_modules"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@functools.cache
def _axe() -> str:
    script = _MODULES / "axe-core" / "axe.min.js"
    npm = shutil.which("npm")
    if not script.exists() and npm:
        command = [npm, "install", "--no-save", "--no-package-lock", "--silent", "axe-core@4"]
        subprocess.run(command, cwd=_MODULES.parent, timeout=120, check=False)
    return script.read_text(encoding="utf-8") if script.exists() else ""


def violations(page) -> list[tuple[str, str]]:
    """Rules that the open page breaks, each with the first element that breaks it."""
    source = _axe()
    if not source:
        pytest.skip("axe-core cannot be installed here (npm is missing or cannot reach its registry)")
    page.evaluate(source)
    result = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", _RULES)
    return [(found["id"], found["nodes"][0]["html"]) for found in result["violations"]]
