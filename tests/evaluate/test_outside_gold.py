"""The reader on gold that is not the project's own, where a checkout lies beside it: skipped elsewhere.

The figures are the ones the reader was asked to reach.
"""

from pathlib import Path

import pytest

from musnad.evaluate.command import read_all
from musnad.evaluate.gold import load
from musnad.evaluate.scorer import figures, judge, total
from musnad.evaluate.times import judge_times

OUTSIDE = Path(__file__).parents[3] / "shared" / "gold"
LEAST = {
    "dev.jsonl": {
        "full_f1": 0.80,
        "attribution_f1": 0.85,
        "content_f1": 0.90,
        "speaker": 0.92,
        "nesting_f1": 0.65,
        "act": 0.94,
        "factuality": 0.92,
        "time_f1": 0.88,
        "time_span_f1": 0.93,
        "place_f1": 0.90,
        "place_161km": 0.93,
    },
    "padt-dev.jsonl": {"cue_r": 0.93, "content_f1": 0.90},
}


LEAST_TIMES = {"duckling": 0.90, "ms-date": 0.90, "ms-period": 0.75, "news": 0.95}


@pytest.mark.parametrize("name", LEAST)
def test_the_figures_hold(name: str) -> None:
    if not (OUTSIDE / name).is_file():
        pytest.skip(f"no ../shared/gold/{name} here to read")
    articles = load(OUTSIDE / name)
    given = read_all(articles)
    found = figures(total(judge(article, given.get(article.id)) for article in articles), len(articles))
    below = {figure: found[figure] for figure, least in LEAST[name].items() if not found[figure] >= least}
    assert below == {}


def test_time_phrases_are_worked_out() -> None:
    gold, phrases = OUTSIDE / "time-dev.jsonl", OUTSIDE.parent / "data" / "time-phrases.jsonl"
    if not gold.is_file() or not phrases.is_file():
        pytest.skip("no ../shared/gold/time-dev.jsonl and its phrases here to read")
    found, _ = judge_times(gold, phrases)
    shares = {kind: right / every for kind, (right, every) in found.items()}
    assert {kind: shares[kind] for kind, least in LEAST_TIMES.items() if not shares[kind] >= least} == {}
