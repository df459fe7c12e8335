"""Texts to try the reader on: any string at all, and strings that look like Arabic news gone wrong."""

import csv
import re
from importlib.resources import files
from pathlib import Path

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


# Words of time and place with numbers and the marks of dates between them, in any order.
_DATES = (
    "14/5/2031 2031-05-14 31/2/2031 00/00/0000 1/1/1600هـ 12/5 5/2031 1453 2031 2031م 1453هـ 9999 0 1 31 32 "
    "45 999999999 ١٤ 2027-2029 08:30 3.5 الـ19 / - ( ) ، . : و في من إلى كم"
).split()
_when = st.sampled_from([*column("time_words", "time_words", "months", "numbers"), *_DATES, *_DATES, *_DATES])
_where = st.sampled_from(
    [
        *column("place_words", "place_words", "countries"),
        *column("places_levant", "places_features")[::7],
        *"حلب بغداد الفرات القاهرة تونس عمان طرابلس المملكة مارهوت 15".split(),
    ]
)
_expressions = st.sampled_from(
    re.findall("⟦(.*?)⇒", (Path(__file__).parent / "reader" / "times.txt").read_text(encoding="utf-8"))
)
_JOINED = (
    "منذ {}",
    "من {} إلى {}",
    "بين {} و{}",
    "نهاية {}",
    "النصف الأول من {}",
    "{} حتى {}",
    "الأسبوع الأول من {}",
    "{} - {}",
    "قبل {}",
    "{} ({})",
)
_joined = st.tuples(st.sampled_from(_JOINED), _expressions, _expressions).map(
    lambda drawn: drawn[0].format(*drawn[1:])
)
_clitics = st.sampled_from(["", "", "", "و", "ب", "ل", "ال", "لل", "وب"])
_placed = st.one_of(_when, _when, _where, _tokens, _expressions, _joined)
time_and_place_text = st.lists(
    st.tuples(_clitics, _placed, st.sampled_from(_GLUE)), min_size=1, max_size=25
).map(lambda pieces: "".join("".join(piece) for piece in pieces))
days = st.dates().map(lambda day: day.isoformat())
