"""Japanese text as documents carry it, made comparable without losing meaning.

`characters.clean` is what every reader applies to text it extracts,
`characters.fold` what search and pattern matching apply on top of it,
`spacing.close_up` takes letter-spacing out, `lines.joined` and `lines.one_line` undo line breaks,
`sentences.sentences` cuts where a sentence ends.
"""

from knowledge.text.characters import clean, fold
from knowledge.text.lines import joined, one_line
from knowledge.text.sentences import sentences
from knowledge.text.spacing import close_up

__all__ = ["clean", "close_up", "fold", "joined", "one_line", "sentences"]
