"""One article laid out for reading: its words, what each can be, its quotations and its sentences."""

from bisect import bisect_left, bisect_right, insort
from typing import Final

from musnad.lang import pack as p
from musnad.model import Span
from musnad.reader.annotations import NOUNS, Annotations, PageFacts
from musnad.text.quotes import Quote, Quotes, find_quotes
from musnad.text.script import Folded, encode, fold, fold_word
from musnad.text.words import (
    COLON,
    COMMA,
    ELLIPSIS,
    NEWLINE,
    PARAGRAPH,
    QUOTE_CLOSE,
    QUOTE_OPEN,
    SEMICOLON,
    STOP,
    STRAIGHT,
    Words,
)

_AL: Final = fold_word("ال")
_BI: Final = fold_word("ب")[0]
_WAW: Final = fold_word("و")[0]
_ALI: Final = fold_word("علي")
_YA: Final = encode("ي")
_FIRST: Final = fold_word("أول")
_OF: Final = fold_word("من")
_YESTERDAY: Final = fold_word("أمس")
_FROM: Final = {fold_word("من"), fold_word("ومن")}  # من جهته، من جانب آخر: the surest turns
_SPEECH_MARKS: Final = COLON | QUOTE_OPEN | QUOTE_CLOSE | STRAIGHT
_PAUSE: Final = COMMA | SEMICOLON
SENTENCE_END: Final = STOP | NEWLINE | ELLIPSIS


