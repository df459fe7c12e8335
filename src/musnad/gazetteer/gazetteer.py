"""A gazetteer opened for reading: which names there are, and which places bear them."""

import mmap
import sys
from array import array
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from musnad.errors import GazetteerError
from musnad.gazetteer.layout import AMBIGUOUS, COLUMNS, INDEX, KINDS, SEEDED, read_header

PACKAGED = Path(__file__).with_name("places.bin")


class Place(NamedTuple):
    """One place: degrees of WGS 84, a rough half-extent in km, inhabitants (0 where unknown).

    `name` is the English name, `arabic` the usual Arabic one, `countries` ISO 3166-1 codes (none
    for the high seas, two for a border river). `geonames` is 0 where the project's seed alone knows it.
    """

    number: int
    name: str
    arabic: str
    kind: str
    countries: tuple[str, ...]
    lat: float
    lon: float
    radius: int
    population: int
    geonames: int


class Name(NamedTuple):
    """That a place bears a name: `ambiguous` where it is as often something else, `seeded` by the project."""

    place: int
    ambiguous: bool
    seeded: bool


class Gazetteer:
    """Places by folded Arabic name. `firsts` gives, by first word, the longest name in words."""

    def __init__(self, facts: dict[str, Any], sections: dict[str, memoryview]) -> None:
        self.facts = facts
        names = bytes(sections["names"])
        listed = names.split(b"\n") if names else []
        self.names: dict[bytes, int] = dict(zip(listed, range(len(listed)), strict=True))
        firsts = bytes(sections["firsts"])
        words = firsts.split(b"\n") if firsts else []
        self.firsts: dict[bytes, int] = dict(zip(words, bytes(sections["widths"]), strict=True))
        self._columns = {name: _numbers(code, sections[name]) for name, code in COLUMNS.items()}
        self._countries = bytes(sections["countries"]).decode().split("\n")
        self._titles = bytes(sections["titles"]).decode().split("\n")
        self._arabic = bytes(sections["arabic"]).decode().split("\n")
        self._places: dict[int, Place] = {}
        self._bearers: dict[int, tuple[Name, ...]] = {}

    def bearers(self, name: int) -> tuple[Name, ...]:
        """Which places bear a name, the project's own first, the most populous before the others."""
        found = self._bearers.get(name)
        if found is None:
            starts = self._columns["starts"]
            refs = self._columns["refs"][starts[name] : starts[name + 1]]
            found = tuple(Name(r & INDEX, bool(r & AMBIGUOUS), bool(r & SEEDED)) for r in refs)
            self._bearers[name] = found
        return found

    def place(self, index: int) -> Place:
        """A place by its index."""
        place = self._places.get(index)
        if place is None:
            c = self._columns
            countries = self._countries[index]
            place = Place(
                index,
                self._titles[index],
                self._arabic[index],
                KINDS[c["kinds"][index]],
                tuple(countries.split("|")) if countries else (),
                round(c["lat"][index], 4),
                round(c["lon"][index], 4),
                c["radius"][index],
                c["population"][index],
                c["geonames"][index],
            )
            self._places[index] = place
        return place

    def __len__(self) -> int:
        return len(self._columns["kinds"])

    def find(self, folded: bytes) -> list[Place]:
        """The places that bear a folded name."""
        name = self.names.get(folded)
        return [self.place(each.place) for each in self.bearers(name)] if name is not None else []

    def names_of(self) -> dict[int, list[tuple[bytes, Name]]]:
        """All names by place, as a builder wants them."""
        found: dict[int, list[tuple[bytes, Name]]] = {}
        for folded, number in self.names.items():
            for bearer in self.bearers(number):
                found.setdefault(bearer.place, []).append((folded, bearer))
        return found


def _numbers(code: str, section: memoryview) -> Any:  # noqa: ANN401 (a column of ints or of floats)
    if sys.byteorder == "big":
        numbers = array(code, bytes(section))
        numbers.byteswap()
        return numbers
    return section.cast("f") if code == "f" else section.cast(code)  # type: ignore[call-overload]


def open_gazetteer(path: Path) -> Gazetteer:
    """Opens a gazetteer's file, mapped into memory; `GazetteerError` where it is none or damaged."""
    try:
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except FileNotFoundError as error:
        raise GazetteerError(f"no gazetteer at {path}: build one with `musnad gazetteer build`") from error
    except (OSError, ValueError) as error:
        raise GazetteerError(f"{path} cannot be read as a gazetteer: {error}") from error
    facts, start = read_header(data, str(path))
    sections = {name: data[start + o : start + o + n] for name, (o, n) in facts["sections"].items()}
    gazetteer = Gazetteer(facts, sections)
    starts = sections["starts"].nbytes // 4
    if starts != len(gazetteer.names) + 1 or len(gazetteer) != facts.get("places"):
        raise GazetteerError(f"{path} is damaged: its sections do not fit together; build it again")
    return gazetteer


def _empty() -> Gazetteer:
    sections = {name: memoryview(b"") for name in ("names", "firsts", "countries", "titles", "arabic")}
    sections |= {name: memoryview(b"") for name in COLUMNS}
    sections["starts"] = memoryview(b"\0\0\0\0")
    return Gazetteer({"places": 0, "source": "none"}, sections)


EMPTY = _empty()


@cache
def packaged() -> Gazetteer:
    """The gazetteer that comes with the package; an empty one in a checkout that was never built."""
    return open_gazetteer(PACKAGED) if PACKAGED.exists() else EMPTY
