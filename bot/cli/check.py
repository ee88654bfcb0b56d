"""`madoguchi check`: what is wrong and how to put it right."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence

import click

from bot.app import existing_database, now
from bot.checks.finding import Finding, Severity
from bot.checks.masking import effective
from bot.checks.registry import examine
from bot.settings import load
from bot.texts import checks as texts
from bot.texts.settings import DESCRIPTIONS


@click.command(help="設定と状態を確かめ、直し方を示す。何も変えない。誤りがあれば 1 で終わる。")
@click.option("--online", is_flag=True, help="外の接続先に届くかも確かめる。")
@click.option("--settings", "only_settings", is_flag=True, help="今の設定を見る（秘密は伏せる）。")
@click.option("--json", "as_json", is_flag=True, help="JSON で出す。")
def command(online: bool, only_settings: bool, as_json: bool) -> None:
    """Print findings, or the configuration in force."""
    if only_settings:
        values = effective(load(os.environ))
        click.echo(_as_json(values) if as_json else _settings(values))
        return
    findings = examine(os.environ, at=now(), connect=existing_database, online=online)
    failed = any(finding.severity is Severity.ERROR for finding in findings)
    click.echo(_as_json(_payload(findings, ok=not failed)) if as_json else _text(findings))
    sys.exit(failed)


def _settings(values: dict[str, str]) -> str:
    return "\n".join(texts.setting(name, value, DESCRIPTIONS[name]) for name, value in values.items())


def _text(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity.value for finding in findings)
    lines = [line for f in findings for line in texts.lines(f.id, f.severity.value, f.about)]
    return "\n".join([*lines, texts.summary(counts)])


def _payload(findings: Sequence[Finding], *, ok: bool) -> dict[str, object]:
    return {"ok": ok, "findings": [_finding(finding) for finding in findings]}


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "problem": texts.problem(finding.id, finding.about),
        "remedy": texts.remedy(finding.id, finding.about),
    }


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
