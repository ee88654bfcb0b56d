"""The buttons of a reminder change the ledger once, say so, and show it in the message."""

from tests.dialogue.scene import ANNE, BEN, COUNTY, NOBODY, STRANGER, button


def test_done_is_said_and_shown_with_who_did_it(office):
    office.open()
    said = office.press(ANNE, button("complete"), name="山田", document_number="総第5号")
    assert "「完了」にしました（11月25日（水）、文書番号 総第5号）" in said
    print(office.items())
    assert 0
