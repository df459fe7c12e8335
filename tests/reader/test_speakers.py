"""Who speaks: short names, dropped subjects and pronouns are led back to the fullest mention."""

from pathlib import Path

import pytest

from musnad import Entity, read

# Right by the guidelines, and not led back so yet.
NOT_YET: dict[str, str] = {
    "ministry-short": "«في» and an unknown place end the name",
    "ministry-dropped": "«في» and an unknown place end the name",
    "minister-office": "«في» and an unknown place end the title before the name",
    "honorific": "«معاليه» is not led back to a minister who had not spoken",
    "her-words": "the suffix of «بحسب قولها» is not led back",
    "dual": "the subject of a verb that is none of saying is not remembered",
    "across-paragraphs-waqal-only": "the subject of a verb that is none of saying is not remembered",
    "new-paragraph-other-gender": "the subject of a verb that is none of saying is not remembered",
    "her-colleague-masculine": "«وأضافت» is given to the last speaker in spite of his gender",
    "al-akhir": "«الأخير» is not led back",
    "relay-then-add": "the one relayed does not go on speaking",
    "participle-of-named-org": "the object is taken into the source",
    "body-is-not-its-head": "a body is taken for the head that its title names",
    "workers-are-not-their-head": "a group is taken for the head that its title names",
    "deciding-then-saying": "the subject of a verb that is none of saying is not remembered",
    "publishing-then-relaying": "the subject of a verb that is none of saying is not remembered",
    "refusing-then-explaining": "the subject inside «وهو اتهام رفضته» is not remembered",
    "after-a-headline": "a headline with its verb is taken for a name",
}
TABLE = Path(__file__).with_name("speakers.txt").read_text(encoding="utf-8")
CASES = [line.replace("⏎", "\n").split(" | ") for line in TABLE.split("\n")[1:] if line]


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        pytest.param(
            *fields,
            id=name,
            marks=pytest.mark.xfail(strict=True, reason=NOT_YET[name]) if name in NOT_YET else (),
        )
        for name, *fields in CASES
    ],
)
def test_the_speaker_is_the_fullest_mention(marked: str, speaker: str) -> None:
    start = marked.index("<")
    report = read(marked.replace("<", "").replace(">", ""))
    entities = {entity.id: entity for entity in report.entities}
    found = [one for one in report.attributions if one.cue.start == start]
    assert found, f"no cue at the mark in «{marked}»"
    assert speaker in names_of(entities.get(found[0].speaker or "")), f"«{marked}»"


def names_of(entity: Entity | None) -> set[str]:
    """What a speaker may be called: the name, or the longest mention, with title and office."""
    if entity is None:
        return {"-", ""}
    longest = max((" ".join(mention.text.split()) for mention in entity.mentions), key=len)
    return {entity.name, longest, longest[1:]}


def test_two_names_of_one_speaker_are_one_entity() -> None:
    report = read(
        "قال مدرب زهرود رائد الوادي إن الفريق جاهز. وأكد الوادي أن الحارس تعافى. وأضاف أن الملعب جيد."
    )
    assert [(entity.name, entity.office) for entity in report.entities] == [("رائد الوادي", "مدرب زهرود")]
    assert {one.speaker for one in report.attributions} == {report.entities[0].id}
    assert {"مدرب زهرود رائد الوادي", "الوادي"} <= {mention.text for mention in report.entities[0].mentions}


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("قال مصدر في الجمارك إن الشحنة صودرت.", True),
        ("وذكرت مصادر مطلعة أن اللقاء تأجل.", True),
        ("ويعتقد أن اللوحة سرقت من المتحف.", True),
        ("وقال شاهد عيان إن النار بدأت من المطبخ.", True),
        ("قالت وزيرة البيئة ندى الريحاني إن الغابة تحترق.", False),
        ("أعلنت هيئة المياه أن الضخ عاد.", False),
    ],
)
def test_who_is_not_named_is_anonymous(text: str, *, anonymous: bool) -> None:
    report = read(text)
    assert [one.anonymous for one in report.attributions] == [anonymous]
    assert report.sourcing.anonymous == int(anonymous)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قالت الطبيبة ندى الموجي إن المريض تحسن.", "person"),
        ("أعلنت هيئة المياه أن الضخ عاد.", "organisation"),
        ("وأشار التقرير إلى أن الآبار تنضب.", "document"),
        ("وقال سكان الحي إن الماء مقطوع.", "group"),
        ("وقالت مصادر مطلعة إن اللقاء تأجل.", "unnamed"),
    ],
)
def test_a_speaker_has_a_kind(text: str, kind: str) -> None:
    assert [entity.type for entity in read(text).entities] == [kind]


def test_a_relay_stands_in_via() -> None:
    report = read("ونقلت صحيفة «الضفة» عن مصدر قضائي أن المتهم سيحاكم الشهر المقبل.")
    names = {entity.id: entity.name for entity in report.entities}
    (one,) = report.attributions
    assert names[one.speaker or ""] == "مصدر قضائي"
    assert [names[relay] for relay in one.via] == ["صحيفة «الضفة»"]


def test_a_relay_with_its_saying_are_two_one_in_the_other() -> None:
    report = read("ونقلت وكالة أنباء نورين عن محافظ زهرود قوله إن المياه بدأت تنحسر.")
    names = {entity.id: entity.name for entity in report.entities}
    relay, saying = report.attributions
    assert (names[relay.speaker or ""], names[saying.speaker or ""]) == ("وكالة أنباء نورين", "محافظ زهرود")
    assert saying.parent == relay.id


def test_shares_of_speakers_add_up() -> None:
    report = read("قالت هيئة المياه إن الضخ عاد. وقال مدير السد إن الشقوق سدت. وأضاف أن الماء يكفي.")
    assert [share.attributions for share in report.sourcing.by_speaker] == [2, 1]
    assert sum(share.share for share in report.sourcing.by_speaker) == pytest.approx(1, abs=0.02)
