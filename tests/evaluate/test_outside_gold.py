"""The reader on gold that is not the project's own, where a checkout lies beside it: skipped elsewhere.

The figures are the ones the reader was asked to reach.
"""

from pathlib import Path

import pytest

from musnad.evaluate.command import read_all
from musnad.evaluate.gold import load
from musnad.evaluate.scorer import figures, judge, total

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
    },
    "padt-dev.jsonl": {"cue_r": 0.93, "content_f1": 0.90},
}


@pytest.mark.parametrize("name", LEAST)
def test_the_figures_hold(name: str) -> None:
    if not (OUTSIDE / name).is_file():
        pytest.skip(f"no ../shared/gold/{name} here to read")
    articles = load(OUTSIDE / name)
    given = read_all(articles)
    found = figures(total(judge(article, given.get(article.id)) for article in articles), len(articles))
    below = {figure: found[figure] for figure, least in LEAST[name].items() if not found[figure] >= least}
    assert below == {}
