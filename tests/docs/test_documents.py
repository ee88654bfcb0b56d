"""The documents hold together: links lead somewhere, commands exist, examples parse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.settings import load
from tests.docs.pages import ROOT, documents, links, read

_COMMAND = re.compile(r"(?:^\$ |`)(?:\S*/)?madoguchi ([a-z]+)", re.M)


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    targets = {link: (path.parent / link).resolve() for link in links(path)}
    broken = [link for link, target in targets.items() if not target.exists()]
    assert broken == []


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_the_commands_of_the_readme_exist(readme: str) -> None:
    named = set(_COMMAND.findall(read(readme)))
    assert {"ask", "check", "reindex"} <= named
    assert named <= COMMANDS.keys()


@pytest.mark.parametrize("page", ["README.md", "README.ja.md", "CONTRIBUTING.md", "docs/placement.md"])
def test_the_make_targets_that_are_named_exist(page: str) -> None:
    named = set(re.findall(r"`make ([a-z-]+)`|^\$ make ([a-z-]+)", read(page), re.M))
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.M))
    assert {a or b for a, b in named} <= targets


def test_the_example_of_a_settings_file_is_valid(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", read("docs/configuration.md"), re.S)
    (tmp_path / "madoguchi.toml").write_text(example, encoding="utf-8")
    assert load({"MADOGUCHI_HOME": str(tmp_path)}).web_user_header == "X-Forwarded-Email"


def test_every_format_that_is_read_is_listed() -> None:
    from knowledge.readers import READERS

    page = read("docs/adding-documents.md")
    assert [suffix for suffix in READERS if suffix not in page] == []


def test_every_decision_is_in_the_index() -> None:
    index = read("docs/adr/README.md")
    decisions = sorted(path.name for path in (ROOT / "docs/adr").glob("*.md") if path.name != "README.md")
    assert re.findall(r"\]\((\d{4}-[a-z-]+\.md)\)", index) == decisions
    assert len({name[:4] for name in decisions}) == len(decisions)


def test_paths_in_the_guide_for_contributors_exist() -> None:
    named = re.findall(r"`((?:bot|knowledge|jobs|prompts|tests|docs)/[\w./]*)`", read("CONTRIBUTING.md"))
    assert [path for path in named if not (ROOT / path).exists()] == []
