"""Web pages: the page's own part with its dates and links, without the site around it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from knowledge.document import BlockKind, ParsedDocument
from knowledge.readers import Limits, html
from knowledge.webpage.writing import compose

PAGE = """<!DOCTYPE html><html lang="ja"><head><title>補助金のご案内 | 北の市公式ホームページ</title>
<meta charset="utf-8"><link rel="canonical" href="https://www.example.lg.jp/hojo.html"></head>
<body><header>サイトの名前</header><nav><ul><li>ホーム</li></ul></nav>
<div class="breadcrumb">ホーム &gt; 補助金</div>
<div><h1>補助金のご案内</h1><p>最終更新日：令和７年４月１日　印刷</p>
<h2>対象</h2><p>市内の事業者です。<br>ただし、法人に限ります。</p>
<ul><li>掲載日: 2025年3月3日 <a href="a.pdf">申請書（PDF：66KB）</a><ul><li>記入例</li></ul></li></ul>
<table><tr><th rowspan="2">区分</th><th colspan="2">上限</th></tr><tr><th>一般</th><th>特別</th></tr>
<tr><td>機器</td><td>10万円</td><td>20万円</td></tr></table>
<dl><dt>窓口</dt><dd>情報課</dd></dl></div>
<script>var hidden = 1;</script><footer>所在地</footer></body></html>"""


def found(document: ParsedDocument, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def test_the_frame_of_the_site_is_left_out() -> None:
    everything = "".join(block.text for block in compose(PAGE, Limits()).blocks)
    for words in ("サイトの名前", "ホーム", "所在地", "hidden"):
        assert words not in everything


def test_dates_links_rows_and_lines_are_kept() -> None:
    document = compose(PAGE, Limits())
    assert found(document, BlockKind.ITEM) == ["掲載日: 2025年3月3日 申請書（PDF：66KB）", "記入例", "情報課"]
    assert found(document, BlockKind.TABLE_ROW) == ["区分：機器；上限・一般：10万円；上限・特別：20万円"]
    assert found(document, BlockKind.HEADING) == ["対象"]
    assert found(document, BlockKind.PARAGRAPH)[1:] == [
        "市内の事業者です。",
        "ただし、法人に限ります。",
        "窓口",
    ]


def test_what_the_page_says_about_itself() -> None:
    metadata = compose(PAGE, Limits()).metadata
    assert (metadata.title, metadata.issuer) == ("補助金のご案内", "北の市")
    assert metadata.issued_on == dt.date(2025, 4, 1)
    assert metadata.url == "https://www.example.lg.jp/hojo.html"


def test_all_articles_are_read() -> None:
    text = "記事の本文です。" * 20
    document = compose(
        f"<body><div>広告</div><article>{text}一</article><article>{text}二</article></body>", Limits()
    )
    assert [block.text[-1] for block in document.blocks] == ["一", "二"]


@pytest.mark.parametrize("charset", ["Shift_JIS", "euc-jp", "utf-8"])
def test_the_declared_encoding_is_used(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "page.html"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    page = f"<html><head>{meta}</head><body><p>①高い山です。</p></body></html>"
    path.write_bytes(page.encode({"Shift_JIS": "cp932", "euc-jp": "euc_jis_2004"}.get(charset, charset)))
    assert [block.text for block in html.read(path, Limits()).blocks] == ["①高い山です。"]


def test_deep_nesting_ends() -> None:
    page = "<body>" + "<div>" * 5000 + "<p>底の文です。</p>" + "</div>" * 5000
    assert "底の文です。" in "".join(block.text for block in compose(page, Limits()).blocks)
