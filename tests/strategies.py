"""Texts to try the reader on: any string at all, and strings that look like Arabic news gone wrong."""

import csv
from importlib.resources import files

from hypothesis import strategies as st

# All of Unicode, and once more with the halves of surrogate pairs that no UTF-8 file can hold.
any_text = st.text(max_size=200)
any_text_with_surrogates = st.text(st.characters(), max_size=200)

# Marks that a letter carries or that stand unseen between two: harakat, tatweel, joiners, directions.
UNSEEN = (
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"
    "\u200b\u200c\u200d\u200e\u200f\u202b\u202c\u2067\u2069\ufeff"
)
unseen = st.sampled_from(UNSEEN)

_MARKS = ' ، ؛ : . ؟ ! … « » “ ” " ‘ ’ ( ) [ ] - – / \n \n\n .. :«  »، .» ».وقال \u00a0 \u0640 \u200f'.split(
    " "
)
_GLUE = ("", " ", " ", " ", " ", "  ", "\n")
_OTHERS = (
    "أن إن أنه إلى على عن من في ما الذي التي قد لم لن كان كما لكن حيث وهو هذا 12 ١٢ 3.5 د. ABC ﷲ ﻻ".split()
)


VERBS = ("verbs_assertive", "verbs_performative")
NOUNS = ("heads", "titles", "given_names", "media")


def column(*names: str, width: int = 1) -> list[str]:
    """The first columns of data files of the Arabic pack."""
    found: list[str] = []
    for name in names:
        text = files("musnad.lang.ar").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if line and not line.startswith("#")]
        rows = csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
        found += [cell for row in rows for cell in row[:width] if cell != "-"]
    return found


# A verb's present, participle and masdar stand in the three columns after it.
_words = st.sampled_from([*column(*VERBS, width=4), *column("phrases", "openers", *NOUNS), *_OTHERS])
_tokens = st.one_of(
    _words,
    _words,
    _words.map("و".__add__),
    _words.map("ال".__add__),
    st.sampled_from(_MARKS),
    st.sampled_from(_OTHERS),
)

# Skeletons of attributions, to be filled with any words at all: what may be missing is missing sometimes.
_SKELETONS = (
    "{cue} {noun} {that} {word} {word}",
    "{noun} {cue} {that} {word}",
    "وكان {noun} {cue} {that} {word}",
    "{cue} {noun}: «{word} {word}»",
    "«{word} {word}»، {cue} {noun}",
    "{word} {word}، {phrase} {noun}",
    "{phrase} {noun}، {word} {word}",
    "ونقلت {noun} عن {noun} قوله {that} {word}",
    "{noun}: {word} {word}",
    "{cue} {that} {word}، {cue} {that} {word}",
    "{phrase} {that} {word}",
    "كما {cue} {noun}",
)
_verbs, _phrases, _nouns = (st.sampled_from(column(*names)) for names in (VERBS, ("phrases",), NOUNS))
_slots = st.fixed_dictionaries(
    {
        "cue": st.one_of(_verbs, _verbs.map("و".__add__), _verbs.map(lambda verb: verb + "ت"), st.just("")),
        "phrase": _phrases,
        "noun": st.one_of(_nouns, _nouns.map("ال".__add__), st.just("")),
        "that": st.sampled_from(["أن", "إن", "أنه", "بأن", "إلى", "إلى أن", "عن", ""]),
        "word": _tokens,
    }
)
_sentences = st.tuples(st.sampled_from(_SKELETONS), _slots).map(lambda drawn: drawn[0].format(**drawn[1]))
_pieces = st.one_of(_sentences, _sentences, _tokens)

# Strings of the reader's own words in any order, with the punctuation of careless pages.
arabic_text = st.lists(st.tuples(_pieces, st.sampled_from(_GLUE)), min_size=2, max_size=20).map(
    lambda pieces: "".join(piece + glue for piece, glue in pieces)
)
