"""The entities of a report: speakers first, then everyone else in reading order, then places."""

from dataclasses import dataclass
from typing import Final

from musnad.lang import pack as p
from musnad.model import Entity
from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.reader.places.stage import Places
from musnad.reader.speakers import Cast
from musnad.reader.who.gather import Gathering
from musnad.reader.who.known import KnownMention
from musnad.reader.who.someone import Someone
from musnad.text.script import fold_word

_LI: Final = fold_word("ل")
_HEADS: Final = p.GIVEN_NAME | p.PERSON | p.ORGANISATION | p.DOCUMENT | p.GROUP | p.UNNAMED
_MOST_ALIASES: Final = 12


@dataclass(slots=True)
class Who:
    """The entities; `speakers` the id of each speaker of the cast, `places` that of each place mention."""

    entities: list[Entity]
    speakers: dict[int, str]
    places: list[str]


def find_entities(page: Page, cast: Cast, used: list[int], known: list[KnownMention], places: Places) -> Who:
    """Everyone and everything that a page names, one entity each."""
    gathering = Gathering(page)
    gathering.add_speakers(cast, used)
    gathering.add_known(known)
    gathering.add_persons()
    gathering.add_bodies()
    place_of = _add_places(gathering, places)
    speaking = [each for each in gathering.all if each.speakers]
    others = sorted((each for each in gathering.all if not each.speakers), key=lambda each: each.first())
    ids = {id(each): f"e{n}" for n, each in enumerate((*speaking, *others), 1)}
    entities = [_entity(page, each, ids[id(each)]) for each in (*speaking, *others)]
    speakers = {index: ids[id(each)] for each in speaking for index in each.speakers}
    return Who(entities, speakers, [ids[id(each)] for each in place_of])


def _add_places(gathering: Gathering, places: Places) -> list[Someone]:
    """The place that each mention names; a state that speaks is the place of its name."""
    by_key: dict[int | str, Someone] = {}
    keys: list[int | str] = []
    for mention, sighting in zip(places.mentions, places.sightings, strict=True):
        number = sighting.place.number if sighting.place is not None else -1
        key: int | str = number if number >= 0 else mention.name
        keys.append(key)
        someone = by_key.get(key)
        owner = gathering.owner.get(sighting.first)
        if (
            owner is not None
            and owner.type == "place"
            and owner.place in (-1, number)
            and owner is not someone
        ):
            someone = owner if someone is None else gathering.merge(owner, someone)
        if someone is None:
            someone = Someone("place", fullest=(sighting.first, sighting.stop))
            gathering.all.append(someone)
        by_key[key] = someone
        someone.place = number
        someone.called = sighting.place.arabic if sighting.place is not None else mention.name
        someone.mentions.add((sighting.first, sighting.stop))
    return [by_key[key] for key in keys]


def _entity(page: Page, someone: Someone, number: str) -> Entity:
    mentions = tuple(map(page.span, sorted(someone.mentions)))
    name = someone.called or _name(page, someone)
    aliases: dict[str, None] = {}
    for mention in mentions:
        words = " ".join(mention.text.split())
        if words != name:
            aliases[words] = None
    row = page.pack.known.rows[someone.known] if someone.known >= 0 else None
    if row is not None and row.acronym is not None:
        aliases[row.acronym] = None
    return Entity(
        number,
        name,
        someone.type,  # type: ignore[arg-type]
        mentions,
        None,
        _words(page, someone.title),
        _words(page, someone.office),
        tuple(aliases)[:_MOST_ALIASES],
    )


def _words(page: Page, words: Range | None) -> str | None:
    if words is None:
        return None
    text = " ".join(page.span(words).text.split())
    return _unglued(page, words[0], text)


def _name(page: Page, someone: Someone) -> str:
    """The fullest name in the page's words, without title, office and what is glued on in front."""
    words = someone.name if someone.type == "person" and someone.name is not None else someone.fullest
    text = " ".join(page.span(words).text.split())
    return _unglued(page, words[0], text)


def _unglued(page: Page, at: int, text: str) -> str:
    """«ووزارة الداخلية», «وفقا لتقرير»: the letter in front is not the name's."""
    glued = page.is_joined(at) or page.words[at][:1] == _LI
    return text[1:] if glued and page.pack.flags.get(page.words[at][1:], 0) & _HEADS else text
