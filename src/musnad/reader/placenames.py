"""How a word can begin a name of the gazetteer, proclitics aside."""

from bisect import bisect_left
from typing import Final, NamedTuple

from musnad.gazetteer import Gazetteer, Name
from musnad.lang import pack as p
from musnad.lang.pack import Pack
from musnad.text.script import fold_word

_AND, _SO, _IN, _TO, _LIKE = (fold_word(c) for c in "وفبلك")
_THE: Final = fold_word("ال")
_TO_THE: Final = fold_word("لل")
_SHORTEST: Final = 3  # letters of a name once a proclitic is taken off
_OWN_WORD: Final = ~(p.PLACE | p.GIVEN_NAME | p.DEMONYM | p.MEDIA)


class Start(NamedTuple):
    """A word as the first of a name: without its proclitics, their letters, the name it is by itself.

    `single` is that name's number (-1: none); `weak` tells that it is a word of the language as well,
    so that it is a place only behind a noun of kinds or before a people. `seconds` are the words with
    which longer names go on, `widest` the words of the longest; `rank` weighs the name by itself.
    """

    form: bytes
    clitic: int
    single: int
    weak: bool
    seconds: frozenset[bytes]
    widest: int
    rank: int


class Bearers(NamedTuple):
    """The places that bear a name, and what they make of it.

    `known` tells that the project knows one of them, without doubt; `stands` that one is without doubt;
    `seeded` that the project knows one at all; `state` that it is a country's; `countries` are all of theirs.
    """

    names: tuple[Name, ...]
    known: bool
    stands: bool
    seeded: bool
    state: bool
    countries: frozenset[str]


class Names:
    """The names of a gazetteer as words of a language can begin them."""

    def __init__(self, gazetteer: Gazetteer, pack: Pack) -> None:
        self.gazetteer = gazetteer
        self.pack = pack
        self.listed = list(gazetteer.names)
        self._countries: dict[int, str | None] = {}
        self._bearers: dict[int, Bearers] = {}

    def starts(self, word: bytes, forms: list[tuple[bytes, int]]) -> tuple[Start, ...]:
        """How a word can begin a name, in its `forms`: as it is, and without what may be glued in front."""
        return tuple(start for form, clitic in forms if (start := self._start(word, form, clitic)))

    def _start(self, word: bytes, form: bytes, clitic: int) -> Start | None:
        gazetteer, pack = self.gazetteer, self.pack
        widest = gazetteer.firsts.get(form)
        if widest is None or not form:
            return None
        single = gazetteer.names.get(form, -1)
        if single >= 0 and clitic and word[clitic - 1 :][:1] == _LIKE and not self.bearers(single).known:
            single = -1
        lexicon = pack.place_words
        if single >= 0 and (
            (clitic and len(form) < _SHORTEST) or form in lexicon.never or word in lexicon.never
        ):
            single = -1
        seconds: frozenset[bytes] = frozenset()
        if widest > 1:
            low, high = bisect_left(self.listed, form + b" "), bisect_left(self.listed, form + b"!")
            seconds = frozenset(name.split(b" ", 2)[1] for name in self.listed[low:high])
        if single < 0 and not seconds:
            return None
        weak = form in lexicon.common or word in lexicon.common
        if single >= 0 and not self.bearers(single).stands:
            flags = pack.flags.get(word, 0) | pack.flags.get(form, 0)
            borrowed = clitic > 0 and not self.bearers(single).seeded
            weak = weak or borrowed or bool(flags & _OWN_WORD) or bool(pack.time_words.readings(word))
        return Start(form, clitic, single, weak, seconds, widest, self._rank(single))

    def _rank(self, number: int) -> int:
        """How much a name weighs: of a state 3, of a place that the project knows 2, of other places 1."""
        if number < 0:
            return 0
        bearers = self.bearers(number)
        if bearers.state:
            return 3
        return 2 if bearers.known else 1

    def bearers(self, number: int) -> Bearers:
        """The places that bear a name, worked out once."""
        found = self._bearers.get(number)
        if found is None:
            names = self.gazetteer.bearers(number)
            places = [self.gazetteer.place(name.place) for name in names]
            found = self._bearers[number] = Bearers(
                names,
                known=any(name.seeded and not name.ambiguous for name in names),
                stands=not all(name.ambiguous for name in names),
                seeded=any(name.seeded for name in names),
                state=any(
                    name.seeded and place.kind == "country" for name, place in zip(names, places, strict=True)
                ),
                countries=frozenset(country for place in places for country in place.countries),
            )
        return found

    def only_country(self, number: int) -> str | None:
        """The one country of a name that stands without doubt for places of one; else `None`."""
        if number not in self._countries:
            names = self.gazetteer.bearers(number)
            found: set[str] = set()
            for name in names:
                if name.seeded or not name.ambiguous:
                    found.update(self.gazetteer.place(name.place).countries)
            sure = len(found) == 1 and any(not name.ambiguous for name in names)
            self._countries[number] = found.pop() if sure else None
        return self._countries[number]


def stripped(word: bytes) -> list[tuple[bytes, int]]:
    """A word as it is and without what may be glued in front: وبالقاهرة → القاهرة."""
    forms = [(word, 0)]
    rest, taken = word, 0
    if rest[:1] == _AND or (rest[:1] == _SO and rest[1:3] == _THE):
        rest, taken = rest[1:], 1
        forms.append((rest, taken))
    if rest.startswith(_TO_THE):
        forms.append((_THE + rest[2:], taken + 1))
    if (rest[:1] in (_IN, _TO) and len(rest) > 2) or (rest[:1] == _LIKE and rest[1:3] == _THE):
        forms.append((rest[1:], taken + 1))
    return forms
