"""Verifies a generation in a child process, because damaged index files can end the process."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import knowledge


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a generation.

    `code` is stable: `crashed`, `timeout`, `unusable`, `file_changed`,
    `count_differs`, `not_found_again`.
    """

    code: str
    detail: str = ""


def verify(directory: Path, *, timeout: float = 600.0) -> tuple[Problem, ...]:
    """Problems of the generation; empty where it may be served. `timeout` is in seconds."""
    command = [sys.executable, "-P", "-m", "knowledge.generation.verify", str(directory.absolute())]
    try:
        child = subprocess.run(  # noqa: S603 - our own module, no shell
            command, capture_output=True, timeout=timeout, env=_environment(), check=False
        )
    except subprocess.TimeoutExpired:
        return (Problem("timeout"),)
    if child.returncode != 0:
        return (Problem("crashed", f"exit {child.returncode}"),)
    return tuple(Problem(**item) for item in json.loads(child.stdout))


def _environment() -> dict[str, str]:
    """Nothing of ours but where the code is: no secrets, no proxies, no tracing."""
    return {"PYTHONPATH": str(Path(knowledge.__file__).parents[1]), "PYTHONUTF8": "1"}
