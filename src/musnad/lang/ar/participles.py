"""How words are put in print: the seat of a hamza, what is glued before them, participles and verbal nouns.

Sounds are written as Arabic consonants with Latin vowels between them: `a i u` are short and never
printed, `A I U` are the long ا ي و, `Y` is the long a that closes a word as ى. A hamza is always `ء`;
`spell` gives it its seat. A consonant that directly follows itself is a doubled one, printed once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Aspect = Literal["past", "present", "jussive", "imperative", "participle", "masdar"]
Person = Literal[0, 1, 2, 3]
Number = Literal["s", "d", "p"]
Gender = Literal["m", "f", "c"]
Voice = Literal["active", "passive"]

VERB_PROCLITICS = ("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل", "أ")
NOUN_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "وال", "فال", "بال", "كال", "لل", "ولل")
_PAST_PROCLITICS = ("", "و", "ف", "ل", "أ")
_CUT_PROCLITICS = ("", "و", "ف", "ل", "ول", "فل")
_COMMAND_PROCLITICS = ("", "و", "ف")
_NO_ARTICLE = NOUN_PROCLITICS[:8]

VERB_PRONOUNS = ("ه", "ها", "هم", "هما", "نا", "ني", "ك", "كم")
NOUN_PRONOUNS = ("ه", "ها", "هم", "هما", "نا", "ي", "ك", "كم")

_LONG = {"A": "ا", "I": "ي", "U": "و"}
VOWELS = frozenset("aiuAIUY")
_PRINTED = str.maketrans({"a": None, "i": None, "u": None, "A": "ا", "I": "ي", "U": "و", "Y": "ى"})
_SEATS = frozenset("أؤئء")
# A hamza that closes a syllable right after another one lengthens its vowel: *ʾaʾmana → آمن.
_LENGTHENED = {"a": "A", "i": "I", "u": "U"}


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form of a verb, its participle or its noun, without vowel marks.

    `person` is 0 for participles and masdars; `gender` is `c` where both share the form.
    The aspect `jussive` holds every present form that has lost its ending (لم يشر، أن يعلنوا).
    `suffix` is the object or possessor glued on, `definite` tells that `text` begins with the article.
    """

    text: str
    aspect: Aspect
    person: Person
    number: Number
    gender: Gender
    voice: Voice
    suffix: str = ""
    definite: bool = False


def hamza_seat(before: str, after: str) -> str:
    """The letter of a hamza inside or at the end of a word; `after` is empty at the end.

    The stronger neighbour decides: i (ئ), then u (ؤ), then a (أ); at the end only what comes before.
    """
    if not after:
        return {"a": "أ", "i": "ئ", "u": "ؤ"}.get(before, "ء")
    if after in "iI" or before in {"i", "I", "ي"}:
        return "ئ"
    if after in "uU" or before == "u":
        return "ؤ"
    # After a long vowel an a needs no seat: تساءل, مروءة.
    return "ء" if before in {"A", "U", "ا", "و"} else "أ"


def spell(sounds: str) -> str:
    """How `sounds` are printed (`yuءakkid` with Arabic consonants → `يؤكد`)."""
    if sounds[0] == "ء" and sounds[2:3] == "ء" and sounds[3:4] not in VOWELS and sounds[1] in _LENGTHENED:
        sounds = "ء" + _LENGTHENED[sounds[1]] + sounds[3:]
    letters: list[str] = []
    before = ""
    last = len(sounds) - 1
    for index, sound in enumerate(sounds):
        if sound == before and sound not in VOWELS:
            continue
        if sound in _LONG:
            # Alef fuses with the seat it would stand beside: قرآن.
            if sound == "A" and letters and letters[-1] == "أ":
                letters[-1] = "آ"
            else:
                letters.append(_LONG[sound])
        elif sound == "Y":
            letters.append("ا" if before == "ي" else "ى")
        elif sound == "ء":
            if index == 0:
                letters.append("إ" if sounds[1:2] in ("i", "I") else "أ")
            else:
                following = index + 2 if sounds[index + 1 : index + 2] == "ء" else index + 1
                closes = following > last or (following == last and sounds[last] in "aiu")
                letters.append(hamza_seat(before, "" if closes else sounds[following]))
        elif sound not in "aiu":
            letters.append(sound)
        before = sound
    return "".join(letters)


def with_ending(sounds: str, printed: str, ending: str, *, weak: bool) -> tuple[str, ...]:
    """The spellings of a stem, given as heard and as printed, with its ending; two if the press has two.

    `weak` tells that a weak last radical has been lost between the two.
    """
    if sounds[-1] != "ء":
        letters = ending.translate(_PRINTED)
        if ending[:1] == sounds[-1]:
            # أعلنّا, لفتُّ: a doubled consonant is printed once.
            letters = letters[1:]
        elif ending == "Y" and sounds[-1] == "ي":
            letters = "ا"
        return (printed + letters,)
    if weak and ending in ("a", "i", "u"):
        # لم ينأ, لم يرتئ: the hamza keeps the seat it had inside the word.
        return (spell(f"{sounds}{ending}ه")[:-1],)
    text = spell(sounds + ending)
    other = {"a": "أ", "A": "ء"}.get(sounds[-2:-1]) if ending[:1] == "U" else None
    if other is None:
        return (text,)
    # بدؤوا and شاؤوا are as often printed بدأوا and شاءوا.
    return (text, printed[:-1] + other + ending.translate(_PRINTED))


