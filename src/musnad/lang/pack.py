"""What a language supplies to the reader: its cues, its word classes and its phrases.

A pack is built once from data files and then only looked up: `flags` tells what kind of word a
folded word can be (a set of the bits below), `cues` which inflected forms of which cues it can be,
`phrases` which longer expressions can begin with it.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from musnad.lang.known import KnownNames
from musnad.lang.places import PlaceLexicon
from musnad.lang.times import TimeLexicon

THAT: Final = 1 << 0  # أن إن: what follows is a clause
THAT_SUFFIX: Final = 1 << 1  # أنه إنها: the same, and the clause has begun
ILA: Final = 1 << 2
ALA: Final = 1 << 3
EAN: Final = 1 << 4
MIN: Final = 1 << 5
FI: Final = 1 << 6
PREPOSITION_SUFFIX: Final = 1 << 7  # إليه عنها به
RELATIVE: Final = 1 << 8
WHAT: Final = 1 << 9  # ما بما
PRONOUN: Final = 1 << 10
DEMONSTRATIVE: Final = 1 << 11
NEGATION: Final = 1 << 12
WAS: Final = 1 << 13
ALREADY: Final = 1 << 14  # قد
TIME: Final = 1 << 15
WHEN: Final = 1 << 16
WHERE: Final = 1 << 17
CONTRAST: Final = 1 << 18
SWITCH: Final = 1 << 19
BECAUSE: Final = 1 << 20
ADVERB: Final = 1 << 21
QUESTION: Final = 1 << 22
MEDIUM: Final = 1 << 23
PERSON: Final = 1 << 24
ORGANISATION: Final = 1 << 25
DOCUMENT: Final = 1 << 26
GROUP: Final = 1 << 27
UNNAMED: Final = 1 << 28
PLACE: Final = 1 << 29
MEDIA: Final = 1 << 30
TITLE: Final = 1 << 31
GIVEN_NAME: Final = 1 << 32
NAME_PARTICLE: Final = 1 << 33
EVENT: Final = 1 << 34
DEMONYM: Final = 1 << 35
CUE: Final = 1 << 36
HONORIFIC: Final = 1 << 37  # معاليه: a title that stands for its bearer
WHO: Final = 1 << 39  # من، ممن
VERB: Final = 1 << 40  # can be a finite verb of saying

FRAME_PREPOSITIONS: Final = {"ila": ILA, "ala": ALA, "ean": EAN, "min": MIN, "fi": FI}
SPEAKS: Final = (
    PERSON | ORGANISATION | DOCUMENT | GROUP | UNNAMED | PLACE | MEDIA | TITLE | GIVEN_NAME | HONORIFIC
)


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One cue of the lexicon: what it means and what can follow it.

    `prepositions` is the set of preposition bits among its frames, `with_target` those before
    which the person addressed stands, `target_inside` those before which stands what is spoken about.
    """

    lemma: str
    kind: str  # verb, or a kind of phrase: according clause words pretext noun
    cls: str
    frames: frozenset[str]
    act: str
    factuality: str
    stance: str
    needs: str
    present: str = ""
    clause: bool = field(init=False)
    speech: bool = field(init=False)
    nominal_object: bool = field(init=False)
    bi: bool = field(init=False)
    li: bool = field(init=False)
    prepositions: int = field(init=False)
    target: bool = field(init=False)
    target_inside: bool = field(init=False)

    def __post_init__(self) -> None:
        bare = {frame.removeprefix("x+").removeprefix("X+") for frame in self.frames}
        put = object.__setattr__
        put(self, "clause", bool(bare & {"an", "inna"}))
        put(self, "speech", "speech" in bare)
        put(self, "nominal_object", "object" in bare)
        put(self, "bi", "bi" in bare)
        put(self, "li", "li" in bare)
        put(self, "prepositions", sum(bit for name, bit in FRAME_PREPOSITIONS.items() if name in bare))
        put(self, "target", any(frame.startswith("x+") for frame in self.frames))
        put(self, "target_inside", any(frame.startswith("X+") for frame in self.frames))


class CueForm(NamedTuple):
    """One inflected form of a cue, as it can stand in a text."""

    entry: CueEntry
    part: str  # verb participle masdar
    aspect: str
    person: int
    number: str
    gender: str
    voice: str
    suffix: str
    prefix: str


class Phrase(NamedTuple):
    """A cue or an opener of several folded words."""

    words: tuple[bytes, ...]
    entry: CueEntry


