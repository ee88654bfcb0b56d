"""`madoguchi serve` as a process: it starts, says where, and stops in good order."""

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
from bot.errors import Misconfigured, Unavailable
from bot.serving import Tick
from bot.serving.server import listen
from bot.serving.ticks import scheduler
from bot.texts import console as texts
from bot.texts import web as web_texts

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
