"""What each word of a page can be to the readers of times and places, looked up once for both.

One table holds the words met so far, those that mean nothing to either included, so that a page costs
one lookup a word.
"""

from functools import lru_cache
from itertools import compress

from musnad.gazetteer import Gazetteer
from musnad.lang import times as t
from musnad.lang.pack import Pack
from musnad.lang.times import Readings
from musnad.reader.placenames import Names, Start, stripped

Known = tuple[tuple[int, tuple[tuple[tuple[bytes, ...], int], ...]], ...]
_MOST_CACHED = 150_000


class Facts:
    """What one word can be.

    Its readings in the time grammar, how it can `begin` an expression, whether it only `links` and
    whether it looks `forward`; the names of places that it `starts` and
    those of the `known`, with the letters glued on in front; the state of the people it names
    (`national`); whether it is a noun of kinds or of a kingdom.
    """

    __slots__ = (
        "beginning",
        "forward",
        "is_kind",
        "is_kingdom",
        "known",
        "links",
        "national",
        "readings",
        "starts",
    )

    def __init__(
        self,
        readings: Readings,
        starts: tuple[Start, ...],
        national: str | None,
        known: Known,
        *,
        is_kind: bool,
        is_kingdom: bool,
    ) -> None:
        self.readings = readings
        self.beginning = t.beginning(readings)
        self.links = t.links(readings)
        self.forward = any(reading.cls == t.FORWARD for reading in readings)
        self.starts = starts
        self.national = national
        self.known = known
        self.is_kind = is_kind
        self.is_kingdom = is_kingdom


class PageFacts:
    """The facts of a page's words: `facts` by word, and `at` the words that have some."""

    __slots__ = ("at", "facts", "names")

    def __init__(self, words: list[bytes], table: "Annotations") -> None:
        self.facts: list[Facts | None] = list(map(table.__getitem__, words))
        self.at = list(compress(range(len(words)), self.facts))
        self.names = table.names


class Annotations(dict[bytes, Facts | None]):
    """Facts by word for one language and one gazetteer; any word has an answer, mostly `None`."""

    def __init__(self, pack: Pack, gazetteer: Gazetteer) -> None:
        super().__init__()
        self.pack = pack
        self.names = Names(gazetteer, pack)

    def __missing__(self, word: bytes) -> Facts | None:
        pack = self.pack
        readings, places = pack.time_words.readings(word), pack.place_words
        starts = self.names.starts(word)
        national = places.nationals.get(word)
        is_kind, is_kingdom = word in places.kinds, word in places.kingdoms
        facts: Facts | None = None
        known = tuple(
            (clitic, names)
            for form, clitic in stripped(word)
            if (names := pack.known.by_first.get(form)) is not None
        )
        if readings or starts or known or national is not None or is_kind or is_kingdom:
            facts = Facts(readings, starts, national, known, is_kind=is_kind, is_kingdom=is_kingdom)
        if len(self) < _MOST_CACHED:  # hostile input must not grow the table without end
            self[word] = facts
        return facts


@lru_cache(maxsize=4)
def annotations_of(pack: Pack, gazetteer: Gazetteer) -> Annotations:
    """The table of a language and a gazetteer, shared by all pages."""
    return Annotations(pack, gazetteer)
