"""The command line speaks Japanese, also where its library speaks."""

from __future__ import annotations

import ast
import gettext
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).parents[2]
HERE = ROOT / "bot" / "texts" / "locale" / "ja" / "LC_MESSAGES"
_ENTRY = re.compile(
    r'^msgid "(?P<id>.+)"\n(?:msgid_plural "(?P<plural>.+)"\n)?msgstr(?:\[0\])? "(?P<said>.+)"$', re.M
)
_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
# Only a mistake in our own code, or what we do not use, brings these about.
_NEVER_SAID = (
    "DeprecationWarning",
    "Could not determine name",
    "No options defined",
    "Arguments take exactly one",
    "Name '{name}' defined twice",
    "Boolean option",
    "Confirm the action",
    "Press any key",
    "Unknown color",
    "Invalid start character",
)


def entries() -> list[re.Match[str]]:
    return list(_ENTRY.finditer((HERE / "messages.po").read_text("utf-8")))


def plain(text: str) -> str:
    """A string of the file as Python has it."""
    return text.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"')


def said_by_click() -> Iterator[str]:
    """The sentences that click looks up."""
    for module in _MODULES:
        tree = ast.parse((Path(click.__file__).parent / f"{module}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
            if called in ("_", "ngettext") and node.args and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)


def test_the_compiled_sentences_are_those_of_the_file() -> None:
    with (HERE / "messages.mo").open("rb") as compiled:
        found = gettext.GNUTranslations(compiled)
    for entry in entries():
        one = plain(entry["id"])
        said = found.ngettext(one, plain(entry["plural"]), 2) if entry["plural"] else found.gettext(one)
        assert said == plain(entry["said"]), "run `make messages`"


def test_everything_that_click_can_say_is_there() -> None:
    known = {plain(entry["id"]) for entry in entries()}
    wanted = {each for each in said_by_click() if not each.startswith(_NEVER_SAID)}
    assert wanted - known == set()
    assert known - set(said_by_click()) == set()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nosuch"], "「nosuch」というコマンドはありません。"),
        (["ask"], "書き足してください： 'QUESTION'"),
        (["ask", "--nope"], "「--nope」というオプションはありません。"),
        (["drafts", "acept", "1"], "'accept' のことでしょうか。"),
        (["ask", "x", "--as-of", "今日"], "書き方が違います。"),
        (["--help"], "使い方："),
    ],
)
def test_a_mistake_is_told_in_japanese(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    environment = {"MADOGUCHI_HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "bot", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert sentence in done.stdout + done.stderr
    assert not re.search(r"\b(?:Usage|Error|Missing|Invalid|Try)\b", done.stdout + done.stderr)
