"""The Arabic pack knows its cues in every form, what kind of word a word is, and which words mislead."""

from pathlib import Path

import pytest

from musnad.errors import LanguageDataError
from musnad.lang import pack as p
from musnad.lang import tables
from musnad.lang.ar.load import PACK_NAME, load, rows
from musnad.text.script import encode, fold_word

PACK = load()


def lemmas(word: str) -> set[str]:
    """The cues that a word can be a form of."""
    return {form.entry.lemma for form in PACK.cues.get(fold_word(word), ())}


def flags(word: str) -> int:
    """The classes of a word."""
    return PACK.flags.get(fold_word(word), 0)


def test_the_pack_is_built_once() -> None:
    assert load() is PACK
    assert PACK.name == PACK_NAME


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("قال", "قال"),
        ("وقالت", "قال"),
        ("فقالوا", "قال"),
        ("يقول", "قال"),
        ("وتقول", "قال"),
        ("قائلا", "قال"),
        ("قائلة", "قال"),
        ("قوله", "قال"),
        ("وقولها", "قال"),
        ("بقوله", "قال"),
        ("بالقول", "قال"),
        ("سيعلن", "أعلن"),
        ("وستعلن", "أعلن"),
        ("أعلنته", "أعلن"),
        ("إعلانها", "أعلن"),
        ("واضاف", "أضاف"),
        ("ومضيفة", "أضاف"),
        ("مؤكدين", "أكد"),
        ("وأكدا", "أكد"),
        ("أكَّدَ", "أكد"),
        ("نفاه", "نفى"),
        ("ونفت", "نفى"),
        ("نافيا", "نفى"),
        ("ادعى", "ادعى"),
        ("يدعون", "ادعى"),
        ("رأت", "رأى"),
        ("ويرى", "رأى"),
        ("اتهمت", "اتهم"),
        ("متهما", "اتهم"),
        ("دعوته", "دعا"),
        ("داعيا", "دعا"),
        ("طالبوا", "طالب"),
        ("مطالبين", "طالب"),
        ("تعهدت", "تعهد"),
    ],
)
def test_a_form_leads_to_its_cue(word: str, lemma: str) -> None:
    assert lemma in lemmas(word)
    assert flags(word) & p.CUE


@pytest.mark.parametrize("word", "هناك نادي نصف أمن حياة يوما عدة".split())
def test_a_word_that_misleads_is_no_cue(word: str) -> None:
    assert not lemmas(word)
    assert not flags(word) & p.CUE


@pytest.mark.parametrize("file", ["verbs_assertive.tsv", "verbs_performative.tsv"])
def test_every_verb_of_the_lexicon_can_be_found(file: str) -> None:
    known = {form.entry.lemma for forms in PACK.cues.values() for form in forms}
    assert [row["lemma"] for row in rows(file) if row["lemma"] not in known] == []


def test_every_phrase_of_the_lexicon_can_be_found() -> None:
    known = {
        ph.entry.lemma for by_second in PACK.phrases.values() for same in by_second.values() for ph in same
    }
    known |= {form.entry.lemma for forms in PACK.cues.values() for form in forms}
    assert [row["phrase"] for row in rows("phrases.tsv") if row["phrase"] not in known] == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("أن", p.THAT),
        ("إن", p.THAT),
        ("ان", p.THAT),
        ("أنه", p.THAT_SUFFIX),
        ("إلى", p.ILA),
        ("على", p.ALA),
        ("عن", p.EAN),
        ("الذي", p.RELATIVE),
        ("لم", p.NEGATION),
        ("كان", p.WAS),
        ("وكانت", p.WAS),
        ("قد", p.ALREADY),
        ("أمس", p.TIME),
        ("وزير", p.PERSON | p.TITLE),
        ("الوزير", p.PERSON | p.TITLE),
        ("والوزيرة", p.PERSON | p.TITLE),
        ("للوزير", p.PERSON | p.TITLE),
        ("وزارة", p.ORGANISATION),
        ("الوزارة", p.ORGANISATION),
        ("شركته", p.ORGANISATION),
        ("التقرير", p.DOCUMENT),
        ("بيان", p.DOCUMENT | p.MEDIUM),
        ("سكان", p.GROUP),
        ("مصدر", p.UNNAMED),
        ("معاليه", p.HONORIFIC),
        ("سلمى", p.GIVEN_NAME),
        ("وسلمى", p.GIVEN_NAME),
        ("مقتل", p.EVENT),
    ],
)
def test_a_word_has_its_kind(word: str, kind: int) -> None:
    assert flags(word) & kind


@pytest.mark.parametrize("word", "الشجرة كرسي قمر xyz 123".split())
def test_an_ordinary_word_speaks_not(word: str) -> None:
    assert not flags(word) & p.SPEAKS


@pytest.mark.parametrize(
    ("word", "gender"), [("وزير", "m"), ("وزيرة", "f"), ("الوزارة", "f"), ("الحزب", "m"), ("سلمى", "f")]
)
def test_a_word_has_its_gender(word: str, gender: str) -> None:
    assert PACK.genders[fold_word(word)] == gender


def test_own_letters_are_told_from_proclitics() -> None:
    assert fold_word("وزير") in PACK.own_waw
    assert fold_word("وكالة") in PACK.own_waw
    assert fold_word("بيان") in PACK.ba_words


def test_a_cue_can_begin_at_every_trigger() -> None:
    assert PACK.cues.keys() | PACK.phrases.keys() | PACK.fillers.keys() == PACK.triggers


@pytest.mark.parametrize("letter", "أإآىة")
def test_no_word_keeps_what_folding_merges(letter: str) -> None:
    written = encode(letter)
    assert not any(written in word for word in PACK.flags.keys() | PACK.triggers)


def test_longer_phrases_come_before_shorter_ones() -> None:
    for by_second in PACK.phrases.values():
        for same in by_second.values():
            lengths = [len(phrase.words) for phrase in same]
            assert lengths == sorted(lengths, reverse=True)


def test_a_ragged_row_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "ragged.tsv").write_text("# a comment\nword\tgloss\nقال\n", encoding="utf-8")
    monkeypatch.setattr(tables, "files", lambda _package: tmp_path)
    with pytest.raises(LanguageDataError, match=r"ragged\.tsv, line 3: 1 cells where 2 are named"):
        list(rows("ragged.tsv"))
