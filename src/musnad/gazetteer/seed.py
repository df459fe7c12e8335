"""The project's own places: what GeoNames names otherwise, or not at all in Arabic.

The tables are `places_*.tsv` of the Arabic data; docs/lexicon.md says what their columns mean.
"""

from typing import NamedTuple

from musnad.errors import LanguageDataError
from musnad.gazetteer.layout import KINDS
from musnad.lang.tables import rows
from musnad.text.script import fold_word

TABLES = (
    "places_world.tsv",
    "places_levant.tsv",
    "places_gulf.tsv",
    "places_africa.tsv",
    "places_features.tsv",
)
NONE = "-"


class Draft(NamedTuple):
    """A place on its way into a gazetteer. `names` are folded; `ambiguous` those that need support."""

    names: tuple[bytes, ...]
    ambiguous: frozenset[bytes]
    title: str
    arabic: str
    kind: str
    countries: tuple[str, ...]
    lat: float
    lon: float
    radius: int
    population: int
    geonames: int
    seeded: bool


def key_of(name: str) -> bytes:
    """A name as it is looked up: folded, its words apart by one space."""
    return b" ".join(fold_word(name.replace("-", " ")).split())


def seed() -> list[Draft]:
    """All places of the seed; `LanguageDataError` names the table and the row that is wrong."""
    return [_draft(table, row) for table in TABLES for row in rows("musnad.lang.ar", table)]


def _draft(table: str, row: dict[str, str]) -> Draft:
    spellings = [row["name"], *_cells(row["variants"])]
    names = tuple(dict.fromkeys(key_of(spelling) for spelling in spellings))
    try:
        lat, lon, radius = float(row["lat"]), float(row["lon"]), round(float(row["radius"]))
    except ValueError as error:
        raise LanguageDataError(f"{table}: «{row['name']}» has no numbers for coordinates") from error
    if row["kind"] not in KINDS or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise LanguageDataError(f"{table}: «{row['name']}» has a kind or coordinates that do not exist")
    return Draft(
        names=names,
        ambiguous=frozenset(key_of(spelling) for spelling in _cells(row["ambiguous"])),
        title=row["english"],
        arabic=row["name"],
        kind=row["kind"],
        countries=tuple(_cells(row["country"])),
        lat=lat,
        lon=lon,
        radius=min(max(radius, 0), 20_000),
        population=0,
        geonames=0,
        seeded=True,
    )


def _cells(cell: str) -> list[str]:
    return [] if cell == NONE else [part.strip() for part in cell.split("|") if part.strip()]
