"""Sentences whose words stand in ⟦words⇒what they are⟧ marks, one a line; the tables of times and places."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_MARK = re.compile("⟦(.*?)⇒(.*?)⟧")


class Marked(NamedTuple):
    """The words `[start, end)` of a sentence and what stands behind the arrow."""

    start: int
    end: int
    what: str


class Bracketed(NamedTuple):
    """A sentence without its marks, what was marked, and what stands before its bar (nothing: empty)."""

    text: str
    marks: tuple[Marked, ...]
    before: str = ""


def unmarked(line: str, before: str = "") -> Bracketed:
    """Takes the marks out of a sentence."""
    text, marks, position = "", [], 0
    for match in _MARK.finditer(line):
        text += line[position : match.start()]
        marks.append(Marked(len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        position = match.end()
    return Bracketed(text + line[position:], tuple(marks), before)


def bracketed(name: str) -> Iterator[Bracketed]:
    """The sentences of a table beside this module."""
    for line in (HERE / name).read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            before, bar, sentence = line.partition(" | ")
            yield unmarked(sentence, before) if bar else unmarked(line)
