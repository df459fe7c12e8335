"""The cues of the Arabic pack: verbs with all their forms, phrases, nouns of saying."""

from musnad.lang import pack as p
from musnad.lang.ar.conjugation import conjugate
from musnad.lang.ar.tables import (
    ALEF,
    AND,
    IN,
    SO,
    SUFFIXES,
    TA,
    TA_MARBUTA,
    THE,
    TO,
    WILL,
    Tables,
    definite,
    rows,
)
from musnad.text.script import fold_word

_NAME_BITS = p.GIVEN_NAME | p.PLACE | p.TITLE | p.NAME_PARTICLE
_FUNCTION_BITS = (
    p.TIME | p.WHEN | p.WHERE | p.ADVERB | p.THAT | p.THAT_SUFFIX | p.ILA | p.ALA | p.EAN | p.MIN
    | p.FI | p.SWITCH | p.CONTRAST | p.BECAUSE | p.WHAT | p.PRONOUN | p.DEMONSTRATIVE | p.NEGATION
    | p.WAS | p.ALREADY | p.QUESTION | p.PREPOSITION_SUFFIX | p.RELATIVE
)  # fmt: skip
_AMBIGUOUS = {fold_word(w) for w in ("على", "في", "من", "وعلى", "وفي", "ومن", "بناء")}
_VIEWS = tuple(fold_word(w) for w in ("رأي", "نظر", "برأي", "بنظر", "اعتقاد", "تقدير"))
_OTHERS_SUFFIXES = ("ك", "كم", "ني", "كما", "كن")
_Prefixes = tuple[tuple[str, bytes], ...]
_PAST_PREFIXES: _Prefixes = (("", b""), ("و", AND), ("ف", SO))
_PRESENT_PREFIXES: _Prefixes = (
    *_PAST_PREFIXES,
    ("ل", TO),
    ("س", WILL),
    ("وس", AND + WILL),
    ("فس", SO + WILL),
)
_NOUN_PREFIXES: _Prefixes = (
    ("", b""),
    ("و", AND),
    ("ف", SO),
    ("ب", IN),
    ("ل", TO),
    ("وب", AND + IN),
    ("ول", AND + TO),
)


def add_verbs(tables: Tables) -> None:
    """Every form of every verb, participle and verbal noun of the two verb tables."""
    for name in ("verbs_assertive.tsv", "verbs_performative.tsv"):
        for row in rows(name):
            _add_verb(tables, row)


def _add_verb(tables: Tables, row: dict[str, str]) -> None:
    entry = p.CueEntry(
        lemma=row["lemma"],
        kind="verb",
        cls=row["class"],
        frames=frozenset(row["frames"].split()),
        act=row["act"],
        factuality=row["factuality"],
        stance=row["stance"],
        needs=row["needs"],
        present=row["present"],
    )
    participle = None if row["participle"] == "-" else row["participle"]
    masdars = () if row["masdar"] == "-" else tuple(m.strip() for m in row["masdar"].split(","))
    for form in conjugate(row["lemma"], row["present"], participle=participle, masdars=masdars):
        if (
            form.aspect == "imperative"
            or (form.person == 2 and not form.suffix)
            or form.suffix in _OTHERS_SUFFIXES
        ):
            continue  # news speaks of third persons, and of first ones inside quotations
        word = fold_word(form.text)
        if form.aspect == "masdar":
            prefixes: _Prefixes = _NOUN_PREFIXES
            part, bits = "masdar", p.CUE
            if not form.definite:
                tables.mark(word, p.EVENT)
        elif form.aspect == "participle":
            part, bits, prefixes = "participle", p.CUE, _PAST_PREFIXES[:2]
        else:
            part, bits = "verb", p.CUE | p.VERB
            prefixes = _PRESENT_PREFIXES if form.aspect == "present" else _PAST_PREFIXES
        for prefix, prefix_bytes in prefixes:
            full = prefix_bytes + word
            if form.aspect == "masdar" and prefix in ("ل", "ول") and form.definite:
                full = prefix_bytes + TO + word[len(THE) :]
            tables.add_form(
                full,
                p.CueForm(
                    entry,
                    part,
                    form.aspect,
                    form.person,
                    form.number,
                    form.gender,
                    form.voice,
                    form.suffix,
                    prefix,
                ),
                bits,
            )


def add_cue_phrases(tables: Tables) -> None:
    """Cues of several words, and nouns of saying."""
    for row in rows("phrases.tsv"):
        entry = p.CueEntry(
            lemma=row["phrase"],
            kind=row["kind"],
            cls="say",
            frames=frozenset() if row["frames"] == "-" else frozenset(row["frames"].split()),
            act=row["act"],
            factuality=row["factuality"],
            stance=row["stance"],
            needs=row["speaker"],
        )
        words = tuple(fold_word(row["phrase"]).split())
        if words[-1] in (TO, IN):
            words = words[:-1]  # وفقا لـ: the letter is glued to the next word
        if entry.kind == "noun" and len(words) == 1:
            _add_noun(tables, words[0], entry)
            continue
        _add_phrase(tables, words, entry)
        if words[-1] in _VIEWS and entry.kind == "according":
            entry = p.CueEntry(
                entry.lemma,
                "words",
                entry.cls,
                entry.frames,
                entry.act,
                entry.factuality,
                entry.stance,
                entry.needs,
            )
        if entry.kind in ("words", "noun"):
            stem = words[-1][:-1] + TA if words[-1].endswith(TA_MARBUTA) else words[-1]
            for suffix in SUFFIXES:
                _add_phrase(tables, (*words[:-1], stem + suffix), entry)


