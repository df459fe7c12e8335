"""Every form in which a newspaper can print a verb of saying: أعلن gives أعلنت, يعلنون, معلنا, إعلانه.

A verb is known by two words, its third person masculine singular past and present, without vowels.
From them follow its pattern (the ten of the grammars, and the four-letter ones), what is weak in its
root, and with that all of its forms. What comes out is checked against what went in: where the two
words do not belong together, or to no pattern, the verb is refused. Sounds are written as in
`musnad.lang.ar.participles`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from musnad.errors import LanguageDataError
from musnad.lang.ar.participles import (
    NOUN_PROCLITICS,
    VERB_PROCLITICS,
    VERB_PRONOUNS,
    VOWELS,
    Aspect,
    Form,
    Gender,
    Number,
    Person,
    Voice,
    attach,
    masdar_forms,
    participle_forms,
    proclitics,
    spell,
    with_ending,
)

__all__ = ["NOUN_PROCLITICS", "VERB_PROCLITICS", "Form", "attach", "conjugate", "proclitics"]

_SHADDA = "\u0651"
# Tanwin, short vowels, shadda, sukun, dagger alef, tatweel: dropped from what comes in.
_UNWRITTEN = dict.fromkeys([*range(0x064B, 0x0653), 0x0670, 0x0640])
_ONE_HAMZA = str.maketrans({"أ": "ء", "إ": "ء", "ؤ": "ء", "ئ": "ء", "آ": "ءا"})
_SEAT_VOWEL = {"أ": "a", "ئ": "i", "ؤ": "u"}
_WEAK = frozenset("اىي")
# VIII with a first radical that swallowed its ت (اتهم, ادعى, اطلع): doubled in speech, printed once.
_SWALLOWERS = frozenset("تدطظذ")
# VIII of roots in س looks like X of a doubled root: استمع against استمر.
_S_ROOTS = frozenset({"استمع", "استند", "استلم", "استبق", "استتر", "استرق", "استعر"})
# III of doubled roots looks like I of a hollow one: حاج against خاف.
_DOUBLED_THIRD = frozenset({"حاج", "ضاد", "ضار", "شاق", "شاد", "ماس"})
# The imperatives that drop their hamza: خذ, كل, مر.
_CLIPPED = frozenset({"أخذ", "أكل", "أمر"})

_Pattern = Literal["I", "II", "III", "IV", "V", "VI", "VIII", "X", "QIV"]
_Weakness = Literal["none", "doubled", "hollow", "defective"]
_Slot = tuple[Person, Number, Gender]
_Row = list[tuple[str, ...]]

# fmt: off
_PAST_SLOTS: tuple[_Slot, ...] = (
    (3, "s", "m"), (3, "s", "f"), (3, "p", "m"), (3, "p", "f"), (3, "d", "m"), (3, "d", "f"),
    (1, "s", "c"), (1, "p", "c"), (2, "s", "c"), (2, "p", "m"), (2, "p", "f"), (2, "d", "c"),
)
# fmt: on
_PRESENT_SLOTS: tuple[_Slot, ...] = (*_PAST_SLOTS[:8], (2, "s", "m"), (2, "s", "f"), *_PAST_SLOTS[9:])
_PERSON_PREFIXES = "يتيييتءنتتتتت"
_THIRD, _SECOND = 6, 8  # where the third person ends and the second begins

# Endings in the order of the slots, for stems that end in a strong radical or in a weak one:
# W as in دعا, Y as in نفى and يلقى, I as in رضي and ينفي, U as in يدعو.
_AFTER_CONSONANT = ("تu", "نA", "تa", "تuم", "تuن", "تuمA")
_PAST = {
    "": ("a", "aت", "Uا", "نa", "A", "aتA", *_AFTER_CONSONANT),
    "W": ("A", "aت", "aوا", "aونa", "aوA", "aتA", *(f"aو{ending}" for ending in _AFTER_CONSONANT)),
    "Y": ("Y", "aت", "aوا", "aينa", "aيA", "aتA", *(f"aي{ending}" for ending in _AFTER_CONSONANT)),
    "I": ("iيa", "iيaت", "Uا", "Iنa", "iيA", "iيaتA", *(f"I{ending}" for ending in _AFTER_CONSONANT)),
}
_PRESENT = {
    "": ("u", "u", "Uن", "نa", "Aن", "Aن", "u", "u", "u", "Iن", "Uن", "نa", "Aن"),
    "U": ("U", "U", "Uن", "Uنa", "uوAن", "uوAن", "U", "U", "U", "Iن", "Uن", "Uنa", "uوAن"),
    "I": ("I", "I", "Uن", "Iنa", "iيAن", "iيAن", "I", "I", "I", "Iن", "Uن", "Iنa", "iيAن"),
    "Y": ("Y", "Y", "aون", "aينa", "aيAن", "aيAن", "Y", "Y", "Y", "aين", "aون", "aينa", "aيAن"),
}
_CUT = {
    "": ("", "", "Uا", "نa", "A", "A", "", "", "", "I", "Uا", "نa", "A"),
    "U": ("u", "u", "Uا", "Uنa", "uوA", "uوA", "u", "u", "u", "I", "Uا", "Uنa", "uوA"),
    "I": ("i", "i", "Uا", "Iنa", "iيA", "iيA", "i", "i", "i", "I", "Uا", "Iنa", "iيA"),
    "Y": ("a", "a", "aوا", "aينa", "aيA", "aيA", "a", "a", "a", "aي", "aوا", "aينa", "aيA"),
}


class _Stems(NamedTuple):
    """What stands before the endings.

    `long` before vowels (قال), `short` before consonants (قل in قلت), `bare` before no ending at
    all (لم يقل); `final` names the weak ending of the tables, or is empty.
    """

    long: str
    short: str
    bare: str
    final: str = ""

    def before(self, ending: str) -> str:
        """The stem that `ending` takes."""
        return self.bare if not ending else self.long if ending[0] in VOWELS else self.short


class _Verb(NamedTuple):
    """What the two words tell: the pattern, the weakness, the radical before the last, the stems."""

    pattern: _Pattern
    weakness: _Weakness
    middle: str
    past: _Stems
    passive_past: _Stems
    present: _Stems
    passive_present: _Stems


def conjugate(
    lemma: str, present: str, *, participle: str | None = None, masdars: Sequence[str] = ()
) -> tuple[Form, ...]:
    """All printed forms of the verb whose past is `lemma` and whose present is `present`.

    Both are third person masculine singular without vowels, hamzas in their places (قال, يقول).
    `participle` is the active one, indefinite (داع); `masdars` are the verbal nouns without article.
    The third person comes first, and the likelier reading of one spelling before the others; a
    passive is given only where it is printed differently from its active, a shortened present
    (subjunctive, jussive) only where it differs from the full one. Raises `LanguageDataError`
    where the two words are not the past and the present of one verb.
    """
    verb = _verb(lemma, present, participle, masdars)
    prefix_vowel = "u" if verb.pattern in ("II", "III", "IV") else "a"
    past = _row(verb.past, "", _PAST)
    full = _row(verb.present, prefix_vowel, _PRESENT)
    cut = _row(verb.present, prefix_vowel, _CUT)
    if past[0][0] != _plain(lemma) or full[0][0] != _plain(present):
        raise LanguageDataError(f"{lemma} / {present}: conjugated as {past[0][0]} / {full[0][0]}")
    forms = [*_forms("past", _PAST_SLOTS, past), *_forms("present", _PRESENT_SLOTS, full)]
    forms += _forms("jussive", _PRESENT_SLOTS, cut, known=full)
    if not _same(verb.past, verb.passive_past):
        passive = _row(verb.passive_past, "", _PAST)
        forms += _forms("past", _PAST_SLOTS, passive, voice="passive", known=past)
    if not _same(verb.present, verb.passive_present):
        passive = _row(verb.passive_present, "u", _PRESENT)
        passive_cut = _row(verb.passive_present, "u", _CUT)
        seen = [(*one, *other) for one, other in zip(passive, cut, strict=True)]
        forms += _forms("present", _PRESENT_SLOTS, passive, voice="passive", known=full)
        forms += _forms("jussive", _PRESENT_SLOTS, passive_cut, voice="passive", known=seen)
    if participle is not None:
        # Hollow verbs in hamza swap their last two radicals in it: جاء (one who comes), جائية.
        swapped = verb.weakness == "hollow" and verb.pattern == "I" and verb.past.long[-1] == "ء"
        closing = verb.middle if verb.weakness == "defective" else "ء" if swapped else ""
        forms += participle_forms(_plain(participle), closing=closing)
    for masdar in dict.fromkeys(map(_plain, masdars)):
        # تحدى: its noun has the same letters, and loses the weak one where it is indefinite.
        weak = verb.past.final == "Y" and masdar.removesuffix("ي") == past[0][0][:-1]
        forms += masdar_forms(masdar, shortened=weak and verb.pattern in ("V", "VI"))
    forms += _with_objects(verb, prefix_vowel, past, full, cut)
    forms += _commands(lemma, verb)
    return tuple(forms)


def _plain(word: str) -> str:
    return word.translate(_UNWRITTEN)


def _verb(lemma: str, present: str, participle: str | None, masdars: Sequence[str]) -> _Verb:
    """The verb behind the two words; raises `LanguageDataError` where they show none."""
    plain, plain_present = _plain(lemma), _plain(present)
    letters, rest = plain.translate(_ONE_HAMZA), plain_present.translate(_ONE_HAMZA)[1:]
    if len(letters) < 2 or len(rest) < 2 or plain_present[0] != "ي" or "" in (participle, *masdars):
        raise LanguageDataError(f"{lemma} / {present}: not the past and the present of a verb")
    # مفعل belongs to a derived pattern, فاعل and مفعول to the first, which is else spelled alike.
    derived = participle is not None and participle[0] == "م" and participle[1:2] != "ا"
    derived = derived and len(_plain(participle or "")) <= len(plain) + 1
    if letters[0] == "ء":
        second = plain_present[1:2] == "ؤ"
    else:
        noun = letters[0] != "ت" and any(masdar.startswith("ت") for masdar in masdars)
        second = derived or noun or _SHADDA in lemma[1:-1]
    third = rest[1:2] == "ا" and (derived or plain in _DOUBLED_THIRD)
    eighth = plain in _S_ROOTS or any(len(masdar) == 6 and masdar[4] == "ا" for masdar in masdars)
    pattern = _pattern(letters, rest, second=second, third=third, eighth=eighth)
    weakness = _weakness(pattern, letters)
    if pattern is None or weakness is None:
        raise LanguageDataError(f"{lemma} / {present}: no pattern of verbs has this shape")

    past_vowel = "a"
    present_vowel = "a" if pattern in ("V", "VI") else "i"
    if pattern == "I":
        # Only a hamza beside it shows the vowel of the first pattern, and only there is it printed.
        present_vowel = "u"
        if weakness == "none" and "ء" in letters[-2:]:
            place = -1 if letters[-1] == "ء" else -2
            past_vowel = _SEAT_VOWEL.get(plain[place], "a")
            present_vowel = _SEAT_VOWEL.get(plain_present[place], "a")
        elif weakness == "doubled":
            present_vowel = _SEAT_VOWEL.get(plain_present[1], "u")
    return _stems(pattern, weakness, letters, rest, past_vowel, present_vowel)


def _pattern(letters: str, rest: str, *, second: bool, third: bool, eighth: bool) -> _Pattern | None:
    """The pattern of the past `letters` and of the present's `rest`, its prefix taken off.

    The flags say what only another word can tell: II against I, III against I, VIII against X.
    """
    size = len(letters)
    first = letters[0]
    long_second = letters[1] == "ا"
    if first == "ا":
        strong = size == 5 and letters[3] != "ا" and letters[4] not in _WEAK
        if letters.startswith("است") and (size == 6 or (strong and not eighth)):
            return "X"
        if strong and letters[1] != "ن" and letters[2] not in "تطد":
            return "QIV"
        # VII and IX have the vowels of VIII: انسحب, احمر.
        return "VIII" if size in (4, 5) else None
    if first == "ت" and size in (4, 5) and not long_second:
        return "VI" if letters[2] == "ا" else "V"
    if first == "ء" and size in (3, 4) and (rest[0] != "ء" or (long_second and size == 4 and rest[1] != "ا")):
        return "IV"
    if long_second and (size == 4 or (size == 3 and third)):
        return "III"
    if size == 4:
        return "II"
    surely_first = (first == "و" and rest[0] != "و") or rest[-1] == "و"
    if size == 3 and second and not long_second and not surely_first:
        return "II"
    return "I" if size <= 3 else None


def _weakness(pattern: _Pattern | None, letters: str) -> _Weakness | None:
    size = len(letters)
    if letters[-1] in _WEAK:
        return "defective" if size > 2 else None
    if letters[-2] == "ا" and pattern in ("I", "IV", "VIII", "X"):
        return "hollow" if size > 2 else None
    doubled_size = {"I": 2, "III": 3, "IV": 3, "VI": 4, "VIII": 4, "X": 5, "QIV": 5}
    if pattern is None or size != doubled_size.get(pattern):
        return "none"
    return "none" if pattern == "VIII" and letters[1] in _SWALLOWERS else "doubled"


def _heads(pattern: _Pattern, front: str, middle: str, rest: str) -> tuple[str, str, str, str]:
    """What stands before the last two radicals in past, passive past, present and passive present.

    `front` is what the past shows there.
    """
    match pattern:
        case "I":
            # وعد/يعد loses its first radical in the active present; the passive يوعد has it.
            lost = front == "و" and rest[0] != "و"
            root = "و" if front == "ي" else front
            return front + "a", front + "u", "" if lost else front, root
        case "II":
            start, second = front[0], front[1:] or middle
            return f"{start}a{second}", f"{start}u{second}", f"{start}a{second}", f"{start}a{second}"
        case "III":
            return f"{front[0]}A", f"{front[0]}U", f"{front[0]}A", f"{front[0]}A"
        case "IV":
            start = "ء" if front == "ءا" else front[1:]
            root = "و" if start == "ي" else start
            return f"ءa{start}", f"ءu{root}", root, root
        case "V":
            start, second = front[1], front[2:] or middle
            return f"تa{start}a{second}", f"تu{start}u{second}", f"تa{start}a{second}", f"تa{start}a{second}"
        case "VI":
            return f"تa{front[1]}A", f"تu{front[1]}U", f"تa{front[1]}A", f"تa{front[1]}A"
        case "X":
            start = front[3:]
            root = "و" if start == "ي" else start
            return f"اiستa{start}", f"اuستu{root}", f"ستa{start}", f"ستa{start}"
        case "QIV":
            cluster = f"{front[1:3]}a{front[3]}"
            return f"اi{cluster}", f"اu{cluster}", cluster, cluster
        case _:
            cluster = front[1:]
            return f"اi{cluster}a", f"اu{cluster}u", f"{cluster}a", f"{cluster}a"


def _stems(
    pattern: _Pattern, weakness: _Weakness, letters: str, rest: str, past_vowel: str, present_vowel: str
) -> _Verb:
    """The four stems of a verb whose pattern and weakness are known."""
    last = letters[-1]
    middle = last if weakness == "doubled" else letters[-2]
    front = letters[:-1] if weakness == "doubled" else letters[:-2]
    heads = _heads(pattern, front, middle, rest)
    vowels = (past_vowel, "i", present_vowel, "a")
    stems: list[_Stems] = []
    if weakness == "none":
        for head, vowel in zip(heads, vowels, strict=True):
            whole = head + middle + vowel + last
            stems.append(_Stems(whole, whole, whole))
    elif weakness == "doubled":
        for head, vowel in zip(heads, vowels, strict=True):
            # احتج has no vowel left between the twins; أقر has pushed it before them.
            whole = head + ("" if head[-1:] in VOWELS else vowel) + last + last
            stems.append(_Stems(whole, head + last + vowel + last, whole))
    elif weakness == "hollow":
        long = {"و": "U", "ي": "I"}.get(rest[-2:-1], "A")
        past_short = "a" if pattern != "I" else "u" if long == "U" else "i"
        inside = (("A", past_short), ("I", "i"), (long, long.lower()), ("A", "a"))
        for head, (full, short) in zip(heads, inside, strict=True):
            start = head[:-1] if head[-1:] in VOWELS else head
            cut = start + short + last
            stems.append(_Stems(start + full + last, cut, cut))
    else:
        w_root = pattern == "I" and last == "ا" and rest[-1] != "ي"
        past_final = "I" if last == "ي" else "W" if w_root else "Y"
        present_final = {"و": "U", "ي": "I"}.get(rest[-1], "Y")
        for index, final in enumerate((past_final, "I", present_final, "Y")):
            # رأى loses its hamza in the present: يرى.
            unseated = index > 1 and middle == "ء" and "ء" not in rest
            base = rest[:-1] if unseated else heads[index] + middle
            stems.append(_Stems(base, base, base, final))
    return _Verb(pattern, weakness, middle, *stems)


def _same(active: _Stems, passive: _Stems) -> bool:
    """Whether the vowels of the passive leave no trace in print."""
    return (
        active.final == passive.final
        and spell("يu" + active.long) == spell("يu" + passive.long)
        and spell("يu" + active.short) == spell("يu" + passive.short)
    )


def _row(stems: _Stems, vowel: str, tables: Mapping[str, Sequence[str]]) -> _Row:
    """The spellings in every slot; `vowel` follows the prefixes of the present, and is empty in the past."""
    endings = tables[stems.final]
    prefixes = [person + vowel for person in _PERSON_PREFIXES] if vowel else [""] * len(endings)
    row: _Row = []
    printed: dict[str, str] = {}
    for prefix, ending in zip(prefixes, endings, strict=True):
        sounds = prefix + stems.before(ending)
        letters = printed.get(sounds)
        if letters is None:
            letters = printed[sounds] = spell(sounds)
        row.append(with_ending(sounds, letters, ending, weak=stems.final != ""))
    return row


def _forms(
    aspect: Aspect, slots: Sequence[_Slot], row: _Row, *, voice: Voice = "active", known: _Row | None = None
) -> Iterator[Form]:
    """The forms of one row, without those that `known` already has in the same place."""
    for index, (person, number, gender) in enumerate(slots):
        for text in row[index]:
            if known is None or text not in known[index]:
                yield Form(text, aspect, person, number, gender, voice)


def _hosts(row: _Row, index: int) -> tuple[str, ...]:
    """The third-person texts of a row as they stand before a pronoun: أعلنوا loses its silent alef."""
    texts = row[index]
    if _PAST_SLOTS[index][1:] == ("p", "m"):
        return tuple(text.removesuffix("ا") for text in texts)
    if texts[0][-1] == "ى":
        return tuple(text[:-1] + "ا" for text in texts)
    return texts


def _with_objects(verb: _Verb, prefix_vowel: str, past: _Row, full: _Row, cut: _Row) -> Iterator[Form]:
    """The active third person with an object: وصفه, نقلتها, أعلنوه, ألقاه, رآه, لم ينفه."""
    for index in range(_THIRD):
        person, number, gender = _PAST_SLOTS[index]
        past_hosts, full_hosts = _hosts(past, index), _hosts(full, index)
        cut_hosts = () if cut[index] == full[index] else _hosts(cut, index)
        if number == "s":
            before = _PERSON_PREFIXES[index] + prefix_vowel
            if gender == "m":
                past_hosts = _inside(verb.past, "", past_hosts, ("a",))
            full_hosts = _inside(verb.present, before, full_hosts, ("u", "a"))
        rows: tuple[tuple[Aspect, tuple[str, ...]], ...] = (
            ("past", past_hosts),
            ("present", full_hosts),
            ("jussive", cut_hosts),
        )
        for aspect, hosts in rows:
            for host in hosts:
                for suffix in VERB_PRONOUNS:
                    yield Form(host + suffix, aspect, person, number, gender, "active", suffix)


def _inside(stems: _Stems, prefix: str, hosts: tuple[str, ...], vowels: Sequence[str]) -> tuple[str, ...]:
    """The hosts with the hamza that a pronoun moves inside the word: رأى → رآه, يقرأ → يقرؤه, يقرأه."""
    if stems.long[-1] != "ء":
        return hosts
    if stems.final in ("Y", "W"):
        return (spell(prefix + stems.long + "A"),)
    if stems.final:
        return hosts
    # ه stands in for any pronoun: none of them changes the seat.
    return tuple(dict.fromkeys(spell(f"{prefix}{stems.long}{vowel}ه")[:-1] for vowel in vowels))


def _commands(lemma: str, verb: _Verb) -> Iterator[Form]:
    """The imperative: أعلن, قل, قولي, ادعوا; none where a single letter would be left (ع of وعى)."""
    stems = verb.present
    if _plain(lemma) in _CLIPPED:
        clipped = stems.long.removeprefix("ء").replace("u", "", 1)
        clipped = f"{clipped[0]}u{clipped[1:]}"
        stems = _Stems(clipped, clipped, clipped)
    for slot, ending in zip(_PRESENT_SLOTS[_SECOND:], _CUT[stems.final][_SECOND:], strict=True):
        stem = stems.before(ending)
        start = "ءa" if verb.pattern == "IV" else "اi" if verb.pattern in ("VIII", "X", "QIV") else ""
        if verb.pattern == "I" and len(stem) > 1 and stem[1] not in VOWELS:
            # No word begins with two consonants: كتب → اكتب.
            start = "اi"
        for text in with_ending(start + stem, spell(start + stem), ending, weak=stems.final != ""):
            if len(text) > 1:
                yield Form(text, "imperative", *slot, "active")
