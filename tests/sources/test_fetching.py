"""What comes of asking a server, whatever it answers."""

from __future__ import annotations

import gzip
import hashlib

import pytest

from knowledge.sources import Fetcher, Known, Limits, WebSource
from knowledge.sources.known import NOTHING_KNOWN
from tests.sources.network import PUBLIC, Network, response

SOURCE = WebSource(
    id="plan", title="計画", issuer="総務省", url="https://www.example.jp/plan.pdf", enabled=True
)
PDF = b"%PDF-1.7 the plan"


@pytest.fixture
def network():
    made = Network()
    made.names = {"www.example.jp": [PUBLIC], "files.example.jp": [PUBLIC]}
    return made


def fetch(
    network,
    tmp_path,
    *answers,
    known=NOTHING_KNOWN,
    hosts=("www.example.jp",),
    stopwatch=lambda: 0.0,
    **limits,
):
    network.answers = list(answers)
    with network.client() as client:
        return Fetcher(client, tmp_path, hosts, stopwatch, Limits(**limits)).fetch(SOURCE, known)


def kept(tmp_path):
    return sorted(path.name for path in tmp_path.iterdir())


def test_a_document_is_fetched_and_its_validators_are_remembered(network, tmp_path):
    answer = response(
        PDF, content_type="application/pdf", etag='"a"', last_modified="Mon, 01 Jun 2026 00:00:00 GMT"
    )
    outcome = fetch(network, tmp_path, answer)
    assert (outcome.code, outcome.path.read_bytes()) == ("changed", PDF)
    digest = hashlib.sha256(PDF).hexdigest()
    assert outcome.known == Known('"a"', "Mon, 01 Jun 2026 00:00:00 GMT", digest)
    assert kept(tmp_path) == ["plan.pdf"]
    assert b"Accept-Encoding: identity" in network.requests[0]


def test_an_unchanged_document_is_not_sent_again(network, tmp_path):
    first = fetch(network, tmp_path, response(PDF, content_type="application/pdf", etag='"a"'))
    network.requests.clear()
    again = fetch(network, tmp_path, response(status="304 Not Modified"), known=first.known)
    assert (again.code, again.known) == ("unchanged", first.known)
    assert b'If-None-Match: "a"' in network.requests[0]


def test_the_same_content_without_validators_counts_as_unchanged(network, tmp_path):
    first = fetch(network, tmp_path, response(PDF, content_type="application/pdf"))
    again = fetch(network, tmp_path, response(PDF, content_type="application/pdf"), known=first.known)
    assert again.code == "unchanged"
    assert kept(tmp_path) == ["plan.pdf"]


def test_a_lost_file_is_fetched_in_full(network, tmp_path):
    known = Known('"a"', "", "0" * 64)
    assert (
        fetch(network, tmp_path, response(PDF, content_type="application/pdf"), known=known).code == "changed"
    )
    assert b"If-None-Match" not in network.requests[0]


def test_a_document_may_change_its_kind(network, tmp_path):
    first = fetch(network, tmp_path, response(PDF, content_type="application/pdf"))
    page = response(b"<html></html>", content_type="text/html; charset=utf-8")
    assert fetch(network, tmp_path, page, known=first.known).path.name == "plan.html"
    assert kept(tmp_path) == ["plan.html"]


class _Killed(BaseException):
    """Nothing catches it."""


def _die(source, path):
    raise _Killed


def test_a_kill_while_the_old_file_is_kept_leaves_the_old_file(network, tmp_path):
    first = fetch(network, tmp_path, response(PDF, content_type="application/pdf"))
    network.answers = [response(b"%PDF-1.7 new", content_type="application/pdf")]
    with network.client() as client, pytest.raises(_Killed):
        Fetcher(client, tmp_path, ["www.example.jp"], lambda: 0.0, before_replacing=_die).fetch(
            SOURCE, first.known
        )
    assert (tmp_path / "plan.pdf").read_bytes() == PDF


def test_what_a_killed_round_put_in_place_is_not_taken_for_an_older_one(network, tmp_path):
    """The file is new, and what is known of it was not written any more."""
    fetch(network, tmp_path, response(PDF, content_type="application/pdf"))
    network.answers = [response(PDF, content_type="application/pdf")]
    with network.client() as client:
        fetcher = Fetcher(client, tmp_path, ["www.example.jp"], lambda: 0.0, before_replacing=_die)
        assert fetcher.fetch(SOURCE, Known('"old"', "", "0" * 64)).code == "changed"


def test_a_redirect_to_an_allowed_server_is_followed(network, tmp_path):
    moved = response(status="301 Moved", location="https://files.example.jp/plan.pdf")
    hosts = ("www.example.jp", "files.example.jp")
    outcome = fetch(network, tmp_path, moved, response(PDF, content_type="application/pdf"), hosts=hosts)
    assert outcome.code == "changed"


def endless():
    yield b"HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\n\r\n"
    while True:
        yield b"x" * 65536


def test_an_endless_body_is_cut_off(network, tmp_path):
    outcome = fetch(network, tmp_path, endless(), size=1 << 20)
    assert (outcome.code, kept(tmp_path)) == ("too_large", [])


def test_a_dripping_body_is_cut_off(network, tmp_path):
    seconds = iter(range(0, 100_000, 50))
    outcome = fetch(network, tmp_path, endless(), stopwatch=lambda: float(next(seconds)))
    assert (outcome.code, kept(tmp_path)) == ("too_slow", [])


_BOMB = gzip.compress(b"\0" * (1 << 24))


@pytest.mark.parametrize(
    ("answer", "code", "detail"),
    [
        (response(_BOMB, content_type="application/pdf", content_encoding="gzip"), "packed", "gzip"),
        (response(b"MZ", content_type="application/x-msdownload"), "type", "application/x-msdownload"),
        (response(b"{}", content_type="application/json"), "type", "application/json"),
        (response(status="404 Not Found"), "status", "404"),
        (response(status="500 Oops"), "status", "500"),
        (response(status="429 Slow down", retry_after="120"), "later", "120"),
        (b"not http at all\r\n\r\n", "unreachable", "ConnectError"),
        (b"", "unreachable", "ConnectError"),
    ],
)
def test_other_answers_leave_what_was_there(network, tmp_path, answer, code, detail):
    first = fetch(network, tmp_path, response(PDF, content_type="application/pdf", etag='"a"'))
    outcome = fetch(network, tmp_path, answer, known=first.known)
    assert (outcome.code, outcome.detail, outcome.known) == (code, detail, first.known)
    assert outcome.failed
    assert (tmp_path / "plan.pdf").read_bytes() == PDF
    assert kept(tmp_path) == ["plan.pdf"]


def test_circles_of_redirects_end(network, tmp_path):
    around = response(status="302 Found", location="/plan.pdf")
    outcome = fetch(network, tmp_path, *[around] * 10)
    assert outcome.code == "redirects"
    assert sum(sent.startswith(b"GET") for sent in network.requests) == 4


def test_an_untyped_file_goes_by_its_name(network, tmp_path):
    answer = response(PDF, content_type="application/octet-stream")
    assert fetch(network, tmp_path, answer).path.name == "plan.pdf"


def test_an_unknown_name_is_unreachable(network, tmp_path):
    network.names = {}
    assert fetch(network, tmp_path).code == "unreachable"
