"""`musnad evaluate`: how well the reader does on articles that people have read before it."""

from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gold articles (JSONL).", show_default=False)],
    reports: Annotated[
        Path | None,
        typer.Argument(
            help="Reports to judge, from `musnad read --format jsonl`; without it the gold's texts are read.",
            show_default=False,
        ),
    ] = None,
    phrases: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The texts of time phrases, where the gold has their ids alone."),
    ] = None,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Show N disagreements.")] = 0,
    json_output: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Judge attribution reports, or the values of time phrases, against gold."""
    # Imported here so that `musnad --help` stays quick.
    from musnad.evaluate.command import run  # noqa: PLC0415

    raise typer.Exit(run(gold, reports, errors, json_output, phrases))
