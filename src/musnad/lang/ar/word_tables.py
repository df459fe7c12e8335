"""The words of the Arabic pack that are no cues: function words, heads, names, openers, hedges."""

from musnad.lang import pack as p
from musnad.lang.ar.tables import AND, IN, SO, SUFFIXES, TA, TA_MARBUTA, THAT, THE, TO, Tables, definite, rows
from musnad.text.script import fold_word

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
    "concessive": "concessive",
    "light-verb": "light_verbs",
    "generic-head": "generic_heads",
    "epithet": "epithets",
    "whether": "whether",
    "locality": "localities",
    "blessing": "blessings",
}
_AMERICAN = (fold_word("ميرك"), fold_word("مريك"))


def add_function_words(tables: Tables) -> None:
    """The words that hold sentences together, and the small sets that stages ask for."""
    sets: dict[str, set[bytes]] = {name: set() for name in _WORD_SETS}
    for row in rows("function_words.tsv"):
        word = fold_word(row["word"])
        if row["class"] in _CLASS_BITS:
            tables.mark(word, _CLASS_BITS[row["class"]])
        else:
            sets[row["class"]].add(word)
            if row["class"] in ("held", "offered"):
                stem = word[:-1] + TA if word.endswith(TA_MARBUTA) else word
                sets[row["class"]].update(stem + suffix for suffix in SUFFIXES)
    for name, words in sets.items():
        setattr(tables.pack, _WORD_SETS[name], frozenset(words))


def add_nouns(tables: Tables) -> None:
    """Heads of sources, nouns of events, and the media of speech."""
    anonymous: set[bytes] = set()
    for row in rows("heads.tsv"):
        words = fold_word(row["noun"]).split()
        bits = _HEAD_BITS[row["type"]]
        tables.mark_noun(words[0], bits, suffixes=True)
        if row["type"] == "unnamed":
            anonymous.add(words[0])
        for word in (words[0], THE + words[0]):
            tables.pack.genders.setdefault(word, row["gender"])
            tables.pack.numbers.setdefault(word, row["number"])
    tables.pack.anonymous_heads = frozenset(anonymous)
    for row in rows("events.tsv"):
        tables.mark_noun(fold_word(row["noun"]), p.EVENT, suffixes=True)
    for row in rows("mediums.tsv"):
        word = fold_word(row["noun"]).split()[0]
        tables.mark_noun(word, p.MEDIUM, suffixes=True)
        for form in (word, THE + word):
            tables.mark(IN + form, p.MEDIUM)


def add_names(tables: Tables) -> None:
    """Titles, given names, states and media. Comes last: a word that is anything else names nobody."""
    _add_titles(tables)
    _add_given_names(tables)
    _add_states(tables)
    _add_media(tables)


def _add_titles(tables: Tables) -> None:
    """Honorifics and ranks; of a longer title the first word stands for all."""
    for row in rows("titles.tsv"):
        bits = p.HONORIFIC if row["kind"] == "pronoun-like" else p.TITLE
        words = fold_word(row["title"]).split()
        for n, written in enumerate(words):
            word = written.rstrip(b".")
            if len(words) > 1 and (n or not _is_rare(tables, word)):
                continue
            for form in (word, AND + word, TO + word):
                tables.mark(form, bits)
            if not word.startswith(THE):
                tables.mark(THE + word, bits)
            if row["gender"] in ("m", "f"):
                tables.pack.genders.setdefault(word, row["gender"])


def _add_given_names(tables: Tables) -> None:
    """Given names and the particles between names."""
    for row in rows("given_names.tsv"):
        word = fold_word(row["name"])
        if word.startswith(AND):
            tables.own_waw.add(word)
        tables.mark(word, p.GIVEN_NAME)
        tables.mark(AND + word, p.GIVEN_NAME)
        tables.pack.genders.setdefault(word, row["gender"])
    for row in rows("particles.tsv"):
        tables.mark(fold_word(row["particle"]), p.NAME_PARTICLE)


