"""A YAML file as plain text values, with the line of each.

Values are never interpreted by YAML: a time stays "17:00" and 「no」 stays 「no」.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from jobs.catalogue.mistake import CatalogueError, Mistake

Value = str | list["Value"] | dict[str, "Value"]
Place = tuple[str | int, ...]

_EMPTY = ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Document:
    """The entries of one file; `lines` gives the line of each key and list item by its place."""

    file: str
    entries: list[Value]
    lines: dict[Place, int]

    def line_of(self, place: Place) -> int:
        """The line of `place`, or of the nearest thing around it."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_document(path: Path) -> Document:
    """Reads one catalogue file. Raises CatalogueError if it is not a list in UTF-8 YAML."""
    root = _compose(path)
    if root is None:
        return Document(path.name, [], {})
    reader = _Reader(path.name)
    entries = reader.value(root, ())
    if not isinstance(entries, list):
        raise CatalogueError([Mistake(path.name, 1, "not_a_list")])
    if reader.mistakes:
        raise CatalogueError(reader.mistakes)
    return Document(path.name, entries, reader.lines)


def _compose(path: Path) -> yaml.Node | None:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise CatalogueError([Mistake(path.name, 1, "encoding")]) from error
    except yaml.MarkedYAMLError as error:
        raise CatalogueError([Mistake(path.name, _line_of(error), "syntax")]) from error
    except yaml.YAMLError as error:
        raise CatalogueError([Mistake(path.name, 1, "syntax")]) from error


def _line_of(error: yaml.MarkedYAMLError) -> int:
    # A key without its colon is only noticed on the next line; the context still points at the key.
    unfinished_key = error.context == "while scanning a simple key"
    mark = error.context_mark if unfinished_key else error.problem_mark
    return mark.line + 1 if mark else 1


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Place, int] = {}
        self.mistakes: list[Mistake] = []

    def value(self, node: yaml.Node, place: Place) -> Value:
        if isinstance(node, yaml.MappingNode):
            return dict(self._fields(node, place))
        if isinstance(node, yaml.SequenceNode):
            return self._items(node.value, place)
        return str(node.value).strip()

    def _items(self, nodes: Sequence[yaml.Node], place: Place) -> list[Value]:
        for number, node in enumerate(nodes):
            self.lines[*place, number] = node.start_mark.line + 1
        return [self.value(node, (*place, number)) for number, node in enumerate(nodes)]

    def _fields(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, Value]]:
        """The fields that are filled in: an empty one counts as absent."""
        for key, value in node.value:
            name = str(key.value)
            inner = (*place, name)
            line = key.start_mark.line + 1
            if inner in self.lines:
                self.mistakes.append(Mistake(self.file, line, "duplicate_field", {"field": name}))
            self.lines[inner] = line
            if not _is_empty(value):
                yield name, self.value(value, inner)


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value in _EMPTY
