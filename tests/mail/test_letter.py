"""Headers that every mailer reads, and references that keep a thread together."""

import email
import email.header
from email import policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.mail.letter import Headers, Letter, as_bytes
from knowledge.text import clean
from tests.mail.office import ANNE, START, US

pytestmark = pytest.mark.mail

TEXTS = st.text(st.sampled_from('あ期限【】 　①髙～aZ9/()…<>=?_"@,:;\n\r\t\u2028🙂\\'), max_size=200)


def made(subject="件名", text="本文", **headers):
    given_ = {"sender": US, "recipient": ANNE, "reply_to": "", "message_id": "<m1@x.jp>", "at": START}
    return as_bytes(Letter(subject, text, f"<p>{text}</p>"), Headers(**{**given_, **headers}))


def as_old_readers_do(value):
    """The subject by RFC 2047 alone: unfold, then decode word by word."""
    parts = email.header.decode_header(value.replace("\r\n ", " "))
    return "".join(
        part if isinstance(part, str) else part.decode(charset or "ascii") for part, charset in parts
    )


@settings(deadline=None)
@given(TEXTS)
def test_a_subject_comes_back_as_one_line_in_new_and_old_readers(subject):
    raw = made(subject=subject)
    expected = " ".join(clean(subject).split()).replace("=?", "= ?")
    for found in (
        str(email.message_from_bytes(raw, policy=policy.default)["Subject"]),
        as_old_readers_do(str(email.message_from_bytes(raw)["Subject"] or "")),
    ):
        assert found == expected or (found.endswith("…") and expected.startswith(found[:-1]))


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_everything_on_the_wire_is_short_ascii_lines(subject, text):
    raw = made(subject=subject, text=text)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert b"\n" not in raw.replace(b"\r\n", b"")


@settings(deadline=None)
@given(TEXTS)
def test_the_text_arrives_as_it_was_written(text):
    message = email.message_from_bytes(made(text=text), policy=policy.default)
    part = message.get_body(("plain",))
    assert part.get_content_charset() == "utf-8"
    assert part.get_content().rstrip("\r\n").splitlines() == text.rstrip("\r\n").splitlines()


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("ab9.$=-"), min_size=1, max_size=120), max_size=30))
def test_references_stay_message_ids_however_long(names):
    ids = [f"<{name}@mailer.example>" for name in names]
    raw = made(answers="<last@x.jp>", ancestors=" ".join(ids))
    found = email.message_from_bytes(raw)["References"].split()
    assert found[-1] == "<last@x.jp>"
    assert set(found) <= {*ids, "<last@x.jp>"}
    assert len(found) <= 12
    assert b"=?" not in raw.split(b"\r\n\r\n")[0].partition(b"References:")[2].partition(b"Subject:")[0]


def test_who_writes_and_when_is_said_in_japanese_time():
    message = email.message_from_bytes(made(reply_to="joho@town.example.lg.jp"), policy=policy.default)
    assert str(message["From"]) == f"窓口 <{US}>"
    assert message["Date"].datetime == START
    assert message["Date"].endswith("+0900")
    assert message["Reply-To"] == "joho@town.example.lg.jp"


def test_no_robot_shall_answer():
    message = email.message_from_bytes(made())
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert email.message_from_bytes(made(answers="<q@x.jp>"))["Auto-Submitted"] == "auto-replied"
