"""Gold is read as the guidelines write it, and a slip of the annotator is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import GoldError
from musnad.evaluate.gold import GoldArticle, lexicon_sentences, load, marked, resolve

OWN_GOLD = Path(__file__).parents[1] / "gold"

TEXT = "قال عمدة مرجانة إن الجسر فتح. وقال العمدة إن الجسر آمن، وقال أيضا إن الرسوم ألغيت."


def by_hand(**changes: Any) -> dict[str, Any]:
    """A record of one attribution, the second «وقال» of the text, with fields changed."""
    one = {
        "n": 1,
        "parent": None,
        "cue": "وقال",
        "cue_n": 1,
        "source": "العمدة",
        "source_n": 1,
        "antecedent": "عمدة مرجانة",
        "content": [{"from": "الجسر آمن", "to": "آمن"}],
        "kind": "indirect",
        "act": "assertive",
        "factuality": "CT+",
        "stance": "neutral",
    }
    return {"id": "mayor", "text": TEXT, "attributions": [one | changes]}


def words(article: GoldArticle, span: tuple[int, int] | None) -> str | None:
    return article.text[slice(*span)] if span else None


def test_copied_strings_become_spans() -> None:
    article = resolve(by_hand())
    (one,) = article.attributions
    assert words(article, one.cue) == "وقال"
    assert one.cue == (30, 34)
    assert words(article, one.source) == "العمدة"
    assert words(article, one.antecedent) == "عمدة مرجانة"
    assert [words(article, part) for part in one.content] == ["الجسر آمن"]


def test_the_number_says_which_occurrence() -> None:
    article = resolve(by_hand(cue_n=2, content=[{"from": "الرسوم", "to": "ألغيت"}], source=None))
    assert article.attributions[0].cue == (TEXT.rindex("وقال"), TEXT.rindex("وقال") + 4)


def test_occurrences_are_counted_inside_longer_words_and_without_overlap() -> None:
    text = "هههه قال"
    record = {
        "id": "laugh",
        "text": text,
        "attributions": [],
        "times": [{"text": "هه", "n": 2, "value": "2020"}],
    }
    assert resolve(record).times[0].span == (2, 4)


def test_content_without_a_number_starts_after_the_cue() -> None:
    """«إن الجسر» stands before and after the cue: the one after it is meant."""
    article = resolve(by_hand(content=[{"from": "الجسر", "to": "آمن"}]))
    assert article.attributions[0].content == ((TEXT.index("الجسر آمن"), TEXT.index("آمن") + 3),)


def test_content_before_the_cue_is_the_nearest_one() -> None:
    text = "الجسر مغلق. الجسر آمن، بحسب العمدة."
    record = by_hand(
        cue="بحسب", source="العمدة", antecedent="العمدة", content=[{"from": "الجسر", "to": "آمن"}]
    )
    article = resolve(record | {"text": text})
    assert words(article, article.attributions[0].content[0]) == "الجسر آمن"


def test_last_words_may_share_words_with_the_first() -> None:
    """«آمن تماما آمن تماما»: the content cannot end before its first words do."""
    text = "قال: آمن تماما آمن تماما"
    record = by_hand(
        cue="قال",
        source=None,
        antecedent=None,
        content=[{"from": "آمن تماما آمن", "to": "آمن تماما", "from_n": 1}],
    )
    article = resolve(record | {"text": text})
    assert words(article, article.attributions[0].content[0]) == "آمن تماما آمن تماما"


def test_content_in_parts() -> None:
    article = resolve(
        by_hand(content=[{"from": "الجسر آمن", "to": "آمن"}, {"from": "الرسوم", "to": "ألغيت"}])
    )
    assert len(article.attributions[0].content) == 2


def test_resolved_records_are_taken_as_they_are() -> None:
    record = {
        "id": "r",
        "text": TEXT,
        "attributions": [
            {"n": 7, "parent": None, "cue": [0, 3], "source": None, "antecedent": None, "content": [[19, 28]]}
        ],
        "times": [{"span": [0, 3], "value": "2020"}],
        "places": [{"span": [9, 15], "country": None, "lat": 1.5, "lon": 2, "role": "actor"}],
    }
    article = resolve(record)
    assert article.attributions[0].kind is None
    assert article.places[0].lon == 2


def test_texts_may_stand_apart() -> None:
    record = by_hand()
    del record["text"]
    assert resolve(record, texts={"mayor": TEXT}).text == TEXT
    with pytest.raises(GoldError, match="no `text`"):
        resolve(record)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"cue": "صرح"}, "attribution 1: `cue` «صرح» does not occur"),
        ({"cue_n": None}, "occurs 2 times; say which one with `cue_n`"),
        ({"cue_n": 3}, "no occurrence 3 of 2"),
        ({"cue_n": 0}, "no occurrence 0 of 2"),
        ({"cue_n": "1"}, "no occurrence 1 of 2"),
        ({"cue": ""}, "`cue` must be words"),
        ({"source": 5}, "`source` must be words"),
        ({"content": []}, "no `content`"),
        ({"content": ["x"]}, "`content` is an object"),
        ({"content": [{"from": "الجسر", "to": "المطار"}]}, "`to` «المطار» does not occur after"),
        ({"content": [{"from": "المطار", "to": "آمن"}]}, "`from` «المطار» does not occur"),
        ({"content": [{"to": "آمن"}]}, "needs `from`"),
        ({"content": [{"from": "الجسر"}]}, "`to` must be words"),
        ({"kind": "spoken"}, "`kind` is «spoken», not one of direct, indirect, mixed"),
        ({"factuality": "CT"}, "`factuality` is «CT»"),
        ({"parent": 4}, "parent 4 is not in the article"),
        ({"parent": 1}, "round in a circle"),
        ({"n": "one"}, "Expected `int"),
    ],
)
def test_slips_are_named(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(GoldError) as caught:
        resolve(by_hand(**changes))
    assert complaint in str(caught.value)
    assert str(caught.value).startswith("mayor")


@pytest.mark.parametrize("record", [None, [], "x", {}, {"id": 3}, {"id": "x", "text": 3}])
def test_what_is_no_record_is_refused(record: object) -> None:
    with pytest.raises(GoldError):
        resolve(record)


def test_a_span_outside_the_text_is_refused() -> None:
    record = {"id": "x", "text": "قال", "attributions": [], "times": [{"span": [0, 4], "value": "2020"}]}
    with pytest.raises(GoldError, match="no stretch"):
        resolve(record)


def test_two_attributions_with_one_number_are_refused() -> None:
    record = by_hand()
    record["attributions"] *= 2
    with pytest.raises(GoldError, match="same number"):
        resolve(record)


def test_a_file_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    good = json.dumps(by_hand(), ensure_ascii=False)
    path.write_text(f"{good}\n\n{{\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl, line 3: not JSON"):
        load(path)
    path.write_text(f"{good}\n{good}\n", encoding="utf-8")
    with pytest.raises(GoldError, match="line 2: mayor: already given on line 1"):
        load(path)
    path.write_bytes(b'{"id": "\xff"}')
    with pytest.raises(GoldError, match="not UTF-8 at byte 8"):
        load(path)
    with pytest.raises(GoldError, match="cannot be opened"):
        load(tmp_path / "none.jsonl")


def test_marked_sentence() -> None:
    article = marked("<وأعلنت> {وزارة الصحة} أن [اللقاح وصل].", act="assertive")
    (one,) = article.attributions
    assert article.text == "وأعلنت وزارة الصحة أن اللقاح وصل."
    assert words(article, one.cue) == "وأعلنت"
    assert words(article, one.source) == words(article, one.antecedent) == "وزارة الصحة"
    assert words(article, one.content[0]) == "اللقاح وصل"
    assert (one.act, one.kind) == ("assertive", None)


def test_marked_content_in_parts_and_dropped_subject() -> None:
    article = marked("«[البحر هادئ]»، <قال>، «[والسماء صافية]».")
    assert article.attributions[0].source is None
    assert [words(article, part) for part in article.attributions[0].content] == [
        "البحر هادئ",
        "والسماء صافية",
    ]


def test_marks_may_stand_inside_each_other() -> None:
    article = marked("[ما جرى <بنظر> {الشيخ} خطأ]")
    assert words(article, article.attributions[0].content[0]) == "ما جرى بنظر الشيخ خطأ"


@pytest.mark.parametrize(
    ("sentence", "complaint"),
    [
        ("<قال إن [الجسر فتح]", "«]» closes nothing|«<» is never closed"),
        ("قال] إن", "closes nothing"),
        ("<قال> <وقال> [الجسر فتح]", "more than one"),
        ("{العمدة} {الوزير} <قالا> [الجسر فتح]", "more than one"),
        ("<قال> إن الجسر فتح", "must be marked"),
        ("<قال> []", "no stretch"),
    ],
)
def test_wrong_marks_are_named(sentence: str, complaint: str) -> None:
    with pytest.raises(GoldError, match=complaint):
        marked(sentence, name="lemma")


def test_sentences_of_a_lexicon_table(tmp_path: Path) -> None:
    table = tmp_path / "verbs.tsv"
    table.write_text(
        "lemma\tact\tsentence\n# a comment\nقال\tassertive\t<قال> {الشيخ} إن [النبع جف]\nصمت\t-\t-\n",
        encoding="utf-8",
    )
    ((row, article),) = lexicon_sentences(table)
    assert row["act"] == "assertive"
    assert article.id == "قال"
    table.write_text("lemma\tsentence\nقال\t<قال\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"verbs\.tsv, line 2: قال: «<» is never closed"):
        list(lexicon_sentences(table))
    table.write_text("lemma\nقال\n", encoding="utf-8")
    with pytest.raises(GoldError, match="no column `sentence`"):
        list(lexicon_sentences(table))
    table.write_text("# nothing\n", encoding="utf-8")
    assert not list(lexicon_sentences(table))


def test_the_example_of_the_documentation_is_gold() -> None:
    page = (OWN_GOLD.parents[1] / "docs" / "measuring.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0]
    article = resolve(json.loads(example))
    assert [words(article, one.content[0]) for one in article.attributions] == ["الجسر فتح", "المرور سهل"]


@pytest.mark.parametrize(("name", "least"), [("articles.jsonl", 8), ("sentences.jsonl", 60)])
def test_every_string_of_the_projects_own_gold_is_found(name: str, least: int) -> None:
    articles = load(OWN_GOLD / name)
    assert len(articles) >= least
    for article in articles:
        for one in article.attributions:
            assert None not in (one.kind, one.act, one.factuality, one.stance)
            for span in (one.cue, one.source, one.antecedent, *one.content):
                if span is not None:
                    assert article.text[slice(*span)].strip() == article.text[slice(*span)]


def test_own_gold_nests_where_the_cue_lies_inside() -> None:
    """A child's cue lies inside its parent's content, or both say the same words (نقلا عن)."""
    for article in load(OWN_GOLD / "articles.jsonl") + load(OWN_GOLD / "sentences.jsonl"):
        by_number = {one.n: one for one in article.attributions}
        for one in article.attributions:
            if one.parent is None or one.cue is None:
                continue
            parent = by_number[one.parent]
            inside = any(start <= one.cue[0] and one.cue[1] <= end for start, end in parent.content)
            assert inside or parent.content == one.content, (article.id, one.n)


def test_own_gold_shows_every_label() -> None:
    articles = load(OWN_GOLD / "articles.jsonl") + load(OWN_GOLD / "sentences.jsonl")
    everything = [one for article in articles for one in article.attributions]
    assert {one.kind for one in everything} == {"direct", "indirect", "mixed"}
    assert {one.act for one in everything} == {
        "assertive",
        "directive",
        "commissive",
        "expressive",
        "question",
    }
    assert {one.stance for one in everything} == {"neutral", "endorsing", "distancing"}
    assert {one.factuality for one in everything} >= {"CT+", "CT-", "PR+", "PR-", "PS+", "Uu"}
    assert any(not article.attributions for article in articles)
