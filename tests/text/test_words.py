"""Words read back from the text, and sentences end where a reader would end them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import any_text, any_text_with_surrogates, arabic_text

from musnad.text.script import fold, fold_word
from musnad.text.words import (
    COLON,
    COMMA,
    ELLIPSIS,
    NEWLINE,
    PARAGRAPH,
    PAREN_OPEN,
    QUOTE_CLOSE,
    QUOTE_OPEN,
    SENTENCE_END,
    STOP,
    STRAIGHT,
    Words,
    raw_word,
)


def words_of(text: str) -> list[str]:
    """The words of a text as they stand in it."""
    folded = fold(text)
    words = Words(folded)
    return [
        text[folded.origin(words.starts[i]) : folded.origin_end(words.end(i))] for i in range(words.count)
    ]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, from the first letter of the first word to the last of the last."""
    folded = fold(text)
    words = Words(folded)
    found, first = [], 0
    for i in range(words.count):
        if words.gaps[i] & SENTENCE_END:
            found.append(text[folded.origin(words.starts[first]) : folded.origin_end(words.end(i))])
            first = i + 1
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال الوزير.", ["قال", "الوزير"]),
        ("أَكَّدَ الوزيرُ", ["أَكَّدَ", "الوزيرُ"]),
        ("بـإمكانية الـعودة", ["بـإمكانية", "الـعودة"]),
        ("«قال»،إن", ["قال", "إن"]),
        ("(واس)", ["واس"]),
        ("عام ٢٠٢٤م", ["عام", "٢٠٢٤م"]),
        ("قال\u200fإن", ["قال\u200fإن"]),
        ("ﻗﺎﻝ ﷲ", ["ﻗﺎﻝ", "ﷲ"]),
        ("نعم/لا", ["نعم", "لا"]),
        ("خط-الساحل", ["خط", "الساحل"]),
        ("", []),
        (" ، . ", []),
    ],
)
def test_words_read_back(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.one_of(any_text, any_text_with_surrogates, arabic_text))
@settings(max_examples=200)
def test_the_lists_of_words_hang_together(text: str) -> None:
    folded = fold(text)
    words = Words(folded)
    assert words.count == len(words.words) == len(words.starts) == len(words.gaps)
    for i, word in enumerate(words.words):
        assert word
        assert folded.data[words.starts[i] : words.end(i)] == word
        assert len(words.raw(i)) == len(word)
    assert all(words.end(i) < words.starts[i + 1] for i in range(words.count - 1))
    assert words.marked == sorted({i for i, gap in enumerate(words.gaps) if gap} | set(words.marked))
    if words.count:
        assert words.gaps[-1] & NEWLINE


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("انتهى الاجتماع. وقال الوزير إن الخلاف باق.", ["انتهى الاجتماع", "وقال الوزير إن الخلاف باق"]),
        ("انتهى الاجتماع.وقال الوزير", ["انتهى الاجتماع", "وقال الوزير"]),
        ("هل عاد؟ نعم!", ["هل عاد", "نعم"]),
        ("السطر الأول\nالسطر الثاني", ["السطر الأول", "السطر الثاني"]),
        ("وقال د. سمير الوادي إن", ["وقال د. سمير الوادي إن"]),
        ("وقال م. ه. السهلي إن", ["وقال م. ه. السهلي إن"]),
        ("وقال د.سمير الوادي", ["وقال د.سمير الوادي"]),
        ("رفع الفائدة إلى 4.5 بالمئة", ["رفع الفائدة إلى 4.5 بالمئة"]),
        ("رفع الفائدة إلى ٤.٥ بالمئة", ["رفع الفائدة إلى ٤.٥ بالمئة"]),
        ("بلغت 1,250.75 دينار", ["بلغت 1,250.75 دينار"]),
        ("زهرود (و.أ.ن) - قال", ["زهرود (و.أ.ن) - قال"]),
        ("على الموقع www.example.org أمس", ["على الموقع www.example.org أمس"]),
        ("بلغ العدد 12. وأضاف", ["بلغ العدد 12", "وأضاف"]),
        ("قال: «انتهى كل شيء». ثم غادر", ["قال: «انتهى كل شيء", "ثم غادر"]),
        ("قال،وأضاف؛ثم سكت", ["قال،وأضاف؛ثم سكت"]),
        ("بلا نقطة", ["بلا نقطة"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


def test_an_initial_before_two_spaces_ends_no_sentence() -> None:
    assert sentences_of("وقال د.  سمير الوادي") == ["وقال د.  سمير الوادي"]


@pytest.mark.parametrize(
    ("gap", "meaning"),
    [
        ("، ", COMMA),
        (", ", COMMA),
        (": ", COLON),
        (". ", STOP),
        ("؟ ", STOP),
        ("\n", NEWLINE),
        ("\n\n", NEWLINE | PARAGRAPH),
        (" \n \n ", NEWLINE | PARAGRAPH),
        (" «", QUOTE_OPEN),
        ("» ", QUOTE_CLOSE),
        (' "', STRAIGHT),
        (": «", COLON | QUOTE_OPEN),
        (" (", PAREN_OPEN),
        ("... ", ELLIPSIS),
        ("… ", ELLIPSIS),
        (" \t\u00a0", 0),
    ],
)
def test_what_stands_between_words_has_a_meaning(gap: str, meaning: int) -> None:
    words = Words(fold(f"قال{gap}الوزير"))
    assert words.gaps[0] == meaning
    assert words.before(1) == meaning


@pytest.mark.parametrize("text", ["الساعة 20:30 مساء", "1,250 دينار", "١٢،٥ دينار", "4.5 بالمئة"])
def test_points_inside_numbers_mean_nothing(text: str) -> None:
    assert all(gap == 0 for gap in Words(fold(text)).gaps[:-1])


def test_a_text_may_begin_with_a_mark() -> None:
    words = Words(fold("«قال"))
    assert words.words == [fold_word("قال")]
    assert words.before(0) & QUOTE_OPEN
    assert words.before(0) & NEWLINE


def test_a_word_as_written_is_kept_beside_the_folded_one() -> None:
    words = Words(fold("إنّ المدرسةَ"))
    assert words.words == [fold_word("ان"), fold_word("المدرسه")]
    assert [words.raw(0), words.raw(1)] == [raw_word("إن"), raw_word("المدرسة")]


def test_marked_words_of_a_stretch() -> None:
    words = Words(fold("قال، وأضاف: ثم عاد، وجلس"))
    assert words.marked_between(0, 2) == [0, 1]
    assert words.marked_between(1, 4) == [1, 3]
