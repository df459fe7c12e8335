"""What a language supplies to the reading of places: nouns of kinds, directions, what relates to a place."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple


class KindNoun(NamedTuple):
    """A noun that names what kind of place follows.

    `named`: it belongs to the name; `sure`: whatever proper name follows is a place. `clitic` counts the
    letters glued in front; `bare` is the noun without them, `written` the same with its hamzas.
    """

    kinds: frozenset[str]
    named: bool
    sure: bool
    clitic: int = 0
    bare: bytes = b""
    written: bytes = b""


@dataclass(slots=True)
class PlaceLexicon:
    """The words by what they do; every form with its proclitics. Bearings are degrees from north."""

    kinds: dict[bytes, KindNoun] = field(default_factory=dict)
    directions: dict[bytes, int] = field(default_factory=dict)
    lengths: dict[bytes, float] = field(default_factory=dict)  # in km
    not_after: dict[bytes, bytes] = field(default_factory=dict)
    not_before: dict[bytes, bytes] = field(default_factory=dict)
    bodies: frozenset[bytes] = frozenset()
    near: frozenset[bytes] = frozenset()
    border: frozenset[bytes] = frozenset()
    side: frozenset[bytes] = frozenset()
    apart: frozenset[bytes] = frozenset()
    inside: frozenset[bytes] = frozenset()
    relates: frozenset[bytes] = frozenset()
    between: frozenset[bytes] = frozenset()
    kingdoms: frozenset[bytes] = frozenset()
    never: frozenset[bytes] = frozenset()
    common: frozenset[bytes] = frozenset()
    not_names: frozenset[bytes] = frozenset()
    firms: frozenset[bytes] = frozenset()
    papers: frozenset[bytes] = frozenset()  # names of outlets, folded
    nationals: dict[bytes, str] = field(default_factory=dict)  # a demonym's form → its state
    outlets: dict[str, str] = field(default_factory=dict)  # a publisher's name, letters only → its state


@lru_cache(maxsize=1024)
def letters_of(name: str) -> str:
    """A publisher's name by its consonants: «Al-Eqtisadiah» and «aleqtisadiya» are one."""
    return re.sub(r"(.)\1+", r"\1", "".join(c for c in name.lower() if c.isalnum() and c not in "aeiouyh"))
