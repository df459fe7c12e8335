"""The figures mean what they say, and equal the outside judge's to the last digit."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from musnad.evaluate.answers import answers, load_answers
from musnad.evaluate.gold import GoldArticle, load, resolve
from musnad.evaluate.scorer import (
    agreement,
    content_words,
    figures,
    interval,
    judge,
    kilometres,
    total,
    words,
)

OWN_GOLD = Path(__file__).parents[1] / "gold"
OUTSIDE = Path(__file__).parents[3] / "shared" / "gold"


def perfect(article: GoldArticle) -> dict[str, Any]:
    """The report of a reader that makes no mistake."""
    entities: dict[Any, dict[str, Any]] = {}
    attributions = []
    for one in article.attributions:
        speaker = None
        if one.antecedent:
            speaker = f"e{one.antecedent[0]}"
            entities[speaker] = {"id": speaker, "name": "", "mentions": [list(one.antecedent)]}
        attributions.append(
            {
                "id": one.n,
                "parent": one.parent,
                "cue": list(one.cue) if one.cue else None,
                "source": list(one.source) if one.source else None,
                "speaker": speaker,
                "content": [{"start": start, "end": end, "text": ""} for start, end in one.content],
                "kind": one.kind,
                "act": one.act,
                "factuality": one.factuality,
                "stance": one.stance,
                "confidence": 0.9,
            }
        )
    return {
        "id": article.id,
        "attributions": attributions,
        "entities": list(entities.values()),
        "times": [{"span": list(one.span), "value": one.value} for one in article.times],
        "places": [{"span": list(one.span), "lat": one.lat, "lon": one.lon} for one in article.places],
    }


def perturbed(report: dict[str, Any], text: str, draw: random.Random) -> dict[str, Any]:
    """The report with spans moved, labels swapped, attributions lost and invented."""

    def moved(span: Any) -> Any:  # noqa: ANN401 - JSON
        if span is None:
            return None if draw.random() < 0.8 else [0, min(12, len(text))]
        if draw.random() < 0.1:
            return None
        start, end = (span["start"], span["end"]) if isinstance(span, dict) else span
        start = max(0, start + draw.choice([0, 0, 0, -20, 4]))
        end = min(len(text), max(start + 1, end + draw.choice([0, 0, 0, 60, -6])))
        return [start, end] if draw.random() < 0.5 else {"start": start, "end": end, "text": ""}

    def parts(spans: list[Any]) -> list[Any]:
        return [part for part in map(moved, spans) if part is not None]

    attributions = []
    for given in report["attributions"]:
        if draw.random() < 0.15:
            continue
        one = dict(given)
        one["cue"], one["source"] = moved(one["cue"]), moved(one["source"])
        one["content"] = parts(one["content"])
        wrong = {"kind": "mixed", "act": "question", "factuality": "PS-", "stance": None}
        one |= {label: other for label, other in wrong.items() if draw.random() < 0.2}
        if draw.random() < 0.2:
            one["parent"] = draw.choice([None, 1, 2, 99])
        if draw.random() < 0.2:
            one["speaker"] = draw.choice([None, "e0", "nobody"])
        attributions.append(one)
        if draw.random() < 0.15:
            start = draw.randrange(max(1, len(text) - 30))
            attributions.append(
                {"id": 1000 + start, "cue": [start, start + 6], "content": [[start + 7, start + 25]]}
            )
    entities = [{**entity, "mentions": parts(entity["mentions"])} for entity in report["entities"]]
    times = [{**one, "span": moved(one["span"]) or [0, 1]} for one in report["times"] if draw.random() < 0.9]
    for one in times:
        if draw.random() < 0.2:
            one["value"] = "1900"
    places = [
        {**one, "span": moved(one["span"]) or [0, 1]} for one in report["places"] if draw.random() < 0.9
    ]
    for one in places:
        one["lat"] = None if draw.random() < 0.1 else (one["lat"] or 0.0) + draw.choice([0, 0, 1, 2])
        one["lon"] = one["lon"] or 0.0
    return {
        "id": report["id"],
        "attributions": attributions,
        "entities": entities,
        "times": times,
        "places": places,
    }


def measured(articles: list[GoldArticle], reports: dict[str, Any]) -> dict[str, int | float]:
    judgements = [
        judge(article, answers(reports[article.id]) if article.id in reports else None)
        for article in articles
    ]
    return figures(total(judgements), len(articles))


@pytest.fixture(scope="module")
def own() -> list[GoldArticle]:
    return load(OWN_GOLD / "articles.jsonl") + load(OWN_GOLD / "sentences.jsonl")


def test_a_perfect_report_scores_one(own: list[GoldArticle]) -> None:
    result = measured(own, {article.id: perfect(article) for article in own})
    assert result["gold"] == result["predicted"]
    for name, value in result.items():
        if isinstance(value, float) and not name.startswith("place"):
            assert value == 1.0, name


def test_missing_reports_are_counted_as_nothing_found(own: list[GoldArticle]) -> None:
    result = measured(own, {})
    assert result["missing_reports"] == result["articles"] == len(own)
    assert result["full_f1"] == result["cue_p"] == 0.0


def test_word_boundaries_are_forgiven_up_to_half_a_word() -> None:
    text = "وقال الوزير الجديد"
    assert words(text, [(1, 4)]) == {0}
    assert words(text, [(3, 8)]) == {5}
    assert words(text, [(5, 18)]) == {5, 12}
    assert agreement(set(), set()) == 1.0
    assert agreement({1}, {2}) == 0.0


@pytest.mark.parametrize("content", ["أن الجسر فتح", "الجسر فتح", "بأن الجسر فتح"])
def test_a_leading_complementiser_counts_on_neither_side(content: str) -> None:
    text = f"قال {content}"
    assert len(content_words(text, [(4, len(text))])) == 2


def test_content_of_complementisers_alone_is_empty() -> None:
    assert content_words("أن إن", [(0, 5)]) == set()


def test_a_bare_colon_pairs_by_its_content() -> None:
    record = {
        "id": "headline",
        "text": "العمدة: الجسر آمن تماما",
        "attributions": [
            {"n": 1, "cue": [6, 7], "source": [0, 6], "antecedent": [0, 6], "content": [[8, 23]]}
        ],
    }
    article = resolve(record)
    found = {
        "id": "headline",
        "attributions": [{"id": 1, "cue": [6, 7], "source": [0, 6], "content": [[8, 17]]}],
    }
    assert measured([article], {"headline": found})["attribution_f1"] == 1.0
    found["attributions"][0]["content"] = [[8, 13]]  # type: ignore[index]
    assert measured([article], {"headline": found})["cue_f1"] == 1.0
    found["attributions"][0]["content"] = []  # type: ignore[index]
    assert measured([article], {"headline": found})["cue_f1"] == 0.0


def test_unlabelled_gold_gives_no_label_accuracy() -> None:
    record = {
        "id": "bare",
        "text": "قال إن الجسر فتح",
        "attributions": [{"n": 1, "cue": [0, 3], "source": None, "antecedent": None, "content": [[7, 16]]}],
    }
    report = {
        "id": "bare",
        "attributions": [{"id": 1, "cue": [0, 3], "content": [[7, 16]], "kind": "indirect"}],
    }
    result = measured([resolve(record)], {"bare": report})
    assert result["full_f1"] == 1.0
    assert result["kind"] == result["factuality_macro_f1"] == 0.0


def test_distance_in_kilometres() -> None:
    assert kilometres((0, 0), (0, 1)) == pytest.approx(111.2, abs=0.1)
    assert kilometres((10, 20), (10, 20)) == 0.0


def test_misses_show_both_sides(own: list[GoldArticle]) -> None:
    article = own[0]
    report = perfect(article)
    report["attributions"][0]["speaker"] = None
    report["attributions"][0]["source"] = None
    report["attributions"][1]["content"] = [[0, 5]]
    report["attributions"][2]["cue"] = [20, 27]
    shown = [str(miss) for miss in judge(article, answers(report)).misses]
    assert sorted(miss.split(":")[0].split(" ", 1)[1] for miss in shown) == [
        "content",
        "extra cue",
        "missed cue",
        "speaker",
    ]
    assert not any("\n" in miss for miss in shown)


def test_the_interval_holds_the_figure_and_never_changes(own: list[GoldArticle]) -> None:
    draw = random.Random(3)
    judgements = [
        judge(article, answers(perturbed(perfect(article), article.text, draw))) for article in own[:10]
    ]
    value = figures(total(judgements), 10)["full_f1"]
    low, high = interval(judgements, "full_f1", rounds=200)
    assert low <= value <= high
    assert interval(judgements, "full_f1", rounds=200) == (low, high)
    assert interval([], "full_f1") == (0.0, 0.0)


def outside_judge() -> ModuleType:
    """The judge that lies outside the project, where it is there."""
    if not (OUTSIDE / "score.py").is_file():
        pytest.skip("no ../shared/gold/score.py here to compare with")
    specification = importlib.util.spec_from_file_location("outside_score", OUTSIDE / "score.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def as_record(article: GoldArticle) -> dict[str, Any]:
    """A gold article in the resolved format that the outside judge reads."""
    record = {name: getattr(article, name) for name in article.__struct_fields__}
    for key in ("attributions", "times", "places"):
        record[key] = [
            {name: getattr(one, name) for name in one.__struct_fields__} for one in getattr(article, key)
        ]
    return record


@pytest.mark.gold
@pytest.mark.parametrize("seed", range(12))
def test_figures_equal_the_outside_judges(seed: int, own: list[GoldArticle]) -> None:
    score = outside_judge()
    outside = OUTSIDE / "dev.jsonl"
    articles = own + (load(outside) if outside.is_file() else [])
    draw = random.Random(seed)
    reports = {
        article.id: perturbed(perfect(article), article.text, draw)
        for article in articles
        if draw.random() < 0.95
    }
    expected, _ = score.score([as_record(article) for article in articles], json.loads(json.dumps(reports)))
    result = measured(articles, reports)
    assert list(result) == list(expected)
    # The outside judge sums this one over a set, whose order differs between runs.
    assert result.pop("factuality_macro_f1") == pytest.approx(expected.pop("factuality_macro_f1"), abs=1e-12)
    assert result == expected


@pytest.mark.gold
def test_random_reports_score_alike(own: list[GoldArticle]) -> None:
    score = outside_judge()
    draw = random.Random(99)
    reports = {}
    for article in own:
        ends = [sorted(draw.sample(range(len(article.text)), 2)) for _ in range(12)]
        reports[article.id] = {
            "id": article.id,
            "attributions": [
                {
                    "id": n,
                    "parent": draw.choice([None, n - 1]),
                    "cue": draw.choice([None, one]),
                    "content": [other],
                }
                for n, (one, other) in enumerate(zip(ends[:6], ends[6:], strict=True))
            ],
        }
    expected, _ = score.score([as_record(article) for article in own], reports)
    assert measured(own, reports) == pytest.approx(expected, abs=1e-12)


def test_reports_are_read_from_a_file(tmp_path: Path, own: list[GoldArticle]) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(perfect(article)) for article in own) + "\n", encoding="utf-8")
    assert load_answers(path)[own[0].id] == answers(perfect(own[0]))
