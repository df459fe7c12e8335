"""`musnad gazetteer`: build a gazetteer from a GeoNames dump, and look into one."""

import os
import shlex
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from musnad.cli.ending import (
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    EXIT_PIPE_CLOSED,
    EXIT_TERMINATED,
    TerminatedError,
    termination,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from musnad.cli.progress import Meter
    from musnad.gazetteer import Gazetteer
    from musnad.gazetteer.seed import Draft

VARIABLE = "MUSNAD_GAZETTEER"

app = typer.Typer(no_args_is_help=True, help="Build a gazetteer from a GeoNames dump, and look into one.")


class Form(StrEnum):
    """How found places are written."""

    TABLE = "table"
    JSON = "json"


@app.command("build")
def build(
    geonames: Annotated[
        list[Path],
        typer.Option(
            "--geonames",
            metavar="FILE",
            help="A GeoNames dump: allCountries or a country, .txt or .zip. May be given several times.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", envvar=VARIABLE, metavar="FILE", help="Write to FILE, once it is whole."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress; errors only.")] = False,
) -> None:
    """Add the places of a GeoNames dump to the packaged gazetteer.

    An old FILE stays as it was until the new one is whole.
    """
    from musnad.cli.progress import Meter, say  # noqa: PLC0415
    from musnad.errors import MusnadError  # noqa: PLC0415

    target = _target(output, geonames)
    meter = Meter("reading", live=False if quiet else None)
    left = f"{target} left as before" if target.exists() else f"{target} was not written"
    status = 0
    with termination():
        try:
            made = _build(geonames, target, meter)
        except KeyboardInterrupt:
            message, status = f"stopped. {left}", EXIT_INTERRUPTED
        except TerminatedError:
            message, status = f"terminated. {left}", EXIT_TERMINATED
        except MemoryError:
            message, status = f"not enough memory for so many places. {left}", EXIT_FAILED
        except MusnadError as error:
            message, status = f"{error}. {left}", EXIT_FAILED
        else:
            use = f"use it with `musnad read --gazetteer {shlex.quote(str(target))}`, or set {VARIABLE}"
            message = f"{target}: {len(made):,} places, {len(made.names):,} names; {use}"
        finally:
            meter.clear()
    if status or not quiet:
        say(message)
    raise typer.Exit(status)


@app.command("find")
def find(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME…", help="Names in Arabic letters.", show_default=False)
    ],
    gazetteer: Annotated[
        Path | None,
        typer.Option(
            "--gazetteer", envvar=VARIABLE, metavar="FILE", help="A gazetteer; else the packaged one."
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How they are written.")] = Form.TABLE,
) -> None:
    """Show the places that bear a name, and whether it needs support in a text to be read as a place.

    The exit status is 1 if a name is nobody's.
    """
    from musnad.cli.found import found, hint, missing, write_json, write_table  # noqa: PLC0415
    from musnad.cli.progress import say  # noqa: PLC0415

    opened = _open(gazetteer)
    places = found(opened, names)
    _print(write_json(places) if form is Form.JSON else write_table(places))
    unknown = missing(opened, names)
    quoted = hint(opened, names)
    for message in (*unknown, *([quoted] if quoted else [])):
        say(message)
    raise typer.Exit(EXIT_FAILED if unknown else 0)


@app.command("info")
def info(
    file: Annotated[
        Path | None,
        typer.Argument(
            envvar=VARIABLE, metavar="FILE", help="A gazetteer; else the packaged one.", show_default=False
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Read all of it: is it still what was written once?")
    ] = False,
) -> None:
    """Say what a gazetteer holds, where it comes from and under which licence."""
    from musnad.cli.progress import printable, say  # noqa: PLC0415
    from musnad.errors import GazetteerError  # noqa: PLC0415
    from musnad.gazetteer.gazetteer import PACKAGED  # noqa: PLC0415
    from musnad.gazetteer.layout import digest_of  # noqa: PLC0415

    opened = _open(file)
    path = file or PACKAGED
    facts = opened.facts
    lines = {
        "file": str(path),
        "places": f"{len(opened):,}",
        "names": f"{len(opened.names):,}",
        "source": facts["source"],
        "licence": facts["licence"],
        "SHA-256": facts["sha256"],
    }
    try:
        lines["size"] = f"{path.stat().st_size / 1e6:,.1f} MB"
        if check:
            stated, real = digest_of(path)
            if stated != real:
                say(f"{path} is damaged (its checksum is {real}): build it again")
                raise typer.Exit(EXIT_FAILED)
            lines["checked"] = "it is what was written"
    except (OSError, GazetteerError) as error:
        say(str(error))
        raise typer.Exit(EXIT_FAILED) from None
    _print("".join(f"{name:10}{printable(value)}\n" for name, value in lines.items()))


def _target(output: Path | None, dumps: list[Path]) -> Path:
    if output is None:
        raise typer.BadParameter(f"say where to with --output FILE, or set {VARIABLE}")
    if output.exists() and not output.is_file():
        raise typer.BadParameter(f"--output {output} is there and is no file; name a file")
    if any(os.path.realpath(dump) == os.path.realpath(output) for dump in dumps):
        raise typer.BadParameter(f"--output would overwrite the dump {output}")
    return output


def _build(dumps: list[Path], target: Path, meter: "Meter") -> "Gazetteer":
    from musnad.cli.progress import printable  # noqa: PLC0415
    from musnad.gazetteer import packaged  # noqa: PLC0415
    from musnad.gazetteer.build import build as build_gazetteer  # noqa: PLC0415
    from musnad.gazetteer.geonames import from_dump  # noqa: PLC0415

    def drafts() -> "Iterator[Draft]":
        for dump in dumps:
            yield from from_dump(dump, meter.show)

    base = packaged()
    sources = [base.facts["source"]] if len(base) else []
    # A file's name may hold what is no text.
    sources += [printable(dump.name) for dump in dumps]
    return build_gazetteer(drafts(), target, source=", ".join(sources), base=base)


def _open(path: Path | None) -> "Gazetteer":
    from musnad.cli.progress import say  # noqa: PLC0415
    from musnad.errors import GazetteerError  # noqa: PLC0415
    from musnad.gazetteer import open_gazetteer, packaged  # noqa: PLC0415
    from musnad.gazetteer.gazetteer import PACKAGED  # noqa: PLC0415

    try:
        opened = open_gazetteer(path) if path is not None else packaged()
    except GazetteerError as error:
        say(str(error))
        raise typer.Exit(EXIT_FAILED) from None
    if not len(opened):
        say(f"no gazetteer at {PACKAGED}: this copy of musnad was installed without one")
        raise typer.Exit(EXIT_FAILED)
    return opened


def _print(text: str) -> None:
    from musnad.cli.output import Output, OutputError  # noqa: PLC0415
    from musnad.cli.progress import say  # noqa: PLC0415

    output: Output | None = None
    try:
        output = Output(None)
        output.write(text)
        output.finish()
    except (BrokenPipeError, OutputError) as error:
        if output is not None:
            output.discard()
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(EXIT_PIPE_CLOSED) from None
        say(str(error))
        raise typer.Exit(EXIT_FAILED) from None
