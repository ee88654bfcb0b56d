"""`python -m bench`: one JSON line for each collection and system.

Environment: BENCH_DATA (folder of collections, default ../shared/bench),
BENCH_SYSTEMS (names with commas, default all), BENCH_OUT (folder for run
files), BENCH_CACHE (default .bench). Peers run in an environment of their own
below the cache, made at first use from bench/requirements-peers.txt.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

from bench.collection import collections
from bench.systems import OURS, SYSTEMS

_ROOT = Path(__file__).parents[1]
_LOCK = _ROOT / "bench" / "requirements-peers.txt"


def main(environment: Mapping[str, str]) -> int:
    """Measures everything asked for; the exit code is 1 where a system failed."""
    data = Path(environment.get("BENCH_DATA") or _ROOT.parent / "shared" / "bench")
    cache = Path(environment.get("BENCH_CACHE") or _ROOT / ".bench")
    names = (environment.get("BENCH_SYSTEMS") or ",".join(SYSTEMS)).split(",")
    unknown = sorted(set(names) - SYSTEMS.keys())
    if unknown:
        print(f"unknown systems: {', '.join(unknown)}; known: {', '.join(SYSTEMS)}", file=sys.stderr)
        return 2
    failed = 0
    for folder in collections(data):
        for name in names:
            failed += _measure(name, folder, cache, environment.get("BENCH_OUT"))
    return 1 if failed else 0


def _measure(name: str, folder: Path, cache: Path, out: str | None) -> bool:
    python = Path(sys.executable) if name == OURS else _peer_python(cache)
    command = [str(python), "-m", "bench.worker", name, str(folder.absolute()), str(cache.absolute())]
    if out:
        command.append(str(Path(out).absolute() / f"{folder.name}.{name}.run"))
    child = subprocess.run(command, cwd=_ROOT, env=_quiet(), check=False)  # noqa: S603 - our own module
    if child.returncode:
        print(f"{name} failed on {folder.name}", file=sys.stderr)
    return bool(child.returncode)


def _peer_python(cache: Path) -> Path:
    folder = cache / "peers"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    finished = folder / "finished"
    if not finished.exists():
        venv.create(folder, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--no-deps"]
        subprocess.run([*install, "--require-hashes", "-r", str(_LOCK)], check=True)  # noqa: S603 - our own lock
        finished.touch()
    return python.absolute()


def _quiet() -> dict[str, str]:
    """The caller's environment without tracing and telemetry, which would cost the peers time."""
    off = {
        "ANONYMIZED_TELEMETRY": "False",
        "HAYSTACK_TELEMETRY_ENABLED": "False",
        "LANGSMITH_TRACING": "false",
    }
    # Spinning threads of the linear algebra library slow each other down where cores are few.
    return {**os.environ, **off, "OPENBLAS_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1"}


if __name__ == "__main__":
    sys.exit(main(os.environ))
