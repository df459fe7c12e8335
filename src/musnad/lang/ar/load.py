"""Builds the Arabic pack from its data files, once, at the first article read."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from musnad.errors import LanguageDataError
from musnad.lang import pack as p
from musnad.lang.ar.conjugation import conjugate
from musnad.text.script import fold_word

PACK_NAME = "ar/1"

_CLASS_BITS = {
    "that": p.THAT,
    "that-suffix": p.THAT_SUFFIX,
    "ila": p.ILA,
    "ala": p.ALA,
    "ean": p.EAN,
    "min": p.MIN,
    "fi": p.FI,
    "ila-suffix": p.PREPOSITION_SUFFIX,
    "ala-suffix": p.PREPOSITION_SUFFIX,
    "ean-suffix": p.PREPOSITION_SUFFIX,
    "min-suffix": p.PREPOSITION_SUFFIX,
    "fi-suffix": p.PREPOSITION_SUFFIX,
    "bi-suffix": p.PREPOSITION_SUFFIX,
    "li-suffix": p.PREPOSITION_SUFFIX,
    "relative": p.RELATIVE,
    "ma": p.WHAT,
    "man": p.WHO,
    "pronoun": p.PRONOUN,
    "demonstrative": p.DEMONSTRATIVE,
    "negation": p.NEGATION,
    "was": p.WAS,
    "qad": p.ALREADY,
    "time": p.TIME,
    "when": p.WHEN,
    "where": p.WHERE,
    "contrast": p.CONTRAST,
    "switch": p.SWITCH,
    "because": p.BECAUSE,
    "adverb": p.ADVERB,
    "also": p.ADVERB,
    "if-only": p.QUESTION,
    "address": p.QUESTION,
}
_HEAD_BITS = {
    "person": p.PERSON,
    "organisation": p.ORGANISATION,
    "document": p.DOCUMENT,
    "group": p.GROUP,
    "place": p.PLACE,
    "media": p.MEDIA,
    "unnamed": p.UNNAMED,
}
_WORD_SETS = {
    "first-person": "first_person",
    "speech-start": "speech_starts",
    "question-word": "question_words",
    "quantifier": "quantifiers",
    "held": "held",
    "offered": "offered",
    "rule-noun": "rules",
    "impersonal": "impersonal",
    "identity": "identity",
    "blame": "blame",
    "no-comment": "no_comment",
    "self": "selves",
    "of-many": "of_many",
    "light-verb": "light_verbs",
    "generic-head": "generic_heads",
}
_AND = fold_word("و")
_SO = fold_word("ف")
_WILL = fold_word("س")
_TO = fold_word("ل")
_IN = fold_word("ب")
_LIKE = fold_word("ك")
_THE = fold_word("ال")
_TO_THE = fold_word("لل")
_ALEF = fold_word("ا")
_THAT = fold_word("أن")
_TA_MARBUTA = fold_word("ه")
_TA = fold_word("ت")
_SUFFIXES = tuple(fold_word(s) for s in ("ه", "ها", "هم", "هما", "هن", "نا", "ي"))
_NAME_BITS = p.GIVEN_NAME | p.PLACE | p.TITLE | p.NAME_PARTICLE
_FUNCTION_BITS = (
    p.TIME | p.WHEN | p.WHERE | p.ADVERB | p.THAT | p.THAT_SUFFIX | p.ILA | p.ALA | p.EAN | p.MIN | p.FI | p.SWITCH
    | p.CONTRAST | p.BECAUSE | p.WHAT | p.PRONOUN | p.DEMONSTRATIVE | p.NEGATION | p.WAS | p.ALREADY | p.QUESTION
    | p.PREPOSITION_SUFFIX | p.RELATIVE
)  # fmt: skip
_AMERICAN = (fold_word("ميرك"), fold_word("مريك"))
_AMBIGUOUS = {fold_word(w) for w in ("على", "في", "من", "وعلى", "وفي", "ومن", "بناء")}
_VIEWS = tuple(fold_word(w) for w in ("رأي", "نظر", "برأي", "بنظر", "اعتقاد", "تقدير"))
_OTHERS_SUFFIXES = ("ك", "كم", "ني", "كما", "كن")
_PAST_PREFIXES = (("", b""), ("و", _AND), ("ف", _SO))
_PRESENT_PREFIXES = (*_PAST_PREFIXES, ("س", _WILL), ("وس", _AND + _WILL), ("فس", _SO + _WILL))
_NOUN_PREFIXES = (
    ("", b""),
    ("و", _AND),
    ("ف", _SO),
    ("ب", _IN),
    ("ل", _TO),
    ("وب", _AND + _IN),
    ("ول", _AND + _TO),
)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one data file as dictionaries; raises `LanguageDataError` on a ragged row."""
    text = files("musnad.lang.ar").joinpath("data", name).read_text(encoding="utf-8")
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise LanguageDataError(
                f"{name}, line {number}: {len(cells)} cells where {len(header)} are named"
            )
        yield dict(zip(header, cells, strict=True))