def proclitics(form: Form) -> tuple[str, ...]:
    """The prefixes that `form` can carry: سيعلن, but no س before a past and no article before a suffix."""
    match form.aspect:
        case "past":
            return _PAST_PROCLITICS
        case "present":
            return VERB_PROCLITICS
        case "jussive":
            return _CUT_PROCLITICS
        case "imperative":
            return _COMMAND_PROCLITICS
        case _:
            return _NO_ARTICLE if form.definite or form.suffix else NOUN_PROCLITICS


def attach(prefix: str, word: str, *, definite: bool = True) -> str:
    """`word` with `prefix` before it; ل and the article become لل, and three ل in a row two.

    `definite` false tells that a first ال of the word is its own and no article (التزام → لالتزام).
    """
    if definite and prefix.endswith("ل") and not prefix.endswith(("ال", "لل")) and word.startswith("ال"):
        return prefix + (word[2:] if word[2:3] == "ل" else word[1:])
    if prefix.endswith("لل") and word.startswith("ل"):
        return prefix + word[1:]
    return prefix + word


class _Noun:
    """The stem of a noun or participle, ready to take an ending."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.before_hamza: str | None = None
        if stem[-1] in _SEATS and len(stem) > 1:
            # The seat tells the vowel before the hamza; without one the letter before is long or silent.
            self.before_hamza = {"أ": "a", "ئ": "i", "ؤ": "u"}.get(stem[-1], stem[-2])

    def joined(self, vowel: str, letters: str) -> str:
        """The stem before an ending that begins with the sound `vowel` and is printed as `letters`."""
        if self.before_hamza is None:
            return self.stem + letters
        seat = hamza_seat(self.before_hamza, vowel)
        if seat == "أ" and letters[:1] == "ا":
            return self.stem[:-1] + "آ" + letters[1:]
        return self.stem[:-1] + seat + letters

    def accusative(self) -> str:
        """The indefinite accusative: مؤكدا, شيئا, but ادعاء, نبأ, إشارة as they are."""
        if self.stem[-1] in "ةىا" or self.before_hamza in ("a", "ا"):
            return self.stem
        if self.before_hamza == "ي":
            return self.stem[:-1] + "ئا"
        return self.stem + "ا"


# number, gender, first sound and letters of the ending; the ones that news uses most come first
_PARTICIPLE_ENDINGS: tuple[tuple[Number, Gender, str, str], ...] = (
    ("s", "f", "a", "ة"),
    ("p", "m", "I", "ين"),
    ("p", "m", "U", "ون"),
    ("p", "f", "A", "ات"),
    ("d", "m", "a", "ين"),
    ("d", "m", "A", "ان"),
    ("d", "f", "a", "تين"),
    ("d", "f", "a", "تان"),
)


def participle_forms(participle: str, *, closing: str = "") -> Iterator[Form]:
    """The active participle in every number, gender and case: مشيرا, مشيرة, مشيرين.

    `closing` is the middle radical of a verb whose last one is weak, and closes its participle:
    ع in داع, whose other forms show the ي again (داعيا, داعية, but داعون, داعين).
    """
    bare = participle
    if closing and bare[-1] == "ي" and bare[-2:-1] in (closing, "ئ" if closing == "ء" else closing):
        bare = bare[:-2] + closing
    short = _Noun(bare)
    full = _Noun(short.joined("i", "ي")) if closing else short
    for text in dict.fromkeys((full.accusative(), bare, full.stem)):
        yield Form(text, "participle", 0, "s", "m", "active")
    for number, gender, vowel, letters in _PARTICIPLE_ENDINGS:
        stem = short if number == "p" and gender == "m" else full
        yield Form(stem.joined(vowel, letters), "participle", 0, number, gender, "active")


def _possessed(noun: str) -> Sequence[str]:
    """The noun as it stands before a possessor: one spelling, or one a case where it ends in hamza."""
    if noun[-1] == "ة":
        return (noun[:-1] + "ت",)
    if noun[-1] == "ى":
        return (noun[:-1] + "ا",)
    stem = _Noun(noun)
    if stem.before_hamza is None:
        return (noun,)
    cases = [stem.joined(vowel, "") for vowel in "uia"]
    # بدءه beside بدأه; after ي there is only one way (مجيئه).
    return tuple(dict.fromkeys(cases if stem.before_hamza == "ي" else (*cases, noun)))


def masdar_forms(masdar: str, *, shortened: bool) -> Iterator[Form]:
    """The verbal noun alone, with article, accusative and possessors: تأكيد, التأكيد, تأكيدا, تأكيده.

    `shortened` tells that it may be written without its final ي where it is indefinite (تحد, التحدي).
    """
    full = masdar
    if shortened and masdar[-1] not in "يةىاء":
        full = masdar + "ي"
    bare = full[:-1] if shortened and full[-1] == "ي" else full
    gender: Gender = "f" if masdar[-1] in "ةى" else "m"
    for text in dict.fromkeys((bare, full, _Noun(full).accusative())):
        yield Form(text, "masdar", 0, "s", gender, "active")
    yield Form("ال" + full, "masdar", 0, "s", gender, "active", "", definite=True)
    hosts = _possessed(full)
    for suffix in NOUN_PRONOUNS:
        # Before ي the case vowels all give way to i: ادعائي.
        own = (_Noun(full).joined("i", ""),) if suffix == "ي" and full[-1] in _SEATS else hosts
        for host in own:
            yield Form(host + suffix, "masdar", 0, "s", gender, "active", suffix)
