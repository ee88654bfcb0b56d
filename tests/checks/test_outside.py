"""What goes out goes through the proxy of the settings and trusts its authority, and nothing else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from bot import outside
from bot.settings import load


@pytest.fixture
def proxy() -> Iterator[tuple[str, list[str]]]:
    """A proxy that answers every request by itself; its address and the first lines it got."""
    seen: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve, args=(listening, seen), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", seen


def test_requests_go_through_the_proxy_of_the_settings(tmp_path, proxy) -> None:
    address, seen = proxy
    settings = load({"MADOGUCHI_HOME": str(tmp_path), "MADOGUCHI_PROXY": address})
    with outside.client(settings) as client:
        assert client.get("http://service.example/path").status_code == 204
    assert seen == ["GET http://service.example/path HTTP/1.1"]


def test_the_environments_proxy_is_not_used(tmp_path, proxy, monkeypatch) -> None:
    address, seen = proxy
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with outside.client(load({"MADOGUCHI_HOME": str(tmp_path)})) as client:
        assert client.get(f"{address}/path").status_code == 204
    assert seen == ["GET /path HTTP/1.1"]


def test_a_file_without_certificates_is_refused(tmp_path) -> None:
    (tmp_path / "ca.pem").write_text("nothing", encoding="ascii")
    settings = load({"MADOGUCHI_HOME": str(tmp_path), "MADOGUCHI_CA_FILE": str(tmp_path / "ca.pem")})
    with pytest.raises(OSError):
        outside.client(settings)


def _serve(listening: socket.socket, seen: list[str]) -> None:
    connection, _ = listening.accept()
    with connection:
        seen.append(connection.recv(65536).decode().splitlines()[0])
        connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
