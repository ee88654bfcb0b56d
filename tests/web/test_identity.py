"""Who a visitor is: nobody is more than an asker unless it is certain."""

import pytest

from bot.domain.principal import Principal, Role
from bot.settings import Settings
from bot.web.identity import Identity, host_of

pytestmark = pytest.mark.web
BOSS = Principal("boss", "web", organisation="203211", roles=frozenset({Role.ADMINISTRATOR}))
LOCAL = {"host": "127.0.0.1:8787"}


def identity(tmp_path, **values):
    return Identity(Settings(home=tmp_path, **values), b"s" * 64, {"boss@town.example": BOSS}.get)


def test_whoever_sits_at_the_machine_is_the_administrator(tmp_path):
    for address, host in (("127.0.0.1", "localhost:8787"), ("::1", "[::1]:8787")):
        assert identity(tmp_path).of(address, {"host": host}, "v").may(Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("settings", "address", "headers"),
    [
        ({}, "127.0.0.1", {**LOCAL, "x-forwarded-for": "127.0.0.1"}),
        ({}, "127.0.0.1", {**LOCAL, "forwarded": "for=127.0.0.1"}),
        ({}, "127.0.0.1", {**LOCAL, "via": "1.1 proxy"}),
        ({}, "127.0.0.1", {"host": "madoguchi.town.example"}),
        ({}, "192.0.2.1", LOCAL),
        ({}, "", LOCAL),
        ({"web_host": "0.0.0.0"}, "127.0.0.1", LOCAL),
        ({"web_host": "192.0.2.1"}, "127.0.0.1", LOCAL),
        ({"web_user_header": "x-user"}, "127.0.0.1", LOCAL),
    ],
)
def test_everybody_else_only_asks(tmp_path, settings, address, headers):
    principal = identity(tmp_path, **settings).of(address, headers, "v")
    assert (principal.person, principal.roles) == ("v", {Role.ASKER})


PROXIED = {
    "web_host": "0.0.0.0",
    "web_user_header": "x-user",
    "web_trusted_proxies": "192.0.2.0/28,2001:db8::1",
}


def test_a_trusted_proxy_vouches_for_a_person(tmp_path):
    signed_in = identity(tmp_path, **PROXIED)
    for proxy in ("192.0.2.5", "2001:db8::1"):
        assert signed_in.of(proxy, {"x-user": " Boss@Town.example "}, "v") == BOSS


def test_nobody_else_vouches_for_anybody(tmp_path):
    for address in ("192.0.2.77", "127.0.0.1", "nonsense"):
        assert identity(tmp_path, **PROXIED).of(address, {"x-user": "boss@town.example"}, "v").person == "v"


def test_somebody_unknown_is_a_stable_pseudonym_without_roles(tmp_path):
    signed_in = identity(tmp_path, **PROXIED)
    first, again = (signed_in.of("192.0.2.5", {"x-user": n}, "v") for n in ("a@x.example", "A@x.example"))
    assert first == again
    assert "a@x" not in first.person
    assert not first.may(Role.ADMINISTRATOR)
    assert first.person != signed_in.of("192.0.2.5", {"x-user": "b@x.example"}, "v").person


@pytest.mark.parametrize(
    ("header", "host"),
    [("Town.example:80", "town.example"), ("[::1]:80", "::1"), ("[::1]", "::1"), ("", ""), ("a", "a")],
)
def test_the_host_is_read_without_its_port(header, host):
    assert host_of(header) == host
