"""How Arabic news attributes, pattern by pattern: each sentence with its cue, source and content marked.

A case is one line of patterns.txt: a name, the sentence with `{source}`, `<cue>` and `[content]`
marks, the cue's lemma (`-` where it does not matter), and labels where the sentence is there for
them; ⏎ is a line break. traps.txt has sentences that attribute nothing to anybody.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from musnad import Attribution, Report, read
from musnad.evaluate.gold import GoldArticle, marked
from musnad.evaluate.scorer import NEARLY_ALL, agreement, content_words

HERE = Path(__file__).parent

# Right by the guidelines, and not read so yet: what goes wrong.
NOT_YET: dict[str, str] = {
    "title-name": "«في» and an unknown place end the title before the name",
    "addressee-between": "«لنظيره» is taken into the source",
    "spokesman-of-party": "«من دون أن» is the reporter's own voice",
    "unnamed-with-relative": "«ذكر» inside the aside is taken for the verb of saying",
    "threat": "«حركة» is taken for an event, not for a body",
    "ask-whether": "a question addressed to someone is not read",
    "criticised": "a content that is no event is not read",
    "renewed-call": "«جدد دعوته» is read as the noun alone",
    "rafdan": "«بالحديث» inside the aside is taken for the verb of saying",
    "sv-amma-far": "«فنفى» with a nominal content is not read",
    "drop-mada-yaqul": "«ومضى يقول» is not read",
    "hid-utuhima": "a marked passive is read as active",
    "rel-citing-participle": "«نقلا عن» between cue and content takes the outer clause for content",
    "rel-nasabat": "the one behind «إلى» is not the speaker of «قوله»",
    "kama-middle": "the second half of the content is lost",
    "hasbama-start": "«وحسبما» before its content is not read",
    "hadd-tabirihi": "the content begins too early",
    "masdar-noun": "«إعلان» with its doer and object is not read",
    "fi-qawlihi": "the content runs into the main clause",
    "head-name-colon": "a bare surname before a colon is not read",
    "first-person-running-on": "first-person speech over lines is cut",
    "headline-verb3": "«يعد» is never read as a promise",
    "quote-end-source-after": "a verb behind straight marks is not read",
    "verb-then-quote-source": "a source in quotation marks cuts the content",
    "istinkar": "a content that is no event is not read",
    "azza": "a person as content is not read",
    "anba": "«تحدثت عن» with an event is not read",
    "nom-masdar-li": "the person addressed is taken into the source",
    "nom-claim-responsibility": "«تبنى» is not read after an indefinite source",
    "min-ghayr-al-murajjah": "«من غير المرجح» is not read as unlikely",
    "content-ends-at-fa-ma": "«فيما» and an unknown verb end no content",
    "name-ali": "«علي» after a verb is taken for the preposition",
    "name-saeed": "«في» ends the apposition",
    "kull-min": "«كل من» is not read as a source",
    "part-accusing-feminine": "«متهمة» is not read as a participle",
    "relative-dropped-subject": "the noun before «الذي تقول» is taken for its subject",
    "relative-on-indefinite": "«صورا قالت إنها» is not led back to who published them",
    "aside-publish-name": "«نشر» inside the aside is taken for the verb of saying",
    "aside-called": "«ويدعى» inside the aside is taken for the verb of saying",
    "which-is-an-accusation": "«وهو اتهام» ends no content",
    "accusing-him": "«متهمين إياه» is not read",
    "promise-target": "the people promised are taken into the source",
    "wrote-on-his-page": "«على صفحته» is taken into the source",
    "analysts-had-expected": "«كان» and an indefinite subject hide the nominal content",
    "analysts-with-relative": "«كان» and an indefinite subject hide the nominal content",
    "one-of-them-named": "an apposition between commas hides the subject before the verb",
    "commented-mockingly": "«ساخرا» is taken into the source",
    "asked-the-ministry": "«طلب من» with a masdar is not read",
    "estimate-at": "«قدر» with its two complements is not read",
    "believed-in-relative": "«الذي يعتقد أنه» is not read",
    "assertion-then-saying": "«وقوله» ends no content",
}


class Case(NamedTuple):
    """One marked sentence and what else is known of its attribution."""

    name: str
    article: GoldArticle
    lemma: str
    labels: dict[str, str]


def lines(name: str) -> Iterator[list[str]]:
    """The fields of each line of a table beside this module."""
    for line in (HERE / name).read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.replace("⏎", "\n").split(" | ")


def cases() -> Iterator[Case]:
    """The sentences that attribute."""
    for name, sentence, rest in lines("patterns.txt"):
        lemma, *labels = rest.split()
        yield Case(name, marked(sentence, name=name), lemma, dict(label.split("=") for label in labels))


CASES = list(cases())


def wrong(case: Case, report: Report, answer: Attribution) -> list[str]:
    """What an attribution has otherwise than the case."""
    text, gold = case.article.text, case.article.attributions[0]
    assert gold.cue is not None
    problems = []
    colon = text[slice(*gold.cue)] == ":"
    if not colon and (answer.cue.start, answer.cue.end) != gold.cue:
        problems.append(f"cue «{answer.cue.text}»")
    source = (answer.source.start, answer.source.end) if answer.source else None
    if source != gold.source:
        problems.append(f"source «{answer.source.text if answer.source else None}»")
    content = content_words(text, [(part.start, part.end) for part in answer.content])
    if agreement(content_words(text, gold.content), content) < NEARLY_ALL:
        problems.append(f"content «{' … '.join(part.text for part in answer.content)}»")
    if case.lemma not in ("-", answer.cue_lemma):
        problems.append(f"lemma {answer.cue_lemma}")
    names = {entity.id: entity.name for entity in report.entities}
    for label, expected in case.labels.items():
        got = names.get(answer.speaker or "") if label == "speaker" else getattr(answer, label)
        if got != expected.replace("_", " "):
            problems.append(f"{label} {got}")
    return problems


def candidates(case: Case, report: Report) -> list[Attribution]:
    """The attributions whose cue shares a character with the case's; a colon is found by its content."""
    gold = case.article.attributions[0]
    assert gold.cue is not None
    start, end = gold.cue
    if case.article.text[start:end] == ":":
        return [one for one in report.attributions if one.content[0].start == gold.content[0][0]]
    return [one for one in report.attributions if one.cue.start < end and start < one.cue.end]