class Modal(NamedTuple):
    """A hedge: folded words and how far it lowers certainty (`PR` or `PS`)."""

    words: tuple[bytes, ...]
    effect: str


@dataclass(slots=True, eq=False)
class Pack:
    """A language's tables; see the module's docstring. Filled by the language, then left alone."""

    name: str
    flags: dict[bytes, int] = field(default_factory=dict)
    cues: dict[bytes, tuple[CueForm, ...]] = field(default_factory=dict)
    phrases: dict[bytes, dict[bytes, tuple[Phrase, ...]]] = field(
        default_factory=dict
    )  # by first, then second word (b"" if none)
    nations: frozenset[bytes] = frozenset()  # the words that name a people: the keys of `demonyms`
    triggers: frozenset[bytes] = frozenset()  # every word at which a cue or a filler can begin
    openers: dict[bytes, tuple[tuple[tuple[bytes, ...], str], ...]] = field(default_factory=dict)
    fillers: dict[bytes, dict[bytes, tuple[tuple[bytes, ...], ...]]] = field(
        default_factory=dict
    )  # by first, then second word
    modals: dict[bytes, tuple[Modal, ...]] = field(default_factory=dict)
    genders: dict[bytes, str] = field(default_factory=dict)
    numbers: dict[bytes, str] = field(default_factory=dict)
    demonyms: dict[bytes, str] = field(default_factory=dict)
    first_person: frozenset[bytes] = frozenset()  # words that only the one who speaks says of himself
    held: frozenset[bytes] = frozenset()  # قناعة، اعتقاد، حرص: voicing them asserts
    offered: frozenset[bytes] = frozenset()  # استعداد، التزام، عزم: voicing them commits
    rules: frozenset[bytes] = frozenset()  # لوائح، قانون: according to them, nobody speaks
    going_on: frozenset[bytes] = frozenset()  # participles that go on speaking: مؤكدا، مشيرة
    identity: frozenset[bytes] = frozenset()  # اسمه، هويته: to withhold them is no statement
    no_comment: frozenset[bytes] = frozenset()  # التعليق، الإدلاء: to refuse them states nothing
    governors: dict[int, frozenset[bytes]] = field(default_factory=dict)  # by preposition bit: المشرف على
    concessive: frozenset[bytes] = frozenset()  # رغم، نظرا: the reporter's circumstances begin
    of_many: frozenset[bytes] = frozenset()  # عدد من، قريب من: «من» goes on with the phrase
    selves: frozenset[bytes] = frozenset()  # نفسه، ذاتها: «the same», no part of a name
    blame: frozenset[bytes] = frozenset()  # مسؤولية، تبعات: what حمّل lays on someone
    light_verbs: frozenset[bytes] = frozenset()  # قدم، وجه، أصدر: the noun after them does the saying
    epithets: frozenset[bytes] = frozenset()  # السابق، المنتخب: they describe the noun before them
    blessings: frozenset[bytes] = frozenset()  # حفظه (الله): an aside that names nobody
    localities: frozenset[bytes] = frozenset()  # منطقة، جامعة: «مدير الشرطة بمنطقة…»
    whether: frozenset[bytes] = frozenset()  # عما: «تساءل عما إذا»
    generic_heads: frozenset[bytes] = frozenset()  # المسؤول، الفنان: any person may be called so
    aliases: dict[bytes, tuple[tuple[bytes, ...], ...]] = field(
        default_factory=dict
    )  # a capital → its state's names
    according: frozenset[bytes] = frozenset()  # first words of «بحسب», «نقلا عن»
    impersonal: frozenset[bytes] = frozenset()  # verbs that hide their subject in the present: يعتقد، يشتبه
    own_waw: frozenset[bytes] = frozenset()  # nouns whose first و is their own: وزير، وكالة
    quantifiers: frozenset[bytes] = frozenset()  # كل، أحد، بعض، عدد: they stand before the noun that speaks
    anonymous_heads: frozenset[bytes] = frozenset()  # heads that hide who speaks: مصدر، مسؤول
    question_words: frozenset[bytes] = frozenset()
    speech_starts: frozenset[bytes] = frozenset()  # words with which bare speech can begin: صحيح، نعم
    ba_words: frozenset[bytes] = frozenset()  # words whose first ب is their own
    time_words: TimeLexicon = field(default_factory=TimeLexicon)
    titles: frozenset[bytes] = frozenset()  # الدكتور، اللواء، الشيخ: before a name, and no office
    known: KnownNames = field(default_factory=KnownNames)
    place_words: PlaceLexicon = field(default_factory=PlaceLexicon)
