"""`madoguchi serve` as a process: it starts, says where, and stops in good order."""

import datetime as dt
import os
import re
import signal
import socket
import subprocess
import sys
import threading

import httpx
import pytest

from bot.app import now
from bot.domain.principal import Principal
from bot.domain.question import Question
from bot.errors import Misconfigured, Unavailable
from bot.serving import Tick
from bot.serving.index import ServingIndex
from bot.serving.server import listen
from bot.serving.ticks import answer_waiting, scheduler
from bot.texts import console as texts
from bot.texts import service as service_texts
from bot.texts import web as web_texts
from bot.web import IndexState

pytestmark = pytest.mark.web


@pytest.fixture
def serving(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "MADOGUCHI_HOME": str(tmp_path),
        "MADOGUCHI_WEB_PORT": "0",
        "MADOGUCHI_STARTER": "false",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    yield process
    process.kill()
    process.wait()


def address_of(process):
    return re.search(r"http://\S+/", process.stdout.readline())[0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_without_an_index_and_stops_at_a_signal(serving, tmp_path, number):
    address = address_of(serving)
    assert httpx.get(f"{address}health", trust_env=False).json() == {"status": "ok"}
    front = httpx.get(address, trust_env=False)
    assert front.status_code == 503
    assert web_texts.STATES["preparing"] in front.text or web_texts.STATES["missing"] in front.text
    serving.send_signal(number)
    rest, _ = serving.communicate(timeout=60)
    assert serving.returncode == 0
    assert rest.splitlines()[-1] == texts.STOPPED
    assert (tmp_path / "key").exists()


def test_a_taken_port_is_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Unavailable, match=str(port)):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_a_sentence():
    with pytest.raises(Misconfigured, match=r"192\.0\.2\.1"):
        listen("192.0.2.1", 0)


def test_questions_left_by_a_crash_are_answered_once_there_is_an_index(scene):
    asked = Question("web:1", Principal("v", "web"), "c", "復元は？", scene.now)
    receipt = scene.answering.receive(asked)
    scene.index.now = IndexState.MISSING
    for _ in range(20):
        answer_waiting(scene.answering, scene.index)
        scene.now += dt.timedelta(minutes=5)
    scene.index.now = IndexState.READY
    answer_waiting(scene.answering, scene.index)
    assert "情報係" in scene.answering.find(receipt.question_id).conclusion


class Upgraded:
    """An installation whose served generation the new version cannot open, until a reindex."""

    def __init__(self, scene):
        self.database = scene.database
        self.scene = scene
        self.built = threading.Event()
        self.may_build = threading.Event()
        self.served = self

    def current(self):
        if not self.built.is_set():
            raise Unavailable(service_texts.BROKEN_INDEX)

    def indexer(self):
        return self

    def reindex(self, **_):
        self.may_build.wait(60)
        self.scene.build_index("g2")
        self.built.set()


def test_an_index_that_does_not_open_any_more_is_built_anew(scene):
    scene.build_index()
    app = Upgraded(scene)
    index = ServingIndex(app)
    assert index.state() is IndexState.READY
    index.start()
    while index.state() is IndexState.READY:
        pass
    assert index.state() is IndexState.PREPARING
    app.may_build.set()
    assert app.built.wait(60)
    assert index.state() is IndexState.READY


def test_a_tick_that_fails_runs_again():
    runs = []
    twice = threading.Event()

    def run():
        runs.append(1)
        if len(runs) > 1:
            twice.set()
        raise RuntimeError("broken")

    running = scheduler([Tick("broken", 0.05, run)], first_at=now())
    running.start()
    try:
        assert twice.wait(60)
    finally:
        running.shutdown()
