"""Nothing but public addresses of allowed servers is ever connected to."""

from __future__ import annotations

import socket

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sources import Fetcher, Known, Refused, WebSource
from knowledge.sources.refusal import check_url, is_public
from tests.sources.network import PUBLIC, Network, response

HOSTILE = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://0/",
    "http://0.0.0.0/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1%25lo]/",
    "http://[fd00:ec2::254]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://100.64.0.1/",
    "http://192.0.0.8/",
    "http://192.0.2.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://１２７.０.０.１/",
    "http://①②⑦.0.0.1/",
    "http://127。0。0。1/",
    "http://user@127.0.0.1/",
    "http://127.0.0.1:25/",
    "http://www.example.jp:8080/",
    "http://www.example.jp@127.0.0.1/",
    "http://127.0.0.1#www.example.jp/",
    "http://www.example.jp.127.0.0.1.nip.io/",
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "ftp://127.0.0.1/",
]


def source(url):
    return WebSource.model_construct(id="a", title="t", issuer="i", url=url, enabled=True)


def by_the_system(host, port):
    """What a resolver makes of numbers in all their spellings; names are nobody's."""
    flags = socket.AI_NUMERICHOST
    return [found[4][0] for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)]


@pytest.mark.parametrize("url", HOSTILE)
def test_hostile_addresses_are_not_asked(tmp_path, url):
    network = Network()
    with network.client() as client:
        fetcher = Fetcher(client, tmp_path, {"www.example.jp"}, lambda: 0.0)
        outcome = fetcher.fetch(source(url), Known())
    assert outcome.code in ("refused", "unreachable")
    assert network.dialled == []


@pytest.mark.parametrize("url", [url for url in HOSTILE if url.startswith("http:")])
def test_not_even_where_the_list_of_servers_names_them(tmp_path, url):
    """The second wall: whatever a name turns out to be, the address itself is checked."""
    network = Network()
    network.resolve = by_the_system
    try:
        host = httpx.URL(url).raw_host.decode()
    except httpx.InvalidURL:
        return
    with network.client() as client, pytest.raises((Refused, httpx.HTTPError)):
        client.get(f"http://{f'[{host}]' if ':' in host else host}/")
    assert network.dialled == []


def test_one_private_address_among_public_ones_is_enough(tmp_path):
    network = Network()
    network.names = {"www.example.jp": [PUBLIC, "10.0.0.1"]}
    with network.client() as client, pytest.raises(Refused):
        client.get("http://www.example.jp/")
    assert network.dialled == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(tmp_path):
    """A name that means something else at the second look-up gains nothing."""
    network = Network()
    network.names = {"www.example.jp": [PUBLIC]}
    network.answers = [response(b"x", content_type="text/plain") for _ in range(20)]
    for turn in range(20):
        with network.client() as client:
            before = len(network.looked_up)
            client.get("http://www.example.jp/")
            assert len(network.looked_up) - before == 1, turn
    assert set(network.dialled) == {PUBLIC}


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/",
        "http://intranet.example.jp/",
        "file:///etc/passwd",
        "//10.0.0.1/",
        "http://[::1]/",
    ],
)
def test_redirects_are_checked_like_the_first_address(tmp_path, target):
    network = Network()
    network.names = {"www.example.jp": [PUBLIC], "intranet.example.jp": ["10.0.0.1"]}
    network.answers = [response(status="302 Found", location=target)]
    with network.client() as client:
        fetcher = Fetcher(client, tmp_path, {"www.example.jp", "intranet.example.jp"}, lambda: 0.0)
        outcome = fetcher.fetch(source("http://www.example.jp/a"), Known())
    assert outcome.code == "refused"
    assert network.dialled == [PUBLIC]


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:4700::1111", "64:ff9b::5db8:d822", "::ffff:8.8.8.8"]
)
def test_public_addresses_may_be_asked(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_disguise_does_not_help(address):
    disguised = (f"::ffff:{address}", f"64:ff9b::{address}")
    assert all(is_public(each) == is_public(str(address)) for each in disguised)
    assert not is_public(f"::{address}")


@given(st.text(max_size=30).filter(lambda text: not set(text) <= set("0123456789.")))
def test_what_is_no_address_is_not_public(text):
    assert not is_public(text) or ":" in text


@pytest.mark.parametrize(
    "url", ["https://WWW.Example.jp/a", "https://www.example.jp./a", "https://www.example.jp:443/"]
)
def test_one_name_in_other_letters_is_the_same_name(url):
    check_url(httpx.URL(url), {"www.example.jp"})


def test_names_that_look_alike_are_others():
    with pytest.raises(Refused):
        check_url(httpx.URL("https://www.ехample.jp/"), {"www.example.jp"})