PARAMETERS = [
    pytest.param(
        case,
        id=case.name,
        marks=pytest.mark.xfail(strict=True, reason=NOT_YET[case.name]) if case.name in NOT_YET else (),
    )
    for case in CASES
]


def test_every_case_has_its_own_name() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
    assert set(names) >= set(NOT_YET)


@pytest.mark.parametrize("case", PARAMETERS)
def test_the_pattern_is_read(case: Case) -> None:
    report = read(case.article.text)
    tried = [wrong(case, report, answer) for answer in candidates(case, report)]
    found = [(answer.cue.text, answer.content[0].text) for answer in report.attributions]
    assert tried, f"no such cue in «{case.article.text}»; found {found}"
    assert [] in tried, f"«{case.article.text}»: {'; '.join(min(tried, key=len))}"


TRAPS = dict(lines("traps.txt"))
TRAPPED: dict[str, str] = {
    "figures": "«الأرقام تؤكد» is read as a statement",
    "bihasab-price": "what cannot speak follows «بحسب»",
    "goalkeeper-defends": "«دافع عن مرماه» is read as praise",
    "parliament-passes": "«أقر قانونا» is read as an admission",
    "points-at-barn": "«يشير إلى» a thing is read as a statement",
}


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            sentence,
            id=name,
            marks=pytest.mark.xfail(strict=True, reason=TRAPPED[name]) if name in TRAPPED else (),
        )
        for name, sentence in TRAPS.items()
    ],
)
def test_the_trap_attributes_nothing(sentence: str) -> None:
    found = [(one.cue.text, one.content[0].text) for one in read(sentence).attributions]
    assert not found, f"«{sentence}»: {found}"


def test_a_colon_that_attributes_is_itself_the_cue() -> None:
    report = read("رئيس الاتحاد: الموسم لن يلغى\n\nتأجلت المباريات مرة أخرى.")
    assert [one.cue.text for one in report.attributions] == [":"]


@pytest.mark.xfail(strict=True, reason="a span that ends with a quotation loses its closing mark")
def test_no_span_keeps_one_mark_of_two() -> None:
    torn = []
    for case in CASES:
        report = read(case.article.text)
        spans = [mention for entity in report.entities for mention in entity.mentions]
        spans += [part for one in report.attributions for part in one.content]
        torn += [span.text for span in spans if span.text.count("«") != span.text.count("»")]
    assert not torn