def _add_phrase(tables: Tables, words: tuple[bytes, ...], entry: p.CueEntry) -> None:
    for prefix in (b"", AND, SO):
        first = prefix + words[0]
        tables.phrases.setdefault(first, []).append(p.Phrase((first, *words[1:]), entry))


def _add_noun(tables: Tables, word: bytes, entry: p.CueEntry) -> None:
    stem = word[:-1] + TA if word.endswith(TA_MARBUTA) else word
    for prefix, prefix_bytes in _NOUN_PREFIXES:
        forms = [(word, "")] + [(stem + s, "ه") for s in SUFFIXES[:5]]
        if not word.endswith((TA_MARBUTA, ALEF)) and not prefix:
            forms.append((word + ALEF, ""))
        for form, suffix in forms:
            cue = p.CueForm(entry, "noun", "noun", 3, "s", "c", "active", suffix, prefix)
            tables.add_form(prefix_bytes + form, cue, p.CUE)
    for form in definite(word):
        cue = p.CueForm(entry, "noun", "noun", 3, "s", "c", "active", "", "ال")
        tables.add_form(form, cue, p.CUE)


def _prune(tables: Tables) -> None:
    """Drops readings that lose against another word of the same spelling: سامر, نادي, دون, هناك."""
    for row in rows("homographs.tsv"):
        tables.forms.pop(fold_word(row["word"]), None)
    for word in list(tables.forms):
        bits = tables.flags[word] & ~(p.CUE | p.VERB | p.EVENT)
        if not bits:
            continue
        if bits & _NAME_BITS:
            kept = []
        elif bits & _FUNCTION_BITS:
            kept = [
                f
                for f in tables.forms[word]
                if not f.suffix and f.person != 1 and f.aspect in ("past", "participle")
            ]
        elif bits & p.SPEAKS:
            kept = [
                f
                for f in tables.forms[word]
                if f.part in ("masdar", "noun") or (f.aspect == "past" and not f.suffix and f.person == 3)
            ]
        else:
            continue
        if kept:
            tables.forms[word] = kept
        else:
            del tables.forms[word]
    for word, bits in tables.flags.items():
        if bits & p.CUE and word not in tables.forms:
            tables.flags[word] = bits & ~(p.CUE | p.VERB)


def finish(tables: Tables) -> p.Pack:
    """The finished pack: readings that lose are dropped, the rest sorted by likelihood."""
    pack = tables.pack
    pack.own_waw = frozenset(tables.own_waw)
    pack.according = (
        frozenset(
            w for w, phrases in tables.phrases.items() if any(ph.entry.kind == "according" for ph in phrases)
        )
        - _AMBIGUOUS
    )
    _prune(tables)
    pack.cues = {word: _distinct(sorted(forms, key=_likelihood)) for word, forms in tables.forms.items()}
    pack.going_on = frozenset(
        word
        for word, forms in pack.cues.items()
        if word.endswith((ALEF, TA_MARBUTA)) and any(form.part == "participle" for form in forms)
    )
    for first, phrases in tables.phrases.items():
        by_second: dict[bytes, list[p.Phrase]] = {}
        for phrase in sorted(phrases, key=lambda ph: -len(ph.words)):
            by_second.setdefault(phrase.words[1] if len(phrase.words) > 1 else b"", []).append(phrase)
        pack.phrases[first] = {second: tuple(found) for second, found in by_second.items()}
    pack.nations = frozenset(pack.demonyms)
    pack.triggers = frozenset(pack.phrases) | frozenset(pack.fillers) | frozenset(pack.cues)
    return pack


def _likelihood(form: p.CueForm) -> tuple[int, bool, bool, bool, bool, int]:
    """Sorts the readings of one spelling: fewer proclitics, no duals, verbs and third persons first.

    What happened comes before what happens: «وتعهد» is he pledged, not she entrusts.
    """
    return (
        len(form.prefix),
        form.number == "d",
        form.part != "verb",
        form.person == 1,
        form.aspect != "past" or form.voice == "passive",
        len(form.entry.lemma),
    )


def _distinct(forms: list[p.CueForm]) -> tuple[p.CueForm, ...]:
    """The readings of one spelling, one a cue and part: the slots that print alike differ in nothing here."""
    kept: dict[tuple[str, str, str, str, bool], p.CueForm] = {}
    for form in forms:
        kept.setdefault((form.entry.lemma, form.part, form.suffix, form.voice, form.person == 1), form)
    return tuple(kept.values())
