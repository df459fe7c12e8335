"""What each word of a page can be, looked up once for every stage that reads it.

One table holds the words met so far, those that mean nothing included, so that a page costs one lookup
a word; words of which nothing is known but their flags share one answer.
"""

from functools import lru_cache
from itertools import compress
from typing import Any, Final

from musnad.gazetteer import Gazetteer
from musnad.lang import pack as p
from musnad.lang import times as t
from musnad.lang.pack import Pack
from musnad.lang.times import Readings, TimeWord
from musnad.reader.placenames import Names, Start, stripped
from musnad.text.script import fold_word

# A known name: how many letters are glued on in front, its words, its row.
KnownName = tuple[int, tuple[bytes, ...], int]
_MOST_CACHED: Final = 150_000
_WITH_AL: Final = tuple(fold_word(w) for w in ("ال", "وال", "بال", "فال", "لل", "كال", "وبال", "ولل"))

# What a word can be, as bits: so that a page is gone through once.
_TIME: Final = 1
_NAME: Final = 2
_KNOWN: Final = 4
_TRIGGER: Final = 8
_OPENS: Final = 16
_NOUN: Final = 32
_KIND: Final = 64
_KINGDOM: Final = 128
_NATIONAL: Final = 256
_OF_PLACES: Final = _KIND | _KINGDOM | _NATIONAL
_CLAUSE: Final = p.THAT | p.THAT_SUFFIX
NOUNS: Final = p.GIVEN_NAME | p.NAME_PARTICLE | p.TITLE | p.ORGANISATION  # of the names of people and bodies


class Facts:
    """What one word can be.

    Its `flags` in the pack and whether it is `definite`. Its readings in the time grammar, also
    `by_class`, their `classes` as bits, how it can `begin` an expression, whether it only `links` and
    whether it looks `forward`.
    The names of places that it `starts`, whether one of them stands by itself (`strong`), and with which
    `seconds` longer ones go on. The `known` names that it begins: by the second word, those of more words,
    longest first; `known_alone` the one of this word alone. The state of the people it names (`national`);
    whether it is a noun of kinds.
    """

    __slots__ = (
        "beginning",
        "by_class",
        "classes",
        "definite",
        "flags",
        "forward",
        "is_kind",
        "known",
        "known_alone",
        "links",
        "mask",
        "national",
        "readings",
        "seconds",
        "starts",
        "strong",
    )

    def __init__(self, flags: int, mask: int, *, definite: bool) -> None:
        # Any: an object that the lists of all pages share, compiled or not.
        self.flags: Any = flags
        self.mask: Any = mask
        self.definite = definite
        self.readings: Readings = ()
        self.by_class: dict[int, TimeWord] = {}
        self.classes = 0
        self.beginning = t.NEVER
        self.links = True
        self.forward = False
        self.starts: tuple[Start, ...] = ()
        self.strong = False
        self.seconds: frozenset[bytes] = frozenset()
        self.national: str | None = None
        self.known: dict[bytes, tuple[KnownName, ...]] = {}
        self.known_alone: KnownName | None = None
        self.is_kind = False

    def read_as(self, readings: Readings) -> None:
        """Sets what the word counts."""
        self.readings = readings
        for reading in readings:
            self.by_class.setdefault(reading.cls, reading)
        self.classes = t.among(*self.by_class)
        self.beginning = t.beginning(readings)
        self.links = t.links(readings)
        self.forward = t.FORWARD in self.by_class

    def start(self, starts: tuple[Start, ...]) -> None:
        """Sets the names of places that the word can begin."""
        self.starts = tuple(sorted(starts, key=lambda start: -start.rank))
        self.strong = any(start.single >= 0 and not start.weak for start in starts)
        self.seconds = frozenset().union(*(start.seconds for start in starts))

    def know(self, names: list[KnownName]) -> None:
        """Sets the known names that the word can begin."""
        by_second: dict[bytes, list[KnownName]] = {}
        for name in names:
            words = name[1]
            if len(words) > 1:
                by_second.setdefault(words[1], []).append(name)
            elif self.known_alone is None:
                self.known_alone = name
        self.known = {
            second: tuple(sorted(group, key=lambda name: -len(name[1])))
            for second, group in by_second.items()
        }