def _definite(word: bytes) -> Iterator[bytes]:
    yield _THE + word
    yield _AND + _THE + word
    yield _SO + _THE + word
    yield _TO_THE + word
    yield _AND + _TO_THE + word


class _Builder:
    def __init__(self) -> None:
        self.pack = p.Pack(PACK_NAME)
        self.flags = self.pack.flags
        self.forms: dict[bytes, list[p.CueForm]] = {}
        self.phrases: dict[bytes, list[p.Phrase]] = {}
        self.own_waw: set[bytes] = set()

    def mark(self, word: bytes, bits: int) -> None:
        self.flags[word] = self.flags.get(word, 0) | bits

    def mark_noun(self, word: bytes, bits: int, *, suffixes: bool = False) -> None:
        if word.startswith(_AND):
            self.own_waw.add(word)
        for prefix in (b"", _AND, _SO, _TO):
            self.mark(prefix + word, bits)
        if not word.startswith(_THE):
            for form in _definite(word):
                self.mark(form, bits)
        if suffixes:
            stem = word[:-1] + _TA if word.endswith(_TA_MARBUTA) else word
            for suffix in _SUFFIXES:
                self.mark(stem + suffix, bits)
                self.mark(_AND + stem + suffix, bits)

    def add_form(self, word: bytes, form: p.CueForm, bits: int) -> None:
        self.forms.setdefault(word, []).append(form)
        self.mark(word, bits)

    def function_words(self) -> None:
        sets: dict[str, set[bytes]] = {name: set() for name in _WORD_SETS}
        for row in rows("function_words.tsv"):
            word = fold_word(row["word"])
            if row["class"] in _CLASS_BITS:
                self.mark(word, _CLASS_BITS[row["class"]])
            else:
                sets[row["class"]].add(word)
                if row["class"] in ("held", "offered"):
                    stem = word[:-1] + _TA if word.endswith(_TA_MARBUTA) else word
                    sets[row["class"]].update(stem + suffix for suffix in _SUFFIXES)
        for name, words in sets.items():
            setattr(self.pack, _WORD_SETS[name], frozenset(words))

    def nouns(self) -> None:
        anonymous: set[bytes] = set()
        for row in rows("heads.tsv"):
            words = fold_word(row["noun"]).split()
            bits = _HEAD_BITS[row["type"]]
            self.mark_noun(words[0], bits, suffixes=True)
            if row["type"] == "unnamed":
                anonymous.add(words[0])
            for word in (words[0], _THE + words[0]):
                self.pack.genders.setdefault(word, row["gender"])
                self.pack.numbers.setdefault(word, row["number"])
        self.pack.anonymous_heads = frozenset(anonymous)
        for row in rows("events.tsv"):
            self.mark_noun(fold_word(row["noun"]), p.EVENT, suffixes=True)
        for row in rows("mediums.tsv"):
            word = fold_word(row["noun"]).split()[0]
            self.mark_noun(word, p.MEDIUM, suffixes=True)
            for form in (word, _THE + word):
                self.mark(_IN + form, p.MEDIUM)

    def names(self) -> None:
        for row in rows("titles.tsv"):
            bits = p.HONORIFIC if row["kind"] == "pronoun-like" else p.TITLE
            words = fold_word(row["title"]).split()
            for n, word in enumerate(words):
                word = word.rstrip(b".")
                if len(words) > 1 and (n or not self._is_rare(word)):
                    continue
                for form in (word, _AND + word, _TO + word):
                    self.mark(form, bits)
                if not word.startswith(_THE):
                    self.mark(_THE + word, bits)
                if row["gender"] in ("m", "f"):
                    self.pack.genders.setdefault(word, row["gender"])
        for row in rows("given_names.tsv"):
            word = fold_word(row["name"])
            if word.startswith(_AND):
                self.own_waw.add(word)
            self.mark(word, p.GIVEN_NAME)
            self.mark(_AND + word, p.GIVEN_NAME)
            self.pack.genders.setdefault(word, row["gender"])
        for row in rows("particles.tsv"):
            self.mark(fold_word(row["particle"]), p.NAME_PARTICLE)
        for row in rows("countries.tsv"):
            for name in (row["name"], row["capital"], *row["short"].split(",")):
                words = fold_word(name.strip()).split()
                if not words or words[0] == b"-" or (len(words) > 1 and not self._is_rare(words[0])):
                    continue  # of a longer name the first word stands for all: «الولايات»
                for prefix in (b"", _AND, _SO):
                    self.mark(prefix + words[0], p.PLACE)
                if row["iso"] != "-" and len(words) == 1:
                    self.pack.genders.setdefault(words[0], "c")
            state = tuple(
                words
                for name in (row["name"], *row["short"].split(","))
                if (words := tuple(fold_word(name.strip()).split())) and words[0] != b"-"
            )
            if row["capital"] not in ("", "-") and row["iso"] != "-":
                capital = fold_word(row["capital"])
                self.pack.aliases[capital] = (*self.pack.aliases.get(capital, ()), *state)
            if row["adjective"] not in ("", "-"):
                self._demonym(fold_word(row["adjective"]))
        media: dict[bytes, list[tuple[tuple[bytes, ...], str]]] = {}
        for row in rows("media.tsv"):
            words = tuple(fold_word(row["name"]).replace(b".", b"").split())
            media.setdefault(words[0], []).append((words, row["type"]))
            if len(words) == 1:
                if row["alone"] == "yes":
                    self.mark(words[0], p.MEDIA)
                    self.mark(_AND + words[0], p.MEDIA)
                continue
            for word in words:
                if (
                    len(word) > 3
                    and self._is_rare(word)
                    and not word.startswith(_THE)
                    and not self.flags.get(word, 0) & p.PLACE
                ):
                    self.mark(word, p.MEDIA)
        self.pack.media = {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in media.items()}

    def _is_rare(self, word: bytes) -> bool:
        """Whether a word of a longer name is no common word, so that alone it still names."""
        return len(word) > 2 and not self.flags.get(word, 0) & ~(p.PLACE | p.MEDIA | p.TITLE | p.GIVEN_NAME)

    def _demonym(self, adjective: bytes) -> None:
        if _AMERICAN[0] in adjective:
            self._demonym(adjective.replace(*_AMERICAN))
        for ending in (b"", _TA_MARBUTA, fold_word("ين"), fold_word("ون"), fold_word("ان"), fold_word("ات")):
            word = adjective + ending
            self.pack.demonyms[word] = ""
            self.mark_noun(word, p.DEMONYM)
            for form in _definite(word):  # also where the adjective itself begins like the article: ألماني
                self.mark(form, p.DEMONYM)

    def verbs(self) -> None:
        for name in ("verbs_assertive.tsv", "verbs_performative.tsv"):
            for row in rows(name):
                self._verb(row)

    def _verb(self, row: dict[str, str]) -> None:
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
                part, bits, prefixes = "masdar", p.CUE, _NOUN_PREFIXES
                if not form.definite:
                    self.mark(word, p.EVENT)
            elif form.aspect == "participle":
                part, bits, prefixes = "participle", p.CUE, _PAST_PREFIXES[:2]
            else:
                part, bits = "verb", p.CUE | p.VERB
                prefixes = _PRESENT_PREFIXES if form.aspect == "present" else _PAST_PREFIXES
            for prefix, prefix_bytes in prefixes:
                full = prefix_bytes + word
                if form.aspect == "masdar" and prefix in ("ل", "ول") and form.definite:
                    full = prefix_bytes + _TO + word[len(_THE) :]
                self.add_form(
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

    def cue_phrases(self) -> None:
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
            if words[-1] in (_TO, _IN):
                words = words[:-1]  # وفقا لـ: the letter is glued to the next word
            if entry.kind == "noun" and len(words) == 1:
                self._noun(words[0], entry)
                continue
            self._phrase(words, entry)
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
                stem = words[-1][:-1] + _TA if words[-1].endswith(_TA_MARBUTA) else words[-1]
                for suffix in _SUFFIXES:
                    self._phrase((*words[:-1], stem + suffix), entry)

    def _phrase(self, words: tuple[bytes, ...], entry: p.CueEntry) -> None:
        for prefix in (b"", _AND, _SO):
            first = prefix + words[0]
            self.phrases.setdefault(first, []).append(p.Phrase((first, *words[1:]), entry))

    def _noun(self, word: bytes, entry: p.CueEntry) -> None:
        stem = word[:-1] + _TA if word.endswith(_TA_MARBUTA) else word
        for prefix, prefix_bytes in _NOUN_PREFIXES:
            forms = [(word, "")] + [(stem + s, "ه") for s in _SUFFIXES[:5]]
            if not word.endswith((_TA_MARBUTA, _ALEF)) and not prefix:
                forms.append((word + _ALEF, ""))
            for form, suffix in forms:
                cue = p.CueForm(entry, "noun", "noun", 3, "s", "c", "active", suffix, prefix)
                self.add_form(prefix_bytes + form, cue, p.CUE)
        for form in _definite(word):
            cue = p.CueForm(entry, "noun", "noun", 3, "s", "c", "active", "", "ال")
            self.add_form(form, cue, p.CUE)

    def rest(self) -> None:
        pack = self.pack
        governors: dict[int, set[bytes]] = {}
        for row in rows("governors.tsv"):
            governors.setdefault(p.FRAME_PREPOSITIONS[row["preposition"]], set()).add(fold_word(row["word"]))
        pack.governors = {bit: frozenset(words) for bit, words in governors.items()}
        pack.ba_words = frozenset(fold_word(row["word"]) for row in rows("ba_words.tsv"))
        openers: dict[bytes, list[tuple[tuple[bytes, ...], str]]] = {}
        for row in rows("openers.tsv"):
            words = tuple(fold_word(row["phrase"]).split())
            for prefix in (b"", _AND):
                first = prefix + words[0]
                openers.setdefault(first, []).append(((first, *words[1:]), row["kind"]))
        pack.openers = {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in openers.items()}
        fillers: dict[bytes, list[tuple[bytes, ...]]] = {}
        for row in rows("fillers.tsv"):
            words = tuple(fold_word(row["phrase"]).split())
            endings = [words[-1]]
            if words[-1] == _THAT:
                endings += [_THAT + suffix for suffix in _SUFFIXES[:5]]
            for prefix in (b"", _AND, _SO):
                first = prefix + words[0]
                fillers.setdefault(first, []).extend((first, *words[1:-1], ending) for ending in endings)
        for first, found in fillers.items():
            by_second: dict[bytes, list[tuple[bytes, ...]]] = {}
            for words in sorted(found, key=len, reverse=True):
                by_second.setdefault(words[1] if len(words) > 1 else b"", []).append(words)
            pack.fillers[first] = {second: tuple(same) for second, same in by_second.items()}
        modals: dict[bytes, list[p.Modal]] = {}
        for row in rows("modality.tsv"):
            words = tuple(fold_word(row["phrase"]).split())
            for prefix in (b"", _AND, _IN):
                first = prefix + words[0]
                modals.setdefault(first, []).append(p.Modal((first, *words[1:]), row["effect"]))
        pack.modals = {k: tuple(sorted(v, key=lambda m: -len(m.words))) for k, v in modals.items()}

    def _prune(self) -> None:
        """Drops readings that lose against another word of the same spelling: سامر, نادي, دون, هناك."""
        for row in rows("homographs.tsv"):
            self.forms.pop(fold_word(row["word"]), None)
        for word in list(self.forms):
            bits = self.flags[word] & ~(p.CUE | p.VERB | p.EVENT)
            if not bits:
                continue
            if bits & _NAME_BITS:
                kept = []
            elif bits & _FUNCTION_BITS:
                kept = [
                    f
                    for f in self.forms[word]
                    if not f.suffix and f.person != 1 and f.aspect in ("past", "participle")
                ]
            elif bits & p.SPEAKS:
                kept = [
                    f
                    for f in self.forms[word]
                    if f.part in ("masdar", "noun") or (f.aspect == "past" and not f.suffix and f.person == 3)
                ]
            else:
                continue
            if kept:
                self.forms[word] = kept
            else:
                del self.forms[word]
        for word, bits in self.flags.items():
            if bits & p.CUE and word not in self.forms:
                self.flags[word] = bits & ~(p.CUE | p.VERB)

    def done(self) -> p.Pack:
        pack = self.pack
        pack.own_waw = frozenset(self.own_waw)
        pack.according = (
            frozenset(
                w
                for w, phrases in self.phrases.items()
                if any(ph.entry.kind == "according" for ph in phrases)
            )
            - _AMBIGUOUS
        )
        self._prune()
        pack.cues = {word: _distinct(sorted(forms, key=_likelihood)) for word, forms in self.forms.items()}
        pack.going_on = frozenset(
            word
            for word, forms in pack.cues.items()
            if word.endswith((_ALEF, _TA_MARBUTA)) and any(form.part == "participle" for form in forms)
        )
        for first, phrases in self.phrases.items():
            by_second: dict[bytes, list[p.Phrase]] = {}
            for phrase in sorted(phrases, key=lambda ph: -len(ph.words)):
                by_second.setdefault(phrase.words[1] if len(phrase.words) > 1 else b"", []).append(phrase)
            pack.phrases[first] = {second: tuple(found) for second, found in by_second.items()}
        pack.triggers = frozenset(pack.phrases) | frozenset(pack.fillers) | frozenset(pack.cues)
        return pack


def _likelihood(form: p.CueForm) -> tuple[int, bool, bool, bool, int]:
    """Sorts the readings of one spelling: fewer proclitics, no duals, verbs and third persons first."""
    return (
        len(form.prefix),
        form.number == "d",
        form.part != "verb",
        form.person == 1,
        len(form.entry.lemma),
    )


def _distinct(forms: list[p.CueForm]) -> tuple[p.CueForm, ...]:
    """The readings of one spelling, one a cue and part: the slots that print alike differ in nothing here."""
    kept: dict[tuple[str, str, str, str, bool], p.CueForm] = {}
    for form in forms:
        kept.setdefault((form.entry.lemma, form.part, form.suffix, form.voice, form.person == 1), form)
    return tuple(kept.values())


@cache
def load() -> p.Pack:
    """The Arabic pack; built at the first call, the same object ever after."""
    builder = _Builder()
    builder.function_words()
    builder.nouns()
    builder.verbs()
    builder.cue_phrases()
    builder.names()
    builder.rest()
    return builder.done()
