"""Whatever arrives is read or ignored, and nothing of it breaks anything."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.teams.incoming import Asked, Ignored, Left, Met, Pressed, Rated, read
from bot.channels.teams.spot import spot_of, tenant_of

pytestmark = pytest.mark.teams

_LEAF = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
_ANYTHING = st.recursive(
    _LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_NAMES = (
    "type name id text from recipient conversation channelData entities value replyToId serviceUrl "
    "action membersRemoved timestamp"
).split()
_TYPES = st.sampled_from(["message", "invoke", "installationUpdate", "conversationUpdate", "event"])
_PLACE = {
    "conversation": {"id": "a:1", "tenantId": "t", "conversationType": "personal"},
    "recipient": {"id": "28:b"},
    "from": {"id": "29:p"},
}


@given(st.dictionaries(st.sampled_from(_NAMES), _ANYTHING))
def test_any_object_can_be_read(activity: dict[str, Any]) -> None:
    tenant_of(activity)
    assert isinstance(read(activity), Asked | Pressed | Rated | Met | Left | Ignored)


@given(_TYPES, st.dictionaries(st.sampled_from(_NAMES), _ANYTHING))
def test_any_object_at_a_real_place_can_be_read(kind: str, activity: dict[str, Any]) -> None:
    found = read({**activity, **_PLACE, "type": kind})
    assert isinstance(found, Asked | Pressed | Rated | Met | Left | Ignored)
    for each in (getattr(found, "key", ""), getattr(found, "action", "")):
        assert len(each) <= 200


@given(_ANYTHING, _ANYTHING, st.sampled_from(["adaptiveCard/action", "message/submitAction"]))
def test_any_button_can_be_read(data: Any, verb: Any, name: str) -> None:
    value = {"action": {"verb": verb, "data": data}, "actionValue": data, "actionName": "feedback"}
    found = read({**_PLACE, "type": "invoke", "id": "e1", "name": name, "value": value})
    if isinstance(found, Pressed):
        assert all(isinstance(each, str) for each in found.values.values())


@given(st.text())
def test_an_address_is_made_of_harmless_letters_only(conversation: str) -> None:
    spot = spot_of({**_PLACE, "conversation": {"id": conversation, "tenantId": "t"}})
    if spot:
        assert not set(spot.conversation + spot.thread) & set("/?#%\\ ")
        assert ".." not in spot.conversation


def test_thread_and_conversation_are_told_apart() -> None:
    conversation = {"id": "19:c@thread.tacv2;messageid=17", "tenantId": "T", "conversationType": "channel"}
    spot = spot_of({**_PLACE, "conversation": conversation})
    assert spot is not None
    assert (spot.tenant, spot.conversation, spot.thread) == ("t", "19:c@thread.tacv2", "17")
