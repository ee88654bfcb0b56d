"""The four packages, how they are imported, and what they depend on."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from importlinter.cli import lint_imports_command

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("name", ["bot", "knowledge", "jobs", "prompts"])
def test_the_four_packages_load_from_this_project(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__file__ is not None
    assert Path(module.__file__).parents[1] == ROOT


def test_imports_keep_their_contracts() -> None:
    result = CliRunner().invoke(
        lint_imports_command, ["--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    )
    assert result.exit_code == 0, result.output


def test_the_distribution_cannot_be_uploaded_by_accident() -> None:
    assert "Private :: Do Not Upload" in PROJECT["project"]["classifiers"]


def test_no_test_folder_is_named_after_a_package() -> None:
    assert {"bot", "knowledge", "jobs", "prompts"} & {
        path.name for path in (ROOT / "tests").iterdir()
    } == set()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_host_and_hashes_everything(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if urlsplit(line.strip()).netloc or "index-url" in line] == []
    entries = re.split(r"^(?=[a-z0-9])", "\n".join(lines), flags=re.M)[1:]
    assert [entry.split("=")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_dependency_is_locked() -> None:
    names = {_name(line) for line in PROJECT["project"]["dependencies"]}
    locked = {
        _name(line) for line in (ROOT / "requirements/runtime.txt").read_text(encoding="utf-8").splitlines()
    }
    assert names <= locked


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-")
