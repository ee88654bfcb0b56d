from bot.texts import places
from knowledge.document import Place, PlaceKind
from knowledge.passage import Passage

PAGE = Place(PlaceKind.PAGE, 3)


def test_a_citation_says_how_surely_its_text_was_recognised() -> None:
    read = Passage("d#1", "d", "text", "本文", ("第1章",), PAGE, PAGE, confidence=0.918)
    assert places.of_passage(read) == "p.3 > 第1章（文字認識 92%）"
    printed = Passage("d#1", "d", "text", "本文", ("第1章",), PAGE, PAGE)
    assert places.of_passage(printed) == "p.3 > 第1章"