class PageFacts:
    """The facts of a page's words, and the words at which something can begin.

    `of` and `flags` are by word. The others are indices of words: where a cue or a filler (`triggers`), a
    clause (`openings`), a time, a place's name, a known name can begin; `nouns` of the names of people and
    bodies, nouns of kinds and kingdoms, peoples.
    """

    __slots__ = (
        "flags",
        "kinds",
        "kingdoms",
        "known",
        "names",
        "nationals",
        "nouns",
        "of",
        "openings",
        "table",
        "times",
        "triggers",
    )

    def __init__(self, words: list[bytes], table: "Annotations") -> None:
        facts: list[Facts] = list(map(table.__getitem__, words))
        masks: list[Any] = [fact.mask for fact in facts]
        flags: list[Any] = [fact.flags for fact in facts]
        self.of = facts
        self.flags: list[int] = flags
        self.table = table.names
        self.times: list[int] = []
        self.names: list[int] = []
        self.known: list[int] = []
        self.triggers: list[int] = []
        self.openings: list[int] = []
        self.nouns: list[int] = []
        self.kinds: list[int] = []
        self.kingdoms: list[int] = []
        self.nationals: list[int] = []
        last = len(words) - 1
        for i in compress(range(len(words)), masks):
            mask = masks[i]
            if mask & _TRIGGER:
                self.triggers.append(i)
            if mask & _NOUN:
                self.nouns.append(i)
            if mask & _OPENS:
                self.openings.append(i)
            if mask & _TIME:
                self.times.append(i)
            if mask & _NAME:
                fact = facts[i]
                if fact.strong or (
                    (i < last and (words[i + 1] in fact.seconds or masks[i + 1] & _NATIONAL))
                    or (i and masks[i - 1] & _KIND)
                ):
                    self.names.append(i)
            if mask & _KNOWN:
                fact = facts[i]
                if fact.known_alone is not None or (i < last and words[i + 1] in fact.known):
                    self.known.append(i)
            if mask & _OF_PLACES:
                if mask & _KIND:
                    self.kinds.append(i)
                if mask & _KINGDOM:
                    self.kingdoms.append(i)
                if mask & _NATIONAL:
                    self.nationals.append(i)


class Annotations(dict[bytes, Facts]):
    """Facts by word for one language and one gazetteer; any word has an answer."""

    def __init__(self, pack: Pack, gazetteer: Gazetteer) -> None:
        super().__init__()
        self.pack = pack
        self.names = Names(gazetteer, pack)
        places = pack.place_words
        # Words that mean something as they stand, and those that do once a proclitic is taken off.
        self.exact = frozenset((*pack.time_words, *places.nationals, *places.kinds, *places.kingdoms))
        self.firsts = frozenset((*gazetteer.firsts, *pack.known.by_first))
        self.plain: dict[tuple[int, int, bool], Facts] = {}

    def __missing__(self, word: bytes) -> Facts:
        if len(self) >= _MOST_CACHED:  # hostile input must not grow the table without end
            self.clear()
        flags = self.pack.flags.get(word, 0)
        mask = (_OPENS if flags & _CLAUSE else 0) | (_NOUN if flags & NOUNS else 0)
        if word in self.pack.triggers:
            mask |= _TRIGGER
        definite = word.startswith(_WITH_AL)
        facts: Facts | None = None
        forms = stripped(word)
        if word in self.exact or word[:1].isdigit() or word[-1:].isdigit():
            facts = self._facts(word, forms, flags, mask)
        else:
            for form, _ in forms:
                if form in self.firsts:
                    facts = self._facts(word, forms, flags, mask)
                    break
        if facts is None:
            facts = self.plain.get((flags, mask, definite))
            if facts is None:
                facts = self.plain[flags, mask, definite] = Facts(flags, mask, definite=definite)
        self[word] = facts
        return facts

    def _facts(self, word: bytes, forms: list[tuple[bytes, int]], flags: int, mask: int) -> Facts | None:
        pack = self.pack
        readings, places = pack.time_words.readings(word), pack.place_words
        starts = self.names.starts(word, forms)
        national = places.nationals.get(word)
        by_first = pack.known.by_first
        known = [
            (clitic, words, row)
            for form, clitic in forms
            if form in by_first
            for words, row in by_first[form]
        ]
        mask |= (_NAME if starts else 0) | (_KNOWN if known else 0)
        mask |= (_TIME if t.beginning(readings) else 0) | (_NATIONAL if national is not None else 0)
        mask |= (_KIND if word in places.kinds else 0) | (_KINGDOM if word in places.kingdoms else 0)
        if not readings and not mask & (_NAME | _KNOWN | _OF_PLACES):
            return None
        facts = Facts(flags, mask, definite=word.startswith(_WITH_AL))
        facts.read_as(readings)
        facts.start(starts)
        facts.know(known)
        facts.national = national
        facts.is_kind = bool(mask & _KIND)
        return facts


@lru_cache(maxsize=4)
def annotations_of(pack: Pack, gazetteer: Gazetteer) -> Annotations:
    """The table of a language and a gazetteer, shared by all pages."""
    return Annotations(pack, gazetteer)
