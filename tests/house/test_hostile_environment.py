"""Variables and files of other programs change nothing, and nobody is called."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.environment import foreign, shut_out

ROOT = Path(__file__).parents[2]
NOWHERE = "http://192.0.2.1:9"
HOSTILE = {
    "LANGCHAIN_TRACING_V2": "true",
    "LANGCHAIN_ENDPOINT": NOWHERE,
    "LANGSMITH_TRACING": "true",
    "LANGSMITH_API_KEY": "key",
    "LANGSMITH_ENDPOINT": NOWHERE,
    "HTTP_PROXY": NOWHERE,
    "HTTPS_PROXY": NOWHERE,
    "ALL_PROXY": NOWHERE,
    "http_proxy": NOWHERE,
    "CHROMA_API_IMPL": "chromadb.api.fastapi.FastAPI",
    "CHROMA_SERVER_HOST": "192.0.2.1",
    "ANONYMIZED_TELEMETRY": "true",
    "OTEL_EXPORTER_OTLP_ENDPOINT": NOWHERE,
    "SLACK_BOT_TOKEN": "xoxb-of-somebody-else",
}
# Notes every attempt to reach something, in the process that is asked; its children have their own test.
START = """
import sys
sys.path.insert(0, sys.argv.pop(1))
log = open(sys.argv.pop(1), "a", encoding="utf-8")
def note(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        print(event, arguments[-1], file=log, flush=True)
sys.addaudithook(note)
from bot.cli import main
main()
"""


@dataclass
class Machine:
    """A home directory with a tiny index, and a place to run commands in."""

    directory: Path

    @property
    def calls(self) -> str:
        return (self.directory / "calls").read_text(encoding="utf-8")

    def run(self, *arguments: str, cwd: Path, prefix: tuple[str, ...] = (), **variables: str) -> str:
        command = [*prefix, sys.executable, "-I", "-c", START, str(ROOT), str(self.directory / "calls")]
        environ = {"PATH": os.environ["PATH"], "HOME": str(self.directory), "LANG": "C.UTF-8"}
        done = subprocess.run(
            [*command, *arguments],
            cwd=cwd,
            env=environ | {"MADOGUCHI_HOME": str(self.directory / "home")} | variables,
            capture_output=True,
            text=True,
            timeout=240,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, *, cwd: Path, prefix: tuple[str, ...] = (), **variables: str) -> dict[str, Any]:
        question = ("ask", "--json", "--as-of", "2026-11-23", "VPNが切れたらどうしますか")
        answer: dict[str, Any] = json.loads(self.run(*question, cwd=cwd, prefix=prefix, **variables))
        del answer["question_id"]
        return answer


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working directory with settings of other programs and packages of our names."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [f"{name}={value}" for name, value in HOSTILE.items()]
    (folder / ".env").write_text("\n".join([*lines, "MADOGUCHI_WEB_PORT=1"]), encoding="utf-8")
    (folder / "madoguchi.toml").write_text("no = 'such setting'", encoding="utf-8")
    for name in ("bot", "knowledge", "jobs", "prompts"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text("raise SystemExit('not ours')", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, hostile_folder: Path) -> Machine:
    """An index of one document, built in the hostile folder."""
    machine = Machine(tmp_path_factory.mktemp("machine"))
    documents = machine.directory / "documents"
    documents.mkdir()
    text = "# VPN の手順\n\nVPN が切れたら、総務課情報係の内線 1234 に電話してください。\n"
    (documents / "vpn.md").write_text(text, encoding="utf-8")
    machine.run("reindex", "--no-starter", str(documents), cwd=hostile_folder, **HOSTILE)
    return machine


def test_the_answer_is_the_same_and_nobody_is_called(machine, hostile_folder, tmp_path) -> None:
    plain = machine.ask(cwd=tmp_path)
    assert plain["citations"]
    assert machine.ask(cwd=hostile_folder, **HOSTILE) == plain
    assert machine.calls == ""


def test_the_answer_needs_no_network(machine, tmp_path) -> None:
    alone = ("unshare", "--net", "--map-root-user")
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("this machine does not let us make a network namespace")
    assert machine.ask(cwd=tmp_path, prefix=alone)["citations"]


def test_only_variables_of_others_are_shut_out() -> None:
    environ = HOSTILE | {"PATH": "/bin", "MADOGUCHI_HOME": "/srv", "TZ": "Asia/Tokyo"}
    assert foreign(environ) == sorted(HOSTILE)
    shut_out(environ)
    kept = {"PATH": "/bin", "MADOGUCHI_HOME": "/srv", "TZ": "Asia/Tokyo"}
    assert environ == {**kept, "PYTHON_DOTENV_DISABLED": "1"}
