"""Programs from npm, where they are installed."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
_NODE = MODULES / ".bin" / "node"


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def node(script: str, *arguments: str, **variables: str) -> subprocess.Popen[bytes]:
    """Start a package's script under the pinned Node; skips where it is not installed."""
    path = MODULES / script
    if not path.exists() or not _NODE.exists():
        pytest.skip("the packages of tests/emulators/package.json are not installed (make test-emulators)")
    quiet = subprocess.DEVNULL
    environ = {**os.environ, **variables}
    return subprocess.Popen([_NODE, path, *arguments], stdout=quiet, stderr=quiet, cwd=HERE, env=environ)


def wait_for(url: str, process: subprocess.Popen[bytes], *, seconds: float = 60.0) -> None:
    """Until something answers there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, "the emulator ended"
        try:
            httpx.get(url, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"nothing answers at {url}")
