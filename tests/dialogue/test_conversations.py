"""Which questions are follow-ups of which."""

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.conversations import conversation_of
from bot.ports import Destination

ids = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=200)
places = st.builds(Destination, ids, ids, ids, ids, ids)


def test_threads_places_and_viewers_are_apart():
    channel = Destination("slack", "W1", "C1")
    keys = {
        conversation_of(channel),
        conversation_of(Destination("slack", "W1", "C2")),
        conversation_of(Destination("slack", "W2", "C1")),
        conversation_of(Destination("slack", "W1", "C1", "T1")),
        conversation_of(Destination("slack", "W1", "C1", "", "U1")),
        conversation_of(Destination("slack", "W1", "C1", "T1", "U1")),
    }
    assert len(keys) == 6
    assert conversation_of(channel) == "slack:W1:C1"


@given(places, places)
def test_a_key_fits_and_is_one_place(one, other):
    assert len(conversation_of(one)) <= 200
    assert (conversation_of(one) == conversation_of(other)) == (one == other)
