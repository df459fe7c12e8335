"""The reader's answers, taken out of its reports as far as they are judged.

Reports come as `musnad read --format jsonl` prints them, or as any other reader's in the same
shape: a span is `[start, end]` or an object with `start` and `end`, and fields may be missing.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import InputError
from musnad.evaluate.gold import LABELS, Range
from musnad.model import Report


class Answer(msgspec.Struct, frozen=True):
    """One attribution that a report gives, as far as it is judged."""

    id: Any
    parent: Any
    cue: Range | None
    source: Range | None
    speaker: Any
    content: tuple[Range, ...]
    labels: dict[str, str | None]
    confidence: float | None = None


class Answers(msgspec.Struct, frozen=True):
    """What a report says of one article, as far as it is judged."""

    attributions: tuple[Answer, ...] = ()
    mentions: dict[Any, tuple[Range, ...]] = {}
    times: tuple[tuple[Range | None, str | None], ...] = ()
    places: tuple[tuple[Range | None, float | None, float | None], ...] = ()


def answers(report: Mapping[str, Any]) -> Answers:
    """The judged parts of a report in its JSON form; a span is `[start, end]` or an object."""
    return Answers(
        attributions=tuple(
            Answer(
                id=one.get("id"),
                parent=one.get("parent"),
                cue=_span(one.get("cue")),
                source=_span(one.get("source")),
                speaker=one.get("speaker"),
                content=tuple(part for part in map(_span, one.get("content", ())) if part is not None),
                labels={label: one.get(label) for label in LABELS},
                confidence=one.get("confidence"),
            )
            for one in report.get("attributions", ())
        ),
        mentions={
            entity["id"]: tuple(mention for mention in map(_span, entity["mentions"]) if mention is not None)
            for entity in report.get("entities", ())
        },
        times=tuple((_span(one.get("span", one)), one.get("value")) for one in report.get("times", ())),
        places=tuple(
            (_span(one.get("span", one)), one.get("lat"), one.get("lon")) for one in report.get("places", ())
        ),
    )


def _span(given: Any) -> Range | None:  # noqa: ANN401 - JSON of anyone
    """A span of a report's JSON as a pair of offsets."""
    if not given:
        return None
    if isinstance(given, Mapping):
        return given["start"], given["end"]
    start, end = given
    return start, end


def answers_of(report: Report) -> Answers:
    """The judged parts of a report that was just read."""
    return answers(msgspec.to_builtins(report))


def load_answers(path: Path) -> dict[str, Answers]:
    """The answers of a file of reports, one JSON object a line, by article id."""
    found: dict[str, Answers] = {}
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}", where=str(path)) from error
    for number, line in enumerate(raw.split(b"\n")):
        if not line.strip():
            continue
        try:
            report = msgspec.json.decode(line)
            found[report["id"]] = answers(report)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(f"not JSON: {error}", where=str(path), record=number) from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            message = f"not a report: {type(error).__name__}: {error}"
            raise InputError(message, where=str(path), record=number) from error
    return found
