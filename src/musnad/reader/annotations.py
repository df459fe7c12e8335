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


# What a word can be, as bits: so that a page is gone through once.
_TIME, _NAME, _KNOWN, _KIND, _KINGDOM, _NATIONAL = 1, 2, 4, 8, 16, 32
_NOUN = _KIND | _KINGDOM | _NATIONAL


class Facts:
    """What one word can be.

    Its readings in the time grammar, how it can `begin` an expression, whether it only `links` and whether
    it looks `forward`; the names of places that it `starts`, whether one of them stands by itself
    (`strong`), and with which `seconds` longer ones go on; the same of the `known`, with the letters glued
    on in front; the state of the people it names (`national`); whether it is a noun of kinds.
    """

    __slots__ = (
        "beginning",
        "forward",
        "is_kind",
        "known",
        "known_alone",
        "known_seconds",
        "links",
        "mask",
        "national",
        "readings",
        "seconds",
        "starts",
        "strong",
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
        self.starts = tuple(sorted(starts, key=lambda start: -start.rank))
        self.strong = any(start.single >= 0 and not start.weak for start in starts)
        self.seconds: frozenset[bytes] = frozenset().union(*(start.seconds for start in starts))
        self.national = national
        self.known = known
        listed = [words for _, names in known for words, _ in names]
        self.known_alone = any(len(words) == 1 for words in listed)
        self.known_seconds = frozenset(words[1] for words in listed if len(words) > 1)
        self.is_kind = is_kind
        mask = (_TIME if self.beginning else 0) | (_NAME if starts else 0) | (_KNOWN if known else 0)
        mask |= (_KIND if is_kind else 0) | (_KINGDOM if is_kingdom else 0)
        self.mask = mask | (_NATIONAL if national is not None else 0)


class PageFacts:
    """The facts of a page's words, and the words at which something can begin.

    `facts` are by word. `times`, `names`, `known`, `kinds`, `kingdoms` and `nationals` are indices of
    words: where a time, a place's name, a known name can begin, nouns of kinds and kingdoms, peoples.
    """

    __slots__ = ("facts", "kinds", "kingdoms", "known", "names", "nationals", "table", "times")

    def __init__(self, words: list[bytes], table: "Annotations") -> None:
        facts: list[Facts | None] = list(map(table.__getitem__, words))
        self.facts = facts
        self.table = table.names
        self.times: list[int] = []
        self.names: list[int] = []
        self.known: list[int] = []
        self.kinds: list[int] = []
        self.kingdoms: list[int] = []
        self.nationals: list[int] = []
        last = len(words) - 1
        for i in compress(range(len(words)), facts):
            fact = facts[i]
            if fact is None:
                continue
            mask = fact.mask
            if mask & _TIME:
                self.times.append(i)
            if mask & _NAME and (
                fact.strong or (i < last and words[i + 1] in fact.seconds) or _is_helped(facts, i, last)
            ):
                self.names.append(i)
            if mask & _KNOWN and (fact.known_alone or (i < last and words[i + 1] in fact.known_seconds)):
                self.known.append(i)
            if mask & _NOUN:
                if mask & _KIND:
                    self.kinds.append(i)
                if mask & _KINGDOM:
                    self.kingdoms.append(i)
                if mask & _NATIONAL:
                    self.nationals.append(i)


def _is_helped(facts: list[Facts | None], i: int, last: int) -> bool:
    """Whether a noun of kinds stands before word `i`, or a people behind it."""
    before = facts[i - 1] if i else None
    if before is not None and before.is_kind:
        return True
    after = facts[i + 1] if i < last else None
    return after is not None and after.national is not None


class Annotations(dict[bytes, Facts | None]):
    """Facts by word for one language and one gazetteer; any word has an answer, mostly `None`."""

    def __init__(self, pack: Pack, gazetteer: Gazetteer) -> None:
        super().__init__()
        self.pack = pack
        self.names = Names(gazetteer, pack)
        places = pack.place_words
        # Words that mean something as they stand, and those that do once a proclitic is taken off.
        self.exact = frozenset((*pack.time_words, *places.nationals, *places.kinds, *places.kingdoms))
        self.firsts = frozenset((*gazetteer.firsts, *pack.known.by_first))

    def __missing__(self, word: bytes) -> Facts | None:
        if len(self) >= _MOST_CACHED:  # hostile input must not grow the table without end
            self.clear()
        forms = stripped(word)
        facts: Facts | None = None
        if word in self.exact or word[:1].isdigit() or word[-1:].isdigit():
            facts = self._facts(word, forms)
        else:
            for form, _ in forms:
                if form in self.firsts:
                    facts = self._facts(word, forms)
                    break
        self[word] = facts
        return facts

    def _facts(self, word: bytes, forms: list[tuple[bytes, int]]) -> Facts | None:
        pack = self.pack
        readings, places = pack.time_words.readings(word), pack.place_words
        starts = self.names.starts(word, forms)
        national = places.nationals.get(word)
        is_kind, is_kingdom = word in places.kinds, word in places.kingdoms
        by_first = pack.known.by_first
        known = tuple((clitic, by_first[form]) for form, clitic in forms if form in by_first)
        if not (readings or starts or known or national is not None or is_kind or is_kingdom):
            return None
        return Facts(readings, starts, national, known, is_kind=is_kind, is_kingdom=is_kingdom)


@lru_cache(maxsize=4)
def annotations_of(pack: Pack, gazetteer: Gazetteer) -> Annotations:
    """The table of a language and a gazetteer, shared by all pages."""
    return Annotations(pack, gazetteer)
