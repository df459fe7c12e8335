"""Reports for the terminal: who says what, a line each, then when and where, article after article.

Arabic is printed as it is written: joining its letters and turning lines right to left is the
terminal's own business, and doing it here as well would undo it.
"""

import io
import os

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from musnad.export import Write
from musnad.export.order import Entry, entries, joined, names, one_line, shortened
from musnad.export.places import distinct, whereabouts
from musnad.model import Report

PIPED_WIDTH = 100
_DIM = "dim"
_INCIPIT = 60
# A terminal as wide as this has room for the day on which something was said.
_ROOMY = 150
_WORDS = 40
_FACTUALITY_STYLE = {"CT": "green", "PR": "yellow", "PS": "yellow", "Uu": "dim"}


class TableExporter:
    """A heading, tables of attributions and times, lines of places and of the sourcing, for each article.

    Colour and width follow the terminal when `write` writes to one; a pipe or a file gets plain
    text, 100 cells wide. Both can be said outright.
    """

    def __init__(self, write: Write, *, width: int | None = None, colour: bool | None = None) -> None:
        self._write = write
        self._terminal = _is_terminal(write) if colour is None else colour
        self._width = width or (None if _is_terminal(write) else PIPED_WIDTH)
        self._written = False

    def begin(self) -> None:
        """Nothing stands before the first article."""

    def report(self, report: Report) -> None:
        """Write one article's table."""
        page = io.StringIO()
        console = Console(
            file=page,
            width=self._width,
            force_terminal=self._terminal,
            # A page that is not for a terminal has no colours whatever the environment asks for.
            no_color=None if self._terminal else True,
            color_system="auto" if self._terminal else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        _print(console, report)
        lines = (line.rstrip() for line in page.getvalue().splitlines())
        self._write(("\n" if self._written else "") + "\n".join(lines) + "\n")
        self._written = True

    def end(self) -> None:
        """Nothing stands after the last article."""


def _print(console: Console, report: Report) -> None:
    document = report.document
    # Without a headline, the first words: what an article is known by when its id is a checksum.
    heading = one_line(document.title or "") or shortened(document.text[: 2 * _INCIPIT], _INCIPIT)
    console.print(Text(heading, style="bold"))
    about = (report.id, document.outlet, document.published, document.url)
    console.print(Text(" · ".join(one_line(part) for part in about if part), style=_DIM))
    if report.attributions:
        console.print(_table(report, dated=console.width >= _ROOMY and _any_dated(report)))
    if report.times:
        console.print(_times(report))
    if report.places:
        console.print(_places(report))
    console.print(Text(_summary(report), style=_DIM))
    for warning in report.warnings:
        console.print(Text("! " + one_line(warning), style="yellow"))


def _any_dated(report: Report) -> bool:
    return any(attribution.said_at for attribution in report.attributions)


def _table(report: Report, *, dated: bool) -> Table:
    """The attributions in reading order; `dated` adds the column of when each was said."""
    table = Table(box=SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    table.add_column("n", no_wrap=True)
    table.add_column("who", no_wrap=True, overflow="ellipsis", ratio=5)
    table.add_column("cue", no_wrap=True, overflow="ellipsis", max_width=12)
    table.add_column("act", no_wrap=True)
    table.add_column("factuality", no_wrap=True)
    if dated:
        table.add_column("said at", no_wrap=True, overflow="ellipsis", max_width=21)
    table.add_column("content", no_wrap=True, overflow="ellipsis", ratio=8)
    spoken = names(report)
    for entry in entries(report):
        *cells, content = _row(entry, spoken)
        said_at = [Text(one_line(entry.attribution.said_at or ""))] if dated else []
        table.add_row(*cells, *said_at, content)
    return table


def _times(report: Report) -> Table:
    """What the article's words for times mean, each pair of words and meaning once."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=_DIM)
    table.add_column("when", no_wrap=True)
    table.add_column("words", no_wrap=True)
    table.add_column("note", overflow="fold", style=_DIM)
    told = [(time.value, shortened(time.span.text, _WORDS), time.note or "") for time in report.times]
    for value, words, note in dict.fromkeys(told):
        table.add_row(Text(one_line(value), style="cyan"), Text(words), Text(one_line(note)))
    return table


def _places(report: Report) -> Text:
    """The article's places, the one most often named first: «Raqqa SY ×7 · …»."""
    line = Text("where  ", style=_DIM)
    for number, spot in enumerate(distinct(report.places)):
        place = spot.place
        line.append(" · " if number else "", style=_DIM)
        line.append(one_line(whereabouts(place)), style="not dim")
        facts = [place.country, f"×{len(spot.mentions)}" if len(spot.mentions) > 1 else None]
        facts.append("(acting)" if spot.acts_only else None)
        line.append("".join(" " + one_line(fact) for fact in facts if fact))
    return line


def _row(entry: Entry, spoken: dict[str, str]) -> list[Text]:
    attribution, depth, _ = entry
    number = "  " * (depth - 1) + "└ " if depth else ""
    if attribution.speaker is not None:
        who = Text(spoken.get(attribution.speaker, attribution.speaker), style="bold")
    else:
        who = Text(one_line(attribution.source.text) if attribution.source else "?", style=_DIM)
    if attribution.anonymous:
        who.append(" (unnamed)", style=_DIM)
    if attribution.via:
        who.append(" via " + ", ".join(spoken.get(relay, relay) for relay in attribution.via), style=_DIM)
    factuality = Text(attribution.factuality, style=_FACTUALITY_STYLE[attribution.factuality[:2]])
    if attribution.stance != "neutral":
        # The reporter's own view is the exception, so it is spelt out only where there is one.
        factuality.append(" " + attribution.stance, style="magenta")
    content = one_line(joined(attribution.content))
    if attribution.kind == "direct":
        content = f"«{content}»"
    return [
        Text(number + str(attribution.id)),
        who,
        Text(one_line(attribution.cue.text), style="cyan"),
        Text(attribution.act, style=_DIM),
        factuality,
        Text(content),
    ]


def _summary(report: Report) -> str:
    sourcing = report.sourcing
    return (
        f"{_counted(sourcing.attributions, 'attribution')} by {_counted(sourcing.speakers, 'speaker')}, "
        f"{sourcing.anonymous} unnamed; "
        f"{sourcing.unattributed_sentences} of {_counted(sourcing.sentences, 'sentence')} without attribution"
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _is_terminal(write: Write) -> bool:
    """Whether `write` is the `write` of a stream that is a terminal able to show colours."""
    stream = getattr(write, "__self__", None)
    # Anything may be written to, so ask only what has an answer.
    asked = getattr(stream, "isatty", None)
    return asked is not None and bool(asked()) and os.environ.get("TERM") != "dumb"
