"""Attributions as a spreadsheet: one row each, safe to open in any spreadsheet program."""

import csv
from collections.abc import Iterable

from musnad.export import Write
from musnad.export.order import entries, joined, names
from musnad.model import Attribution, Entity, Report, Span

COLUMNS = (
    "article", "published", "outlet", "title", "url",
    "n", "parent", "depth",
    "cue", "cue_lemma", "source", "speaker", "speaker_type", "speaker_id", "via", "chain",
    "content", "kind", "act", "factuality", "stance", "anonymous",
    "said_at", "medium", "confidence",
    "cue_start", "cue_end", "source_start", "source_end", "content_start", "content_end", "content_spans",
    "times", "places",
)  # fmt: skip

# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection"), full-width forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_ARROW = " > "

Cell = str | int | float | None


class CsvExporter:
    """One row an attribution, in reading order, under `COLUMNS`.

    `content_spans` lists the parts of a content as `start-end`, code points into the article's
    text, end exclusive; `content_start` and `content_end` are its outermost ends. `via` and `chain`
    name the voices from the outermost inwards. `times` (EDTF) and `places` (in English) are those that
    the content names, each once, parted by a space and by «; ». With `byte_order_mark` the file starts
    with U+FEFF, by which Excel knows that Arabic is coming; other programs are better off without it.
    """

    def __init__(self, write: Write, *, byte_order_mark: bool = False) -> None:
        self._write = write
        self._byte_order_mark = byte_order_mark
        self._rows = csv.writer(_Sink(write), lineterminator="\r\n")

    def begin(self) -> None:
        """Write the header."""
        if self._byte_order_mark:
            self._write("\ufeff")
        self._rows.writerow(COLUMNS)

    def report(self, report: Report) -> None:
        """Write the article's attributions; an article without any has no row."""
        people = {entity.id: entity for entity in report.entities}
        spoken = names(report)
        article = (
            report.id,
            report.document.published,
            report.document.outlet,
            report.document.title,
            report.document.url,
        )
        for attribution, depth, chain in entries(report):
            via = _ARROW.join(spoken.get(relay, relay) for relay in attribution.via)
            voices = _ARROW.join("?" if voice is None else spoken.get(voice, voice) for voice in chain)
            cells = (
                *article,
                *_cells(attribution, depth, people, via=via, chain=voices),
                " ".join(_inside(attribution, ((time.span, time.value) for time in report.times))),
                "; ".join(_inside(attribution, ((place.span, place.name) for place in report.places))),
            )
            self._rows.writerow([_safe(cell) for cell in cells])

    def end(self) -> None:
        """Nothing stands after the last row."""


class _Sink:
    """What the csv module writes to, a row at a time.

    The module quotes a carriage return only where rows end in one, and an unquoted one would break
    the row in two; so it is told that they do, and the end is put right here.
    """

    def __init__(self, write: Write) -> None:
        self._write = write

    def write(self, row: str) -> None:
        self._write(row.removesuffix("\r\n") + "\n")


def _cells(
    attribution: Attribution, depth: int, people: dict[str, Entity], *, via: str, chain: str
) -> tuple[Cell, ...]:
    speaker = None if attribution.speaker is None else people.get(attribution.speaker)
    content = attribution.content
    return (
        attribution.id,
        attribution.parent,
        depth,
        attribution.cue.text,
        attribution.cue_lemma,
        None if attribution.source is None else attribution.source.text,
        None if speaker is None else speaker.name,
        None if speaker is None else speaker.type,
        attribution.speaker,
        via,
        chain,
        joined(content),
        attribution.kind,
        attribution.act,
        attribution.factuality,
        attribution.stance,
        "true" if attribution.anonymous else "false",
        attribution.said_at,
        attribution.medium,
        attribution.confidence,
        attribution.cue.start,
        attribution.cue.end,
        *_ends(attribution.source),
        min((span.start for span in content), default=None),
        max((span.end for span in content), default=None),
        " ".join(f"{span.start}-{span.end}" for span in content),
    )


def _inside(attribution: Attribution, mentions: Iterable[tuple[Span, str]]) -> Iterable[str]:
    """What the mentions within the content stand for, each once, in reading order."""
    return dict.fromkeys(
        meant
        for span, meant in mentions
        if any(part.start <= span.start and span.end <= part.end for part in attribution.content)
    )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _safe(cell: Cell) -> Cell:
    """The cell, with an apostrophe before text that a spreadsheet would run as a formula."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
