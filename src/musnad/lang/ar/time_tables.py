"""The words of the Arabic time grammar, with the proclitics they take."""

from musnad.lang import times as t
from musnad.lang.ar.tables import AND, IN, SO, THE, TO, TO_THE, Tables, rows
from musnad.text.script import fold_word

_BARE = ((b"", t.NONE),)
_CLITICS = (
    (b"", t.NONE),
    (AND, t.AND_),
    (SO, t.AND_),
    (IN, t.IN_),
    (TO, t.TO_),
    (AND + IN, t.AND_),
    (AND + TO, t.AND_),
)


def add_time_words(tables: Tables) -> None:
    """Fills the pack's time lexicon from `time_words.tsv`, `numbers.tsv` and CLDR's months."""
    lexicon = tables.pack.time_words
    for row in rows("months.tsv"):
        if " " not in row["name"]:
            _add(lexicon, row["name"], t.TimeWord(t.MONTH, int(row["month"])), "clitics")
    for row in rows("time_words.tsv"):
        word = t.TimeWord(t.CLASSES[row["class"]], int(row["value"]))
        _add(lexicon, row["word"], word, row["takes"])
    for row in rows("numbers.tsv"):
        if row["kind"] == "ordinal":
            _add(lexicon, row["word"], t.TimeWord(t.ORDINAL, int(row["value"])), "al")
        else:
            kind = t.NUMBER_KINDS[row["kind"]]
            _add(lexicon, row["word"], t.TimeWord(t.NUMBER, int(row["value"]), kind=kind), "al")


def _add(lexicon: t.TimeLexicon, written: str, word: t.TimeWord, takes: str) -> None:
    folded = fold_word(written)
    own = written.startswith("ال")  # ألف has no article
    for prefix, code in _BARE if takes == "bare" else _CLITICS:
        form = folded
        if own and prefix in (TO, AND + TO):
            form = folded[len(THE) :]
            _put(lexicon, prefix + fold_word("ل") + form, word._replace(prefix=code, definite=True))
            continue
        _put(lexicon, prefix + folded, word._replace(prefix=code, definite=own))
        if takes == "al" and not own:
            if prefix in (TO, AND + TO):
                _put(lexicon, prefix[:-1] + TO_THE + folded, word._replace(prefix=code, definite=True))
            else:
                _put(lexicon, prefix + THE + folded, word._replace(prefix=code, definite=True))


def _put(lexicon: t.TimeLexicon, form: bytes, word: t.TimeWord) -> None:
    known = lexicon.get(form, ())
    if word not in known:
        lexicon[form] = (*known, word)
