"""Saved mail: who wrote what and when, whatever the encoding."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from pathlib import Path

import pytest

from knowledge.readers import Limits, Unreadable, eml


def _mail(folder: Path, charset: str = "iso-2022-jp") -> Path:
    message = EmailMessage()
    message["Subject"] = "【照会】台帳の更新について"
    message["From"] = "北の県 デジタル課 <dx@pref.example.lg.jp>"
    message["To"] = "各市町村 情報担当 <all@example.lg.jp>"
    message["Date"] = dt.datetime(2026, 10, 31, 22, 0, tzinfo=dt.UTC)
    message.set_content("標記について、11月20日までに回答してください。\n\n- 様式1\n", charset=charset)
    message.add_attachment(b"x", maintype="application", subtype="vnd.ms-excel", filename="様式1.xls")
    path = folder / "mail.eml"
    path.write_bytes(message.as_bytes())
    return path


@pytest.mark.parametrize("charset", ["iso-2022-jp", "utf-8"])
def test_header_body_and_attachments(tmp_path: Path, charset: str) -> None:
    document = eml.read(_mail(tmp_path, charset), Limits())
    metadata = document.metadata
    assert (metadata.title, metadata.issuer) == ("【照会】台帳の更新について", "北の県 デジタル課")
    assert metadata.addressees == ("各市町村 情報担当",)
    assert metadata.issued_on == dt.date(2026, 11, 1)  # in Japan
    assert [(block.text, block.place.number) for block in document.blocks] == [
        ("標記について、11月20日までに回答してください。", 1),
        ("様式1", 3),
    ]
    assert [(finding.code, finding.detail) for finding in document.findings] == [("attachment", "様式1.xls")]


def test_a_mail_that_is_only_a_page(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "案内"
    message.set_content("<html><body><p>11月20日が期限です。</p></body></html>", subtype="html")
    path = tmp_path / "mail.eml"
    path.write_bytes(message.as_bytes())
    assert [block.text for block in eml.read(path, Limits()).blocks] == ["11月20日が期限です。"]


def test_a_subject_is_one_line_of_readable_characters(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(b"Subject: =?utf-8?B?5Y+w5biz?=\x00\x00 =?utf-8?B?AAAA?=\n\nbody\n")
    assert eml.read(path, Limits()).metadata.title.strip() == "台帳"


def test_what_is_no_mail(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(b"\n\nno header at all")
    with pytest.raises(Unreadable):
        eml.read(path, Limits())