class Page:
    """A text ready to be read. Word indices are half-open ranges unless a name says `last`."""

    __slots__ = (
        "_spans",
        "count",
        "facts",
        "flags",
        "folded",
        "gaps",
        "lines",
        "openings",
        "pack",
        "quoted_words",
        "quotes",
        "starts",
        "stops",
        "text",
        "turns",
        "unlisted",
        "unread",
        "wordlist",
        "words",
    )

    def __init__(self, text: str, annotations: Annotations, folded: Folded | None = None) -> None:
        self.text = text
        self.pack = annotations.pack
        self.folded: Folded = folded if folded is not None else fold(text)
        self.wordlist = Words(self.folded)
        self.words = self.wordlist.words
        self.gaps = self.wordlist.gaps
        self.starts = self.wordlist.starts
        self.count = self.wordlist.count
        self.facts = PageFacts(self.words, annotations)
        self.flags: list[int] = self.facts.flags
        self._tell_homographs()
        self.quotes: Quotes = find_quotes(self.wordlist)
        # How often each word stands alone in quotation marks: more than once, and it is a name.
        self.quoted_words: dict[bytes, int] = {}
        for quote in self.quotes.quotes:
            if quote.first == quote.last:
                word = self.words[quote.first]
                self.quoted_words[word] = self.quoted_words.get(word, 0) + 1
        # The last word of each sentence, and of each line; both end with the text's last word.
        gaps = self.gaps
        self.stops = [i for i in self.wordlist.marked if gaps[i] & SENTENCE_END]
        # Where a clause or speech can begin: words أن, إنه and their like, and words after a colon
        # or a quotation mark. A verb that needs one is not looked into where none is near.
        self.openings = self.facts.openings
        speech = [i + 1 for i in self.wordlist.marked if gaps[i] & _SPEECH_MARKS]
        if speech:
            self.openings = sorted(self.openings + speech)
        self.turns = self._find_turns()
        self._spans: dict[tuple[int, int], Span] = {}
        self.unread = 0  # words that could be cues and were passed over, see `cues.MOST_CUES`
        self.unlisted = False  # whether some places of some names are not listed as mentions
        self.lines = [i for i in self.stops if self.gaps[i] & NEWLINE]

    def _tell_homographs(self) -> None:
        """Tells the name علي from the preposition على, and «أول أمس» from «الأول»."""
        words, flags = self.words, self.flags
        places = _places(words, _ALI)
        dotted = [i for i in places if self.wordlist.raw(i)[-1:] == _YA]
        careful = len(dotted) < len(places)  # the page tells على from علي in writing
        nouns = self.facts.nouns
        for i in dotted:
            if self._is_ali(i) or (careful and i and flags[i - 1] & p.VERB):
                if not flags[i] & NOUNS:
                    insort(nouns, i)
                flags[i] = p.GIVEN_NAME
        for i in _places(words, _FIRST):
            if words[i + 1 : i + 2] == [_YESTERDAY] or words[i + 1 : i + 3] == [_OF, _YESTERDAY]:
                flags[i] = p.TIME
                if words[i + 1] == _OF:
                    flags[i + 1] = p.TIME

    def _is_ali(self, i: int) -> bool:
        """Whether «علي» stands among names: «الدكتور علي», «علي بن», «فلان علي فلان»."""
        before = self.flags[i - 1] if i else 0
        after = self.flags[i + 1] if i + 1 < self.count else 0
        if after & (p.NAME_PARTICLE | p.GIVEN_NAME):
            return True
        if not before & (p.TITLE | p.GIVEN_NAME | p.NAME_PARTICLE | p.PERSON):
            return False
        if after & (p.THAT | p.THAT_SUFFIX | p.WHAT | p.EVENT | p.DEMONSTRATIVE):
            return False
        return bool(before & (p.TITLE | p.NAME_PARTICLE)) or not self.is_definite(i + 1)

    def _find_turns(self) -> list[int]:
        """Words in mid-sentence where an opener of several words follows a pause: «، من جانب آخر»."""
        openers, words, gaps = self.pack.openers, self.words, self.gaps
        turns = []
        for before in self.wordlist.marked:
            i = before + 1
            if i < self.count and words[i] in _FROM and gaps[before] & _PAUSE and words[i] in openers:
                for phrase, _ in openers[words[i]]:
                    if len(phrase) > 1 and tuple(words[i : i + len(phrase)]) == phrase:
                        turns.append(i)
                        break
        return turns

    def opens_within(self, i: int, farthest: int) -> bool:
        """Whether a clause or speech can begin within `farthest` words after word `i`."""
        k = bisect_right(self.openings, i)
        return k < len(self.openings) and self.openings[k] - i <= farthest

    def stop_after(self, i: int) -> int:
        """The last word of the sentence that holds word `i`."""
        return self.stops[bisect_left(self.stops, i)]

    def line_after(self, i: int) -> int:
        """The last word of the line that holds word `i`."""
        return self.lines[bisect_left(self.lines, i)]

    def sentence_start(self, i: int) -> int:
        """The first word of the sentence that holds word `i`."""
        k = bisect_left(self.stops, i)
        return self.stops[k - 1] + 1 if k else 0

    def before(self, i: int) -> int:
        """The meaning of the gap in front of word `i`."""
        return self.gaps[i - 1] if i else self.wordlist.first_gap

    def is_definite(self, i: int) -> bool:
        """Whether the word begins with the article, proclitics aside: والوزير، بالوزارة."""
        if i >= self.count:
            return False
        return self.facts.of[i].definite

    def is_joined(self, i: int) -> bool:
        """Whether the word begins with the conjunction و, not with a و of its own (وزير)."""
        word = self.words[i]
        return word[0] == _WAW and len(word) > 1 and word not in self.pack.own_waw

    def is_bi(self, i: int) -> bool:
        """Whether the word begins with the preposition بـ: بسقوط، بالحكومة; not بيان، بلاد."""
        word = self.words[i]
        if word[0] != _BI or len(word) < 3:
            return False
        if word[1:3] == _AL:
            return True
        rest = word[1:]
        known = self.pack.flags.get(rest, 0)
        if known & ~p.CUE & ~p.VERB or rest in self.pack.cues:
            own = self.flags[i] & ~(p.CUE | p.VERB | p.PREPOSITION_SUFFIX)
            return not own or bool(self.flags[i] & p.EVENT and known & p.EVENT) or bool(known & p.EVENT)
        return not self.flags[i] and word not in self.pack.ba_words

    def raw(self, i: int) -> bytes:
        """Word `i` with its hamzas as written."""
        return self.wordlist.raw(i)

    def start_offset(self, i: int) -> int:
        """Where word `i` begins in the original text."""
        return self.folded.origin(self.starts[i])

    def end_offset(self, i: int) -> int:
        """Where word `i` ends in the original text."""
        return self.folded.origin_end(self.starts[i] + len(self.words[i]))

    def offsets(self, words: tuple[int, int]) -> tuple[int, int]:
        """The code points `[start, end)` of the words `[first, stop)` in the original text.

        A mark that closes a quotation opened among the words is theirs: صحيفة «الضفة».
        """
        start = self.starts[words[0]]
        last = words[1] - 1
        end = self.starts[last] + len(self.words[last])
        closing = self.quotes.closes_at.get(last)
        if closing is not None and closing.first > words[0]:
            end = self.wordlist.mark_end(last)
        if self.folded.is_plain:
            return start, end
        return self.folded.origins(start, end)

    def span(self, words: tuple[int, int]) -> Span:
        """The exact words `[first, stop)` of the original text, made once."""
        span = self._spans.get(words)
        if span is None:
            start, end = self.offsets(words)
            span = self._spans[words] = Span(start, end, self.text[start:end])
        return span

    def quote_at(self, i: int) -> Quote | None:
        """The quotation that begins with word `i`."""
        return self.quotes.at.get(i)

    def new_paragraph(self, i: int) -> bool:
        """Whether word `i` begins a line."""
        return i == 0 or bool(self.gaps[i - 1] & (NEWLINE | PARAGRAPH))


def _places(words: list[bytes], word: bytes) -> list[int]:
    """Where a word stands in a list, found in C."""
    found: list[int] = []
    at = -1
    for _ in range(words.count(word)):
        at = words.index(word, at + 1)
        found.append(at)
    return found
