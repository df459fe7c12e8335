"""Places that bear a name, as a table for the terminal or as JSON."""

import io
import os
import sys
from collections.abc import Sequence

import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from musnad.cli.progress import printable
from musnad.gazetteer import Gazetteer
from musnad.gazetteer.seed import key_of

PIPED_WIDTH = 120


class FoundPlace(msgspec.Struct, frozen=True):
    """A place that bears the name asked for; what nobody knows is `None`.

    `needs_support` where the name alone is no place: it takes a noun such as «مدينة», or a place beside it.
    `seeded` where the project's own tables have it.
    """

    asked: str
    name: str
    arabic: str
    kind: str
    countries: tuple[str, ...]
    lat: float
    lon: float
    radius: int
    population: int | None
    geonames: int | None
    needs_support: bool
    seeded: bool


def found(gazetteer: Gazetteer, names: Sequence[str]) -> list[FoundPlace]:
    """The bearers of each name, in the order asked and then in that of the gazetteer."""
    places = []
    for name in names:
        number = gazetteer.names.get(key_of(name))
        for bearer in gazetteer.bearers(number) if number is not None else ():
            place = gazetteer.place(bearer.place)
            places.append(
                FoundPlace(
                    name,
                    place.name,
                    place.arabic,
                    place.kind,
                    place.countries,
                    place.lat,
                    place.lon,
                    place.radius,
                    place.population or None,
                    place.geonames or None,
                    bearer.ambiguous,
                    bearer.seeded,
                )
            )
    return places


def hint(gazetteer: Gazetteer, names: Sequence[str]) -> str | None:
    """What to say to somebody who asked for the words of one name."""
    whole = " ".join(names)
    if len(names) > 1 and key_of(whole) in gazetteer.names:
        return f"for the one name of these words, quote it: '{whole}'"
    return None


def missing(gazetteer: Gazetteer, names: Sequence[str]) -> list[str]:
    """For each name that nobody bears, what to say about it."""
    messages = []
    for name in names:
        if key_of(name) in gazetteer.names:
            continue
        latin = any("a" <= letter <= "z" for letter in name.lower())
        why = ": names are looked up in Arabic letters" if latin else ""
        messages.append(f"no place is called «{name}»{why}")
    return messages


def write_json(places: Sequence[FoundPlace]) -> str:
    """An array of objects."""
    return msgspec.json.format(msgspec.json.encode(places), indent=2).decode() + "\n"


def write_table(places: Sequence[FoundPlace]) -> str:
    """A line a place; nothing for none."""
    if not places:
        return ""
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    table.add_column("name", no_wrap=True)
    table.add_column("place", no_wrap=True, overflow="ellipsis")
    for column in ("kind", "country"):
        table.add_column(column, no_wrap=True)
    for column in ("lat", "lon", "population", "GeoNames"):
        table.add_column(column, no_wrap=True, justify="right")
    table.add_column("support", no_wrap=True)
    for place in places:
        cells = (
            place.asked,
            place.name,
            place.kind,
            "|".join(place.countries),
            f"{place.lat:.4f}",
            f"{place.lon:.4f}",
            f"{place.population:,}" if place.population is not None else "",
            str(place.geonames) if place.geonames is not None else "",
            "needed" if place.needs_support else "",
        )
        table.add_row(*(Text(printable(cell)) for cell in cells))
    page = io.StringIO()
    terminal = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    console = Console(
        file=page,
        width=None if terminal else PIPED_WIDTH,
        force_terminal=terminal,
        no_color=None if terminal else True,
        color_system="auto" if terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"
