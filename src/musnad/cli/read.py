"""`musnad read`: articles in, a ledger of who says what out."""

import contextlib
import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from musnad.cli.ending import (
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    EXIT_PIPE_CLOSED,
    EXIT_REJECTED,
    EXIT_TERMINATED,
    TerminatedError,
    termination,
)

if TYPE_CHECKING:
    from musnad.cli.output import Output
    from musnad.cli.reading import Reading, Settings
    from musnad.ingest import Article, Options, Rejected


class Format(StrEnum):
    """How reports are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


class Form(StrEnum):
    """What the input is."""

    AUTO = "auto"
    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    ZIP = "zip"


class Bias(StrEnum):
    """Where a day or a month without a year lies if nothing else tells."""

    PAST = "past"
    FUTURE = "future"


def _field(what: str) -> object:
    return typer.Option(metavar="NAME", rich_help_panel="Fields of records", help=f"Where {what} is.")


def read(  # noqa: PLR0917
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="Text, JSON, JSONL or zip files, folders of them, or - for standard input.",
            show_default=False,
        ),
    ],
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="How reports are written.")
    ] = Format.TABLE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, which appears once it is whole."),
    ] = None,
    errors: Annotated[
        Path | None,
        typer.Option("--errors", metavar="FILE", help="Keep what could not be read in FILE (JSONL)."),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0 for one a core.")
    ] = 1,
    form: Annotated[
        Form, typer.Option("--from", help="What the input is; by default its name or beginning tells.")
    ] = Form.AUTO,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="When articles without a date came out: 2031-05-06."),
    ] = None,
    time_bias: Annotated[
        Bias, typer.Option("--time-bias", help="Where «Monday» and «in March» lie if nothing else tells.")
    ] = Bias.PAST,
    gazetteer: Annotated[
        Path | None,
        typer.Option(
            "--gazetteer",
            envvar="MUSNAD_GAZETTEER",
            metavar="FILE",
            help="Places are those of FILE, from `musnad gazetteer build`; else of the packaged gazetteer.",
        ),
    ] = None,
    wikidata: Annotated[
        Path | None,
        typer.Option(
            "--wikidata", metavar="FILE", help="Put the ids of FILE, an extract of Wikidata, to entities."
        ),
    ] = None,
    text_field: Annotated[str, _field("the text")] = "text",
    id_field: Annotated[str, _field("the id")] = "id",
    date_field: Annotated[str, _field("the date of publication")] = "date",
    title_field: Annotated[str, _field("the headline")] = "title",
    outlet_field: Annotated[str, _field("the publisher")] = "outlet",
    url_field: Annotated[str, _field("the web address")] = "url",
    author_field: Annotated[str, _field("the author or authors")] = "author",
    article_limit: Annotated[
        int, typer.Option(min=1, metavar="MB", help="The largest article or record to read.")
    ] = 32,
    member_limit: Annotated[
        int, typer.Option(min=1, metavar="MB", help="The most that one file in a zip may unpack to.")
    ] = 1000,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress, no warnings; errors only.")
    ] = False,
) -> None:
    """Read articles and report who says what, on whose word.

    Results go to standard output, progress and errors to standard error.

    What cannot be read is named, the rest is read, and the exit status is 1.
    """
    # Imported here so that `musnad --help` stays quick.
    from musnad.ingest.article import MEGABYTE, Fields, Options  # noqa: PLC0415

    options = Options(
        fields=Fields(
            text=text_field,
            id=id_field,
            date=date_field,
            title=title_field,
            outlet=outlet_field,
            url=url_field,
            author=author_field,
        ),
        form=form.value,
        article_limit=article_limit * MEGABYTE,
        member_limit=member_limit * MEGABYTE,
    )
    _check(files, output, errors)
    run = _Run(
        format_=format_.value,
        output=output,
        errors=errors,
        jobs=jobs,
        quiet=quiet,
        published=_iso(date),
        settings=_settings(time_bias, gazetteer, wikidata),
    )
    raise typer.Exit(run(files, options))


def _settings(time_bias: Bias, gazetteer: Path | None, wikidata: Path | None) -> "Settings":
    """How to read; a gazetteer or extract that cannot be read ends the run before anything is."""
    from musnad.cli.progress import say  # noqa: PLC0415
    from musnad.cli.reading import Settings, gazetteer_of, ids_of  # noqa: PLC0415
    from musnad.errors import GazetteerError, InputError  # noqa: PLC0415

    settings = Settings(
        time_bias.value,
        str(gazetteer) if gazetteer is not None else None,
        str(wikidata) if wikidata is not None else None,
    )
    try:
        gazetteer_of(settings)
        ids_of(settings)
    except (GazetteerError, InputError) as error:
        say(str(error))
        raise typer.Exit(EXIT_FAILED) from None
    return settings


def _iso(date: str | None) -> str | None:
    if date is None:
        return None
    from musnad.ingest.records import date_of  # noqa: PLC0415

    published, _ = date_of(date)
    if published is None:
        raise typer.BadParameter(f"--date {date!r} is no date like 2031-05-06")
    return published


def _check(files: list[str], output: Path | None, errors: Path | None) -> None:
    """Refuse what would destroy an input or mix two outputs."""
    if files.count("-") > 1:
        raise typer.BadParameter("standard input can be read once only: name - once")
    if output is not None and errors is not None and _same(output, errors):
        raise typer.BadParameter("--output and --errors name the same file")
    for target, name in ((output, "--output"), (errors, "--errors")):
        if target is not None and target.is_dir():
            raise typer.BadParameter(f"{name} names a folder; name a file in it")
        if target is not None and target.is_file():
            for file in files:
                if file != "-" and _same(Path(file), target):
                    raise typer.BadParameter(f"{name} would overwrite the input {file}")


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


class _Run:
    """One run of `musnad read`: where things go, and how far it is."""

    def __init__(
        self,
        *,
        format_: str,
        output: Path | None,
        errors: Path | None,
        jobs: int,
        quiet: bool,
        published: str | None,
        settings: "Settings",
    ) -> None:
        from musnad.cli.progress import Progress  # noqa: PLC0415
        from musnad.cli.workers import cores  # noqa: PLC0415

        self.format = format_
        self.output_path = output
        self.errors_path = errors
        self.jobs = jobs or cores()
        self.quiet = quiet
        self.published = published
        self.settings = settings
        # On one terminal the results themselves show how far it is, and a second line would tear them.
        live = False if quiet or (output is None and _is_terminal()) else None
        self.progress = Progress(live=live, log=not quiet)
        self.rejected = 0
        self.opened: list[Output] = []
        self.rejects: Output | None = None

    def __call__(self, files: list[str], options: "Options") -> int:
        from musnad.cli.output import Output, OutputError  # noqa: PLC0415
        from musnad.cli.processes import WorkerError  # noqa: PLC0415

        opened = self.opened
        with termination():
            try:
                output = Output(self.output_path)
                opened.append(output)
                if self.errors_path is not None:
                    self.rejects = Output(self.errors_path)
                    opened.append(self.rejects)
                self._read(files, options, output)
                for each in opened:
                    each.finish()
                opened.clear()
            except BrokenPipeError:
                # Whoever read the output has enough: `musnad read … | head`.
                return EXIT_PIPE_CLOSED
            except KeyboardInterrupt:
                self.progress.say(f"stopped. {self._how_far()}")
                return EXIT_INTERRUPTED
            except TerminatedError:
                self.progress.say(f"terminated. {self._how_far()}")
                return EXIT_TERMINATED
            except (OutputError, WorkerError) as error:
                self.progress.say(f"{error}. {self._how_far()}")
                return EXIT_FAILED
            finally:
                self.progress.clear()
                for each in opened:
                    each.discard()
        if self.rejected:
            kept = f"; they are in {self.errors_path}" if self.errors_path is not None else ""
            total = self.progress.count + self.rejected
            self.progress.say(f"{self.progress.count:,} of {total:,} read, {self.rejected:,} rejected{kept}")
        return EXIT_REJECTED if self.rejected else 0

    def _read(self, files: list[str], options: "Options", output: "Output") -> None:
        from musnad.cli.reading import gazetteer_of  # noqa: PLC0415
        from musnad.cli.workers import readings  # noqa: PLC0415
        from musnad.export import FORMATS  # noqa: PLC0415
        from musnad.gazetteer import NO_GAZETTEER  # noqa: PLC0415

        if not self.quiet and not len(gazetteer_of(self.settings)):
            # Each report says so; here once is enough.
            self.progress.say(f"warning: {NO_GAZETTEER}")
        write = output.write
        exporter = FORMATS[self.format](write)
        exporter.begin()
        as_lines = self.format == "jsonl"
        # A person or a program at the other end of a pipe sees each report when it is there.
        direct = self.output_path is None
        with contextlib.closing(
            readings(
                self._articles(files, options), jobs=self.jobs, as_lines=as_lines, settings=self.settings
            )
        ) as results:
            for reading in results:
                if reading.failure is not None:
                    self._failed(reading)
                    continue
                if reading.line is not None:
                    write(reading.line)
                elif reading.report is not None:
                    exporter.report(reading.report)
                if direct:
                    output.flush()
                place = _place(reading.where, reading.record)
                if not self.quiet:
                    for warning in reading.warnings:
                        if warning != NO_GAZETTEER:
                            self.progress.say(f"{place}: warning: {warning}")
                self.progress.step(place)
        exporter.end()

    def _articles(self, files: list[str], options: "Options") -> "Iterator[Article]":
        import msgspec  # noqa: PLC0415

        from musnad.ingest import Article, Notice, articles  # noqa: PLC0415

        stdin = sys.stdin.buffer if sys.stdin is not None else None
        targets = [path for path in (self.output_path, self.errors_path) if path is not None]
        leave_out = frozenset(os.path.realpath(path) for path in targets)
        for item in articles(files, options, stdin=stdin, leave_out=leave_out):
            if isinstance(item, Article):
                if item.published is None and self.published is not None:
                    yield msgspec.structs.replace(item, published=self.published)
                else:
                    yield item
            elif isinstance(item, Notice):
                if not self.quiet:
                    self.progress.say(f"{item.where}: {item.message}")
            else:
                self._reject(item)

    def _reject(self, item: "Rejected") -> None:
        from musnad.cli.rejects import rejected_line  # noqa: PLC0415

        self.rejected += 1
        self.progress.say(str(item.error))
        if self.rejects is not None:
            self.rejects.write(rejected_line(item))

    def _failed(self, reading: "Reading") -> None:
        from musnad.ingest import Rejected  # noqa: PLC0415

        raw = reading.text.encode("utf-8", "backslashreplace")
        self._reject(
            Rejected(
                where=reading.where,
                record=reading.record,
                message=reading.failure or "",
                raw=raw,
                length=len(raw),
            )
        )

    def _how_far(self) -> str:
        count = self.progress.count
        said = f"{count:,} {'article was' if count == 1 else 'articles were'} read"
        if count:
            said += f", the last {self.progress.last}"
        if self.rejected:
            said += f"; {self.rejected:,} rejected"
        unwritten = [each.name for each in self.opened if each.appears_whole]
        if unwritten:
            said += f"; {' and '.join(unwritten)} left as before"
        return said


def _place(where: str, record: int | None) -> str:
    return where if record is None else f"{where}, record {record}"


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
