"""Dumps as GeoNames writes them, with invented places, and a seed of three for quick builds."""

from pathlib import Path

import pytest

from musnad.gazetteer import Gazetteer
from musnad.gazetteer import build as builder
from musnad.gazetteer.build import build
from musnad.gazetteer.geonames import from_dump
from musnad.gazetteer.seed import Draft, key_of


def record(
    number,
    title,
    names,
    *,
    lat="12.5",
    lon="13.25",
    feature=("P", "PPL"),
    country="QQ",
    population="4200",
):
    """One line of a dump: 19 columns, most of them empty."""
    cells = [""] * 19
    cells[:9] = [str(number), title, title, ",".join(names), lat, lon, *feature, country]
    cells[14] = population
    cells[18] = "2031-05-06"
    return "\t".join(cells) + "\n"


SABTUNI = record(7001, "Sabtuni", ["Sabtuni", "سبتوني", "سبتونيا"])
MARHUT = record(7002, "Marhut", ["مارهوت"], lat="-3.5", lon="-170.125", population="730000")
RULIKA = record(7003, "Rulika", ["روليكا"], feature=("H", "STM"), population="0")
LATIN = record(7004, "Nowhere", ["Nowhere"])
WIDER = record(7005, "A wide country", ["برمونيا"], feature=("A", "PCLI"), population="")
DUMP = SABTUNI + MARHUT + RULIKA + LATIN + WIDER


def seeded(name, title, *, kind="city", lat=40.0, lon=20.0, radius=5):
    """A place of a seed."""
    return Draft(
        names=(key_of(name),),
        ambiguous=frozenset(),
        title=title,
        arabic=name,
        kind=kind,
        countries=("QQ",),
        lat=lat,
        lon=lon,
        radius=radius,
        population=0,
        geonames=0,
        seeded=True,
    )


SEED = [
    seeded("تلمونة", "Talmuna"),
    seeded("برمونيا", "Barmonia", kind="country", radius=400),
    seeded("سبتوني", "Sabtuni of the seed", lat=12.6, lon=13.3),
]


def small_seed(patch: pytest.MonkeyPatch) -> None:
    """Put three places in the place of the project's thousands."""
    patch.setattr(builder, "seed", lambda: list(SEED))


def built(folder: Path, dump: str = DUMP, **options) -> Gazetteer:  # noqa: ANN003
    """A gazetteer of a dump, in `folder`."""
    source = folder / "QQ.txt"
    source.write_text(dump, encoding="utf-8")
    return build(from_dump(source), folder / "places.bin", source="QQ.txt", **options)
