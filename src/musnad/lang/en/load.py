"""Builds the English pack, once, at the first article read that is not Arabic."""

from functools import cache

from musnad.lang import pack as p
from musnad.lang import times as t
from musnad.lang.tables import rows
from musnad.text.script import fold_word

PACK_NAME = "en/0"
_ORDINALS = ("st", "nd", "rd", "th")


@cache
def load() -> p.Pack:
    """The English pack; built at the first call, the same object ever after."""
    pack = p.Pack(PACK_NAME)
    lexicon = pack.time_words
    for row in rows("musnad.lang.en", "time_words.tsv"):
        cls = t.CLASSES[row["class"]]
        definite = cls in (t.WEEKDAY, t.UNIT)
        kind = t.UNITS if cls == t.NUMBER else 0
        word = t.TimeWord(cls, int(row["value"]), definite=definite, kind=kind)
        key = fold_word(row["word"])
        lexicon[key] = (*lexicon.get(key, ()), word)
    for number in range(1, 32):
        for ending in _ORDINALS:
            ranked = t.TimeWord(t.NUMBER, number, kind=t.DIGITS, width=2)
            lexicon[fold_word(f"{number}{ending}")] = (ranked,)
    pack.flags[fold_word("in")] = p.FI
    pack.flags[fold_word("since")] = p.FI
    return pack
