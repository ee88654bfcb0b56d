"""How old a signed call may be."""

import datetime as dt
import hmac

import pytest

from bot.channels.webhook import signing

pytestmark = pytest.mark.webhooks

AT = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("seconds", "fresh"), [(0, True), (300, True), (301, False), (-300, True), (-301, False)]
)
def test_five_minutes_either_way(seconds, fresh):
    headers = signing.headers(b"secret", b"body", at=AT)
    later = AT + dt.timedelta(seconds=seconds)
    assert signing.is_ours(b"secret", b"body", headers, at=later) is fresh


def test_a_signature_is_as_the_docs_say():
    headers = signing.headers(b"secret", b"{}", at=AT)
    assert headers["x-madoguchi-timestamp"] == "1795478400"
    assert headers["x-madoguchi-signature"] == (
        "v1=" + hmac.new(b"secret", b"1795478400.{}", "sha256").hexdigest()
    )
