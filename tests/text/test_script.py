"""Folding makes spellings equal and never loses where a letter stood."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import UNSEEN, any_text, any_text_with_surrogates, arabic_text

from musnad.text.script import fold, fold_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أعلنَتْ", "اعلنت"),
        ("إلى", "الي"),
        ("آخر", "اخر"),
        ("ٱلوزير", "الوزير"),
        ("مدرسة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("الـــوزير", "الوزير"),
        ("قا\u200dل", "قال"),
        ("\u202bقال\u202c", "قال"),
        ("\u2067قال\u2069", "قال"),
        ("\ufeffقال", "قال"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
        ("کتاب", "كتاب"),
        ("ایران", "ايران"),
        ("ABC", "abc"),
        ("12٫5", "12.5"),
        ("قال\u00a0إن", "قال ان"),
        # Letters as some page layouts store them, shape by shape, and the ligatures among them.
        ("ﻗﺎﻝ", "قال"),
        ("ﻻ", "لا"),
        ("ﻷن", "لان"),
        ("ﷲ", "الله"),
        # A hamza that is stored apart from its alef is one of the marks.
        ("ا\u0654علن", "أعلن"),
    ],
)
def test_spellings_fold_alike(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(("one", "other"), [("علي", "على"), ("أن", "إن"), ("كتابة", "كتابه")])
def test_what_folds_alike_can_still_be_told(one: str, other: str) -> None:
    assert fold(one).data == fold(other).data
    assert fold(one).plain != fold(other).plain


@pytest.mark.parametrize(
    ("one", "other"), [("سماء", "سما"), ("مسؤول", "مسول"), ("رئيس", "ريس"), ("هيئة", "هية")]
)
def test_hamzas_on_other_seats_stay(one: str, other: str) -> None:
    assert fold_word(one) != fold_word(other)


def test_plain_letters_need_no_trail() -> None:
    folded = fold("قالت الوزيرة إن السدود امتلأت.")
    assert folded.is_plain
    assert all(folded.origin(i) == i for i in range(len(folded.data)))


def test_the_way_back_over_marks() -> None:
    text = "أَكَّدَ أنَّ"
    folded = fold(text)
    assert folded.data == fold_word("اكد ان")
    # The letters stand at 0, 2 and 5; a word's end takes along the marks on its last letter.
    assert [folded.origin(i) for i in range(4)] == [0, 2, 5, 7]
    assert text[folded.origin(0) : folded.origin_end(3)] == "أَكَّدَ"
    assert text[folded.origin(4) : folded.origin_end(6)] == "أنَّ"


def test_the_way_back_out_of_a_ligature() -> None:
    text = "قال ﷲ ﻻ"
    folded = fold(text)
    assert folded.data == fold_word("قال الله لا")
    assert [folded.origin(i) for i in range(len(folded.data))] == [0, 1, 2, 3, 4, 4, 4, 4, 5, 6, 6]
    assert text[folded.origin(4) : folded.origin_end(8)] == "ﷲ"


def test_marks_and_ligatures_together() -> None:
    text = "\u200fﻻ\u064e \u200fقا\u0640ل\u064e"
    folded = fold(text)
    assert folded.data == fold_word("لا قال")
    assert text[folded.origin(3) : folded.origin_end(6)] == "قا\u0640ل\u064e"


@pytest.mark.parametrize(
    "text", ["\ud800", "قال \udfff إن", "漢字", "שלום", "🙂", "é", "\x00", "\U0010ffff", "Ω١"]
)
def test_other_scripts_and_broken_characters_keep_their_places(text: str) -> None:
    folded = fold(text)
    assert len(folded.data) == len(text)
    assert [folded.origin(i) for i in range(len(text))] == list(range(len(text)))


@given(st.one_of(any_text, any_text_with_surrogates, arabic_text))
@settings(max_examples=200)
def test_every_letter_leads_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.plain) == len(folded.data)
    origins = [folded.origin(i) for i in range(len(folded.data))]
    assert origins == sorted(origins)
    assert all(0 <= at < len(text) for at in origins)
    for i, at in enumerate(origins):
        # From a letter to its own end is never nothing, and never reaches over the next letter.
        end = folded.origin_end(i + 1)
        assert at < end <= len(text)
        if i + 1 < len(origins) and origins[i + 1] != at:
            assert end <= origins[i + 1]
    assert folded.origin_end(0) == 0


@given(st.text(st.sampled_from("قالتهيمﻻﷲ" + UNSEEN), max_size=30))
@settings(max_examples=200)
def test_only_unseen_marks_are_dropped(text: str) -> None:
    left = "".join(letter for letter in text if letter not in UNSEEN)
    assert fold(text).data == fold_word(unicodedata.normalize("NFKC", left))
