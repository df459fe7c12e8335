"""What every readable format needs: reading order, names of speakers, chains, short excerpts."""

import re
from typing import NamedTuple

from musnad.model import Attribution, Report, Span

# Bidirectional embeddings, overrides and isolates: left in a short field, one that is never closed
# would turn around whatever is printed beside it.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
# C0 (but for tab and line feed), DEL, C1, and halves of characters that no output can encode.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACE = re.compile(r"\s+")

Chain = tuple[str | None, ...]


class Entry(NamedTuple):
    """An attribution where a reader meets it: how deep it is nested, and through whom it came.

    `chain` holds entity ids, outermost voice first, the speaker last; `None` where nobody is named.
    """

    attribution: Attribution
    depth: int
    chain: Chain


def entries(report: Report) -> list[Entry]:
    """The attributions in reading order, each followed by those inside its content.

    A parent that is not in the report, or a circle of parents, leaves an attribution at the top:
    nothing is ever dropped.
    """
    by_place = sorted(report.attributions, key=lambda attribution: (attribution.cue.start, attribution.id))
    known = {attribution.id for attribution in by_place}
    inside: dict[int | None, list[Attribution]] = {}
    for attribution in by_place:
        parent = attribution.parent if attribution.parent in known else None
        inside.setdefault(parent, []).append(attribution)
    ordered: list[Entry] = []
    seen: set[int] = set()
    # After the true roots, whatever is still unseen hangs on a circle and starts a tree of its own.
    for root in (*inside.get(None, ()), *by_place):
        waiting: list[tuple[Attribution, int, Chain]] = [(root, 0, ())]
        while waiting:
            attribution, depth, above = waiting.pop()
            if attribution.id in seen:
                continue
            seen.add(attribution.id)
            chain = _followed(above, (*attribution.via, attribution.speaker))
            ordered.append(Entry(attribution, depth, chain))
            waiting.extend((child, depth + 1, chain) for child in reversed(inside.get(attribution.id, ())))
    return ordered


def names(report: Report) -> dict[str, str]:
    """Entity id → the entity's fullest name, on one line."""
    return {entity.id: one_line(entity.name) for entity in report.entities}


def joined(spans: tuple[Span, ...]) -> str:
    """The words of a content in parts, with an ellipsis for what stands between them."""
    return " … ".join(span.text for span in spans)


def printable(text: str) -> str:
    """The text with control characters made visible (ESC → ␛), so that none can steer the output."""
    return _UNPRINTABLE.sub(_picture, text)


def one_line(text: str) -> str:
    """The text fit for a short field: on one line, no control characters, no direction marks left open."""
    return printable(_SPACE.sub(" ", _DIRECTION.sub("", text)).strip())


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut between words to at most `limit` characters with «…» at the end."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", 0, limit)
    # One endless word is cut where the limit falls.
    return line[: cut if cut > 0 else limit - 1].rstrip(" ،,;؛:") + "…"


def _followed(above: Chain, voices: Chain) -> Chain:
    """The chain with more voices at its end; someone who merely goes on speaking is not repeated."""
    chain = list(above)
    for voice in voices:
        if not chain or chain[-1] != voice:
            chain.append(voice)
    return tuple(chain)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    # Unicode draws a picture of each of the first 32 control characters, in the same order.
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
