"""The commands: `musnad read` for articles, `evaluate` for judging the reader, `gazetteer` for places.

Data goes to standard output, everything said about it to standard error.
"""

from typing import Annotated

import typer

from musnad._version import __version__
from musnad.cli import gazetteer
from musnad.cli.evaluate import evaluate
from musnad.cli.read import read

app = typer.Typer(
    name="musnad",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read)
app.command("evaluate")(evaluate)
app.add_typer(gazetteer.app, name="gazetteer")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"musnad {__version__}")
        raise typer.Exit


@app.callback()
def _musnad(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say which version this is."),
    ] = False,
) -> None:
    """Reads Arabic news and reports who says what, on whose word."""


def main() -> None:
    """Run the command line; the entry point of the program."""
    app(prog_name="musnad")