def _add_states(tables: Tables) -> None:
    """States, capitals and demonyms; a capital is an alias of its state."""
    for row in rows("countries.tsv"):
        for name in (row["name"], row["capital"], *row["short"].split(",")):
            words = fold_word(name.strip()).split()
            if not words or words[0] == b"-" or (len(words) > 1 and not _is_rare(tables, words[0])):
                continue  # of a longer name the first word stands for all: «الولايات»
            for prefix in (b"", AND, SO):
                tables.mark(prefix + words[0], p.PLACE)
            if row["iso"] != "-" and len(words) == 1:
                tables.pack.genders.setdefault(words[0], "c")
        state = tuple(
            parts
            for name in (row["name"], *row["short"].split(","))
            if (parts := tuple(fold_word(name.strip()).split())) and parts[0] != b"-"
        )
        if row["capital"] not in ("", "-") and row["iso"] != "-":
            capital = fold_word(row["capital"])
            tables.pack.aliases[capital] = (*tables.pack.aliases.get(capital, ()), *state)
        if row["adjective"] not in ("", "-"):
            _demonym(tables, fold_word(row["adjective"]))


def _add_media(tables: Tables) -> None:
    """Outlets and agencies."""
    for row in rows("media.tsv"):
        name = tuple(fold_word(row["name"]).replace(b".", b"").split())
        if len(name) == 1:
            if row["alone"] == "yes":
                tables.mark(name[0], p.MEDIA)
                tables.mark(AND + name[0], p.MEDIA)
            continue
        for word in name:
            if (
                len(word) > 3
                and _is_rare(tables, word)
                and not word.startswith(THE)
                and not tables.flags.get(word, 0) & p.PLACE
            ):
                tables.mark(word, p.MEDIA)


def _is_rare(tables: Tables, word: bytes) -> bool:
    """Whether a word of a longer name is no common word, so that alone it still names."""
    return len(word) > 2 and not tables.flags.get(word, 0) & ~(p.PLACE | p.MEDIA | p.TITLE | p.GIVEN_NAME)


def _demonym(tables: Tables, adjective: bytes) -> None:
    if _AMERICAN[0] in adjective:
        _demonym(tables, adjective.replace(*_AMERICAN))
    for ending in (b"", TA_MARBUTA, fold_word("ين"), fold_word("ون"), fold_word("ان"), fold_word("ات")):
        word = adjective + ending
        tables.pack.demonyms[word] = ""
        tables.mark_noun(word, p.DEMONYM)
        for form in definite(word):  # also where the adjective itself begins like the article: ألماني
            tables.mark(form, p.DEMONYM)


def add_phrases_of_discourse(tables: Tables) -> None:
    """Openers, fillers, hedges, and the nouns that govern a preposition."""
    pack = tables.pack
    governors: dict[int, set[bytes]] = {}
    for row in rows("governors.tsv"):
        governors.setdefault(p.FRAME_PREPOSITIONS[row["preposition"]], set()).add(fold_word(row["word"]))
    pack.governors = {bit: frozenset(words) for bit, words in governors.items()}
    pack.ba_words = frozenset(fold_word(row["word"]) for row in rows("ba_words.tsv"))
    openers: dict[bytes, list[tuple[tuple[bytes, ...], str]]] = {}
    for row in rows("openers.tsv"):
        words = tuple(fold_word(row["phrase"]).split())
        for prefix in (b"", AND):
            first = prefix + words[0]
            openers.setdefault(first, []).append(((first, *words[1:]), row["kind"]))
    pack.openers = {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in openers.items()}
    fillers: dict[bytes, list[tuple[bytes, ...]]] = {}
    for row in rows("fillers.tsv"):
        words = tuple(fold_word(row["phrase"]).split())
        endings = [words[-1]]
        if words[-1] == THAT:
            endings += [THAT + suffix for suffix in SUFFIXES[:5]]
        for prefix in (b"", AND, SO):
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
        for prefix in (b"", AND, IN):
            first = prefix + words[0]
            modals.setdefault(first, []).append(p.Modal((first, *words[1:]), row["effect"]))
    pack.modals = {k: tuple(sorted(v, key=lambda m: -len(m.words))) for k, v in modals.items()}
