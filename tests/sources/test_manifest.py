"""The list of published documents: strict, off by default, and without invented addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.index.fetched import TEMPLATE, write_template
from knowledge.sources import Manifest, ManifestError, WebSource, read_manifest

_SEEN = Path(__file__).parents[2].parent / "shared" / "domain" / "sources.yaml"


def written(tmp_path, text):
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_list_fetches_nothing():
    manifest = read_manifest(TEMPLATE)
    assert len(manifest.source) > 20
    assert (manifest.wanted, manifest.hosts, manifest.every_hours) == ((), frozenset(), 0)


def test_every_shipped_address_was_seen():
    if not _SEEN.exists():
        pytest.skip("the list of seen addresses is not here")
    seen = {entry["url"] for entry in yaml.safe_load(_SEEN.read_text(encoding="utf-8"))}
    assert {source.url for source in read_manifest(TEMPLATE).source} - {""} <= seen


def test_the_list_is_put_in_place_once(tmp_path):
    path = write_template(tmp_path)
    assert path.read_bytes() == TEMPLATE.read_bytes()
    assert write_template(tmp_path) is None


def test_only_servers_of_sources_that_are_on_may_be_asked():
    on = WebSource(id="a", title="t", issuer="i", url="https://WWW.Example.jp/x", enabled=True)
    off = WebSource(id="b", title="t", issuer="i", url="https://other.example.jp/x")
    unknown = WebSource(id="c", title="t", issuer="i", enabled=True)
    assert Manifest(source=(on, off, unknown)).hosts == {"www.example.jp"}


def test_a_source_says_where_its_words_come_from():
    source = WebSource(id="a", title="計画", issuer="総務省", url="https://www.example.jp/x")
    assert source.credit == "出典：総務省「計画」（https://www.example.jp/x）"
    assert source.model_copy(update={"attribution": "総務省の計画を加工"}).credit == "総務省の計画を加工"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[[source]]\nid = "a"\ntitle = "t"\nissuer = "i"\nurll = "x"', "source [1] urll"),
        ('[[source]]\nid = "../a"\ntitle = "t"\nissuer = "i"', "source [1] id"),
        ('[[source]]\nid = "a"\ntitle = "t"\nissuer = "i"\nurl = "file:///etc/passwd"', "source [1] url"),
        ('[[source]]\nid = "a"\ntitle = "t"\nissuer = "i"\n' * 2, "source"),
        ("every_hours = -1", "every_hours"),
        ("every_hours = ", "sources.toml"),
    ],
)
def test_mistakes_are_named_with_their_place(tmp_path, text, place):
    with pytest.raises(ManifestError) as wrong:
        read_manifest(written(tmp_path, text))
    assert place in [found for found, _ in wrong.value.problems]
