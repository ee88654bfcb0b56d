"""Names of files that browsers tell."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.file_name import safe_name

KINDS = frozenset({".pdf", ".md"})
HOSTILE = st.text() | st.text(st.sampled_from("./\\~$\u202e\u200b\n:<>ab資.pdfmd"))


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("手引き.pdf", "手引き.pdf"),
        ("手引き 第2版.PDF", "手引き_第2版.pdf"),
        ("../../etc/cron.d/job.md", "job.md"),
        ("C:\\Users\\山田\\手引き.pdf", "手引き.pdf"),
        (".hidden.pdf", "hidden.pdf"),
        ("~$手引き.pdf", "手引き.pdf"),
        ("手引\u202efdp.exe\u202c.pdf", "手引fdp.exe.pdf"),
        ("<script>alert(1)</script>.md", "script.md"),
        ("手引き.exe", ""),
        ("手引き", ""),
        (".pdf", ""),
        ("...pdf", ""),
        ("", ""),
    ],
)
def test_what_is_left_of_a_name(told, name):
    assert safe_name(told, kinds=KINDS) == name


@given(HOSTILE | HOSTILE.map(lambda text: text + ".pdf"))
def test_a_name_leads_nowhere_and_fits_any_file_system(told):
    name = safe_name(told, kinds=KINDS)
    assert name == "" or Path(name).suffix in KINDS
    assert not name.startswith((".", "~"))
    assert not set(name) & set("/\\\x00\n\u202e")
    assert len(name.encode()) <= 255
    assert safe_name(name, kinds=KINDS) == name
