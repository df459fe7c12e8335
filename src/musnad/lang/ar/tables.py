"""The tables of the Arabic pack in the making, and the affixes that its words take."""

from collections.abc import Iterator

from musnad.lang import pack as p
from musnad.lang.tables import rows as language_rows
from musnad.text.script import fold_word

PACK_NAME = "ar/1"

AND = fold_word("و")
SO = fold_word("ف")
WILL = fold_word("س")
TO = fold_word("ل")
IN = fold_word("ب")
THE = fold_word("ال")
TO_THE = fold_word("لل")
ALEF = fold_word("ا")
THAT = fold_word("أن")
TA_MARBUTA = fold_word("ه")
TA = fold_word("ت")
SUFFIXES = tuple(fold_word(s) for s in ("ه", "ها", "هم", "هما", "هن", "نا", "ي"))


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one Arabic data file as dictionaries; raises `LanguageDataError` on a ragged row."""
    return language_rows("musnad.lang.ar", name)


def definite(word: bytes) -> Iterator[bytes]:
    """A noun with the article, alone and after و، ف، ل."""
    yield THE + word
    yield AND + THE + word
    yield SO + THE + word
    yield TO_THE + word
    yield AND + TO_THE + word


class Tables:
    """Everything the data files have said so far: flags by word, forms and phrases of cues."""

    def __init__(self) -> None:
        self.pack = p.Pack(PACK_NAME)
        self.flags = self.pack.flags
        self.forms: dict[bytes, list[p.CueForm]] = {}
        self.phrases: dict[bytes, list[p.Phrase]] = {}
        self.own_waw: set[bytes] = set()

    def mark(self, word: bytes, bits: int) -> None:
        """Adds classes to one spelling."""
        self.flags[word] = self.flags.get(word, 0) | bits

    def mark_noun(self, word: bytes, bits: int, *, suffixes: bool = False) -> None:
        """Adds classes to a noun with its proclitics, its article and, if asked, its suffixes."""
        if word.startswith(AND):
            self.own_waw.add(word)
        for prefix in (b"", AND, SO, TO):
            self.mark(prefix + word, bits)
        if not word.startswith(THE):
            for form in definite(word):
                self.mark(form, bits)
        if suffixes:
            stem = word[:-1] + TA if word.endswith(TA_MARBUTA) else word
            for suffix in SUFFIXES:
                self.mark(stem + suffix, bits)
                self.mark(AND + stem + suffix, bits)

    def add_form(self, word: bytes, form: p.CueForm, bits: int) -> None:
        """Adds one reading of a spelling as a cue."""
        self.forms.setdefault(word, []).append(form)
        self.mark(word, bits)
