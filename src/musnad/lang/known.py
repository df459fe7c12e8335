"""What a language supplies of names that everybody knows: bodies, groups and people by all their names."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Known(NamedTuple):
    """One that is known: its fullest usual name, its type, its English name and its state."""

    name: str
    type: Literal["person", "organisation", "group"]
    english: str
    acronym: str | None
    country: str | None


@dataclass(slots=True)
class KnownNames:
    """Who is known, and by first word the names (folded words) under which: the longest first."""

    rows: list[Known] = field(default_factory=list)
    by_first: dict[bytes, tuple[tuple[tuple[bytes, ...], int], ...]] = field(default_factory=dict)
