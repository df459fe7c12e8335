"""Who an article names: small articles with the facts that their entities must satisfy (entities.txt)."""

from pathlib import Path
from typing import NamedTuple

import pytest

from musnad import Entity, read
from musnad.ingest.wikidata import load_wikidata
from musnad.reader.identities import with_ids

HERE = Path(__file__).parent


# Right by the file, and not read so yet: what goes wrong. The facts are named by their article's title.
def not_yet() -> dict[str, str]:
    lines = (HERE / "entities_not_yet.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" || ") for line in lines if line and not line.startswith("#"))


NOT_YET = not_yet()


class Fact(NamedTuple):
    """One line of the file, with its article."""

    title: str
    text: str
    line: str


def facts() -> list[Fact]:
    found = []
    for block in (HERE / "entities.txt").read_text(encoding="utf-8").split("\n---\n"):
        lines = [line for line in block.split("\n") if line]
        title = next((line[2:] for line in reversed(lines) if line.startswith("# ")), "")
        text = "\n".join(line for line in lines if not line.startswith(("#", "= ", "! ")))
        found += [Fact(title, text, line) for line in lines if line.startswith(("= ", "! "))]
    return found


def glued(name: str) -> str:
    """«عبد الله» and «عبدالله» are one name."""
    return name.replace("عبد ", "عبد")


def fault(fact: Fact) -> str | None:
    entities = read(fact.text).entities
    if fact.line.startswith("! "):
        name = fact.line[2:]
        return f"«{name}» is an entity" if any(entity.name == name for entity in entities) else None
    cells = [cell.strip() for cell in fact.line[2:].split("|")]
    named = [entity for entity in entities if glued(entity.name) == glued(cells[1])]
    if not named:
        return f"no entity is called «{cells[1]}»"
    return wrong_in(named[0], cells)


def wrong_in(entity: Entity, cells: list[str]) -> str | None:
    if entity.type != cells[0]:
        return f"the type is {entity.type}"
    if cells[0] == "person":
        if (entity.title or "-") != cells[2]:
            return f"the title is {entity.title}"
        if (entity.office or "-") != cells[3]:
            return f"the office is {entity.office}"
    for mention in cells[-1].split(" ; "):
        if not any(mention in span.text for span in entity.mentions):
            return f"«{mention}» is not among the mentions"
    return None


def cases():
    for fact in facts():
        key = f"{fact.title}: {fact.line}"
        marks = [pytest.mark.xfail(reason=NOT_YET[key], strict=True)] if key in NOT_YET else []
        yield pytest.param(fact, id=key, marks=marks)


@pytest.mark.parametrize("fact", list(cases()))
def test_the_entities_are_those_named(fact):
    assert fault(fact) is None


def test_nothing_is_excused_that_is_not_in_the_file():
    assert set(NOT_YET) <= {f"{fact.title}: {fact.line}" for fact in facts()}


def test_one_known_under_two_names_is_one():
    report = read("قالت اليونيسف إن اللقاحات وصلت. وشكرت منظمة الأمم المتحدة للطفولة المتطوعين.")
    bodies = [entity for entity in report.entities if entity.type == "organisation"]
    assert [entity.name for entity in bodies] == ["منظمة الأمم المتحدة للطفولة"]
    assert "اليونيسف" in bodies[0].aliases


def test_a_place_mention_points_to_its_entity():
    report = read("وصلت القافلة إلى القاهرة، ثم عادت إلى القاهرة من دمشق.")
    names = {entity.id: entity.name for entity in report.entities if entity.type == "place"}
    assert [names[mention.entity] for mention in report.places] == ["القاهرة", "القاهرة", "دمشق"]
    assert len(names) == 2


def test_a_state_that_speaks_and_its_place_are_one_entity():
    report = read("أعلنت تركيا أنها ستفتح المعبر. وزار الوفد تركيا.")
    speaker = report.attributions[0].speaker
    assert {mention.entity for mention in report.places} == {speaker}


def test_ids_come_from_the_users_file_where_a_name_is_one_ids_alone(tmp_path):
    extract = tmp_path / "extract.jsonl"
    extract.write_text(
        '{"id": "Q1001", "labels": {"ar": {"value": "هيئة الموانئ المرجانية"}}}\n'
        '{"id": "Q1002", "labels": {"ar": "سامر الوردي"}}\n'
        '{"id": "Q1003", "labels": {"ar": "سامر الوردي"}}\n',
        encoding="utf-8",
    )
    report = read("قالت هيئة الموانئ المرجانية إن الرصيف جاهز. وقال الدكتور سامر الوردي إنه رآه.")
    found = {entity.name: entity.wikidata for entity in with_ids(report, load_wikidata(extract)).entities}
    assert found["هيئة الموانئ المرجانية"] == "Q1001"
    assert found["سامر الوردي"] is None


def test_a_table_of_ids_and_names_is_read_too(tmp_path):
    extract = tmp_path / "extract.tsv"
    extract.write_text(
        "item\tname\nhttp://www.wikidata.org/entity/Q7\tسامر الوردي|الوردي\n", encoding="utf-8"
    )
    ids = load_wikidata(extract)
    assert set(ids.values()) == {"Q7"}
    assert len(ids) == 2
