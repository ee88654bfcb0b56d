"""Text in pictures: scans, photographs, tables that somebody pasted as an image.

`ENGINES` names what can read them. Each is optional; where one is missing
nothing is read, and `is_available` says so.
"""

from knowledge.ocr.engines import ENGINES, EngineMissing, is_available, recogniser
from knowledge.ocr.recognised import Recognise, RecognisedLine

__all__ = ["ENGINES", "EngineMissing", "Recognise", "RecognisedLine", "is_available", "recogniser"]
