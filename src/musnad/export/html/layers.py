"""Overlapping statements laid over one text: cut into pieces that can be drawn one after the other.

What people say overlaps freely: one statement lies inside another, a content has a hole in it, a
relay's content begins before the cue of the next, and times and places lie across all of these. A page
can only nest. So the text is cut at every edge, and each piece carries all that covers it.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

Role = Literal["content", "source", "cue", "time", "place"]
# From the outside in: a cue's tint lies over every underline, a time or a place closest to its words.
_INWARDS: dict[Role, int] = {"content": 0, "source": 1, "cue": 2, "place": 3, "time": 4}


class Layer(NamedTuple):
    """Something to show on the characters `[start, end)`: a part of an attribution, a time or a place.

    `number` is the attribution's id, or counts the report's times or places from 0. `line` tells
    which of the stacked underlines a content draws, 0 nearest the words.
    """

    start: int
    end: int
    role: Role
    number: int
    line: int = 0


class Segment(NamedTuple):
    """A stretch of text that nothing begins or ends within; its layers, outermost first."""

    start: int
    end: int
    layers: tuple[Layer, ...]


def segments(length: int, layers: Iterable[Layer], cuts: Iterable[int] = ()) -> list[Segment]:
    """A text of `length` characters as segments, in order and without gaps.

    `cuts` are further places to cut at (line breaks, footnote marks). Offsets outside the text are
    drawn in to its ends; layers left empty are dropped.
    """
    inside = sorted(
        (
            layer._replace(start=max(layer.start, 0), end=min(layer.end, length))
            for layer in layers
            if max(layer.start, 0) < min(layer.end, length)
        ),
        key=_outermost_first,
    )
    edges = {0, length, *(cut for cut in cuts if 0 < cut < length)}
    for layer in inside:
        edges.update((layer.start, layer.end))
    starting: dict[int, list[Layer]] = {}
    for layer in inside:
        starting.setdefault(layer.start, []).append(layer)
    cut = sorted(edges)
    made: list[Segment] = []
    covering: list[Layer] = []
    for start, end in pairwise(cut):
        covering = [layer for layer in covering if layer.end > start]
        if start in starting:
            covering = sorted((*covering, *starting[start]), key=_outermost_first)
        made.append(Segment(start, end, tuple(covering)))
    return made


def lines(spans: Sequence[tuple[int, int, int]]) -> list[int]:
    """Which underline each `(start, end, depth)` draws, so that no two overlapping ones coincide.

    A statement's line lies no higher than its nesting depth, so that what is inside is always
    underneath; apart from that each takes the highest line that is free.
    """
    chosen = [0] * len(spans)
    free_from: list[int] = []
    by_place = sorted(range(len(spans)), key=lambda n: (spans[n][0], spans[n][2], -spans[n][1]))
    for n in by_place:
        start, end, depth = spans[n]
        line = depth
        while line < len(free_from) and free_from[line] > start:
            line += 1
        free_from.extend([0] * (line + 1 - len(free_from)))
        free_from[line] = end
        chosen[n] = line
    return chosen


def word_start(text: str, position: int) -> int:
    """The place of `position`, or the beginning of the word that it lies within.

    A mark set inside a word would tear its joined letters apart («و|قال»).
    """
    position = min(max(position, 0), len(text))
    # No word is longer than this; in letters without end the mark stands where it falls.
    for start in range(position, max(position - 64, -1), -1):
        if start in (0, len(text)) or not (_joins(text[start - 1]) and _joins(text[start])):
            return start
    return position


def _joins(character: str) -> bool:
    """Letters, digits and the marks on them (a combining mark is no letter, yet belongs to one)."""
    return character.isalnum() or character in _WITHIN_WORDS


# Tatweel, the Arabic diacritics, the superscript alef, and the joiners.
_WITHIN_WORDS = frozenset("ـ" + "".join(map(chr, range(0x64B, 0x660))) + "\u0670\u200c\u200d")


def _outermost_first(layer: Layer) -> tuple[int, int, int, int, int]:
    return (_INWARDS[layer.role], layer.line, layer.start, -layer.end, layer.number)
