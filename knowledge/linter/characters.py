"""Text whose letters are not the ones that were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.document import Finding, ParsedDocument

# UTF-8 read as Shift_JIS (縺ゅ→), UTF-8 read as Latin-1 (ã‚), Shift_JIS read as
# Latin-1 (‚ ‚), and what could not be decoded at all.
_GARBLED = re.compile(r"(?:[縺繧繝].{1,2}?){3}|(?:ã.{0,2}?){3}|(?:‚[ -ÿ]){4}|\ufffd{2}")
_LONE = "\ufffd"
_SHARE = 0.005  # of a block's characters


def garbled(document: ParsedDocument) -> Iterator[Finding]:
    """`mojibake` for the first place where it shows, unless the reader said so."""
    if any(finding.code == "mojibake" for finding in document.findings):
        return
    for block in document.blocks:
        found = _GARBLED.search(block.text)
        if found or block.text.count(_LONE) > max(2, _SHARE * len(block.text)):
            yield Finding("mojibake", block.place, found[0][:20] if found else "")
            return
