"""The Arabic words that say where, with their proclitics, and the peoples by their states."""

from musnad.lang.ar.tables import AND, IN, SO, TA, TA_MARBUTA, THE, TO, TO_THE, Tables, rows
from musnad.lang.places import KindNoun, PlaceLexicon, letters_of
from musnad.text.script import encode, fold_word

_LENGTHS = {"length": 1.0, "mile": 1.61, "metre": 0.001}
_SETS = (
    "near",
    "border",
    "side",
    "apart",
    "inside",
    "relates",
    "between",
    "kingdom",
    "body",
    "never",
    "common",
    "not-people",
    "not-name",
    "firm",
)
_ENDINGS = tuple(fold_word(e) for e in ("", "ة", "ين", "ون", "ان", "ات", "تين", "تان"))
_AMERICAN = (fold_word("أميركي"), fold_word("أمريكي"))


def add_place_words(tables: Tables) -> None:
    """Fills the pack's place lexicon from `place_words.tsv`, `countries.tsv` and `media.tsv`."""
    lexicon = tables.pack.place_words
    sets: dict[str, set[bytes]] = {name: set() for name in _SETS}
    for row in rows("place_words.tsv"):
        word, cls = fold_word(row["word"]), row["class"]
        if cls == "kind":
            _add_kind(lexicon, word, row)
        elif cls == "direction":
            for form in _forms(word):
                lexicon.directions[form] = int(row["value"])
        elif cls in _LENGTHS:
            lexicon.lengths[word] = _LENGTHS[cls]
        elif cls == "not-after":
            lexicon.not_after[word] = fold_word(row["value"])
        elif cls == "not-before":
            lexicon.not_before[word] = fold_word(row["value"])
        else:
            sets[cls].update(_forms(word))
    lexicon.near, lexicon.border = frozenset(sets["near"]), frozenset(sets["border"])
    lexicon.side, lexicon.apart = frozenset(sets["side"]), frozenset(sets["apart"])
    lexicon.between = frozenset(sets["between"])
    lexicon.inside, lexicon.relates = frozenset(sets["inside"]), frozenset(sets["relates"])
    lexicon.kingdoms, lexicon.bodies = frozenset(sets["kingdom"]), frozenset(sets["body"])
    lexicon.never, lexicon.firms = frozenset(sets["never"]), frozenset(sets["firm"])
    lexicon.common = frozenset(sets["common"])
    lexicon.not_names = frozenset(sets["not-name"])
    lexicon.papers = frozenset(b" ".join(fold_word(row["name"]).split()) for row in rows("media.tsv"))
    _add_nationals(lexicon, sets["not-people"])
    for row in rows("media.tsv"):
        if row["country"] != "-":
            for name in (row["name"], row["gloss"].partition("(")[0]):
                lexicon.outlets.setdefault(letters_of(name), row["country"])


def _forms(word: bytes) -> dict[bytes, int]:
    """A word's forms with what may be glued in front, each with the number of its letters."""
    forms = {word: 0}
    for prefix in (AND, SO, IN, TO, AND + IN, AND + TO):
        forms[prefix + word] = len(prefix)
    if not word.startswith(THE):
        for prefix in (THE, AND + THE, IN + THE, TO_THE, AND + IN + THE):
            forms[prefix + word] = len(prefix)
    return forms


def _add_kind(lexicon: PlaceLexicon, word: bytes, row: dict[str, str]) -> None:
    kinds = frozenset(row["value"].split("|"))
    for form, clitic in _forms(word).items():
        noun = KindNoun(kinds, row["named"] == "yes", row["sure"] == "yes", clitic, word, encode(row["word"]))
        lexicon.kinds.setdefault(form, noun)


def _add_nationals(lexicon: PlaceLexicon, others: set[bytes]) -> None:
    for row in rows("countries.tsv"):
        if row["adjective"] in ("", "-") or row["iso"] == "-":
            continue
        adjective = fold_word(row["adjective"])
        spellings = {adjective}
        for one, other in (_AMERICAN, _AMERICAN[::-1]):
            if one in adjective:
                spellings.add(adjective.replace(one, other))
        for spelling in spellings:
            for ending in _ENDINGS:
                stem = spelling + ending
                if stem.endswith(TA_MARBUTA + fold_word("ين")):
                    stem = spelling + TA + fold_word("ين")
                for form in _forms(stem):
                    if form in others:
                        continue
                    lexicon.nationals.setdefault(form, row["iso"])
