"""The facts that one reading of one article yields: frozen, checkable, and free of any I/O.

Every offset is a Unicode code point into `Document.text`, end exclusive, and every span carries
its exact words. The terms are the field's: source, cue, content (PARC); nested sources and
factuality (FactBank); speech acts (Searle).
"""

from typing import Literal

import msgspec

SCHEMA = "musnad.report/1"

Kind = Literal["direct", "indirect", "mixed"]
Act = Literal["assertive", "directive", "commissive", "expressive", "question"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Stance = Literal["neutral", "endorsing", "distancing"]
EntityType = Literal["person", "organisation", "place", "document", "group", "unnamed"]


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the document: code points `[start, end)` and the exact words there."""

    start: int
    end: int
    text: str


class Document(msgspec.Struct, frozen=True):
    """One article as it was read: its canonical text and what is known about it.

    `published` is an ISO 8601 date or `None`; `published_evidence` says how it is known.
    """

    text: str
    sha256: str
    language: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_evidence: str = "unknown"


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """One statement and whose it is: cue, source and content, and how it was said.

    `source` is the words that name the speaker at this place (`None` where Arabic drops them);
    `speaker` is the id of the entity they stand for in the whole article. `parent` is the id of
    the attribution inside whose content this one lies. `via` lists entity ids of relays,
    outermost first. `confidence` is in 0..1.
    """

    id: int
    parent: int | None
    cue: Span
    cue_lemma: str
    source: Span | None
    speaker: str | None
    content: tuple[Span, ...]
    kind: Kind
    act: Act
    factuality: Factuality
    stance: Stance
    anonymous: bool = False
    via: tuple[str, ...] = ()
    said_at: str | None = None
    medium: str | None = None
    confidence: float = 0.5


class Entity(msgspec.Struct, frozen=True, gc=False):
    """Someone or something that the article names, speakers first.

    `name` is the full name, without title and office, which stand apart; of who is known under several
    names it is the usual one, and `aliases` are the words of the article (and its acronym).
    """

    id: str
    name: str
    type: EntityType
    mentions: tuple[Span, ...]
    wikidata: str | None = None
    title: str | None = None
    office: str | None = None
    aliases: tuple[str, ...] = ()


class TimeMention(msgspec.Struct, frozen=True):
    """An expression that fixes a calendar time, with its EDTF (ISO 8601-2) value."""

    span: Span
    value: str
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    note: str | None = None


class Relation(msgspec.Struct, frozen=True):
    """How a thing stands to the place named.

    So far from it (km, `None` for «near»), in a direction, on a side of a river, or on a border;
    `bearing` is degrees clockwise from north.
    """

    kind: Literal["distance", "direction", "side", "border"]
    km: float | None = None
    bearing: float | None = None


class PlaceMention(msgspec.Struct, frozen=True):
    """A mention of a place that has a spot on the map (degrees, WGS 84).

    `name` is the place's usual English name where a gazetteer knows it, else the article's words.
    `country` is an ISO 3166-1 code, `None` for what lies in no one country alone. `precision` says what
    the coordinates are: the middle of a `country`, `region`, `district`, `city`, `quarter` or `area`, a
    `spot`, or only of what is said to hold the place (`container`). `radius` is the half-extent in km of
    where it can be. With a `relation` the mention is an area about the named place, not the place.
    `entity` is the id of the place among the report's entities.
    """

    span: Span
    name: str
    geonames: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    role: Literal["place", "actor"] = "place"
    relation: Relation | None = None
    radius: int | None = None
    entity: str | None = None


class SpeakerShare(msgspec.Struct, frozen=True, gc=False):
    """How much of an article one speaker says: a count, and a share of the attributed characters."""

    speaker: str
    attributions: int
    share: float


class Sourcing(msgspec.Struct, frozen=True):
    """An article's sourcing at a glance."""

    attributions: int
    speakers: int
    anonymous: int
    unattributed_sentences: int
    sentences: int
    by_speaker: tuple[SpeakerShare, ...] = ()


class ReaderInfo(msgspec.Struct, frozen=True):
    """Which reader, language pack and gazetteer made a report; without a gazetteer no places were read."""

    version: str
    pack: str | None
    gazetteer: str | None = None


class Report(msgspec.Struct, frozen=True):
    """What one reading of one document found."""

    id: str
    document: Document
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    sourcing: Sourcing
    reader: ReaderInfo
    warnings: tuple[str, ...] = ()
    schema: str = SCHEMA
