"""Every cue of the lexicon is read in the sentence that was written for it, up to a floor a file."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import musnad.lang.ar
from musnad import read
from musnad.evaluate.answers import answers_of
from musnad.evaluate.gold import GoldArticle, lexicon_sentences
from musnad.evaluate.scorer import pairs, source_is_right

DATA = Path(musnad.lang.ar.__file__).parent / "data"
LABELS = ("act", "factuality", "stance")
# What a content has to share with the marked one, word F1.
CONTENT_ENOUGH = 0.8
# Shares of a file's sentences: the cue is found, its content, its source and its labels are right.
FLOORS: dict[str, dict[str, float]] = {
    "verbs_assertive.tsv": {
        "cue": 0.89,
        "content": 0.87,
        "source": 0.83,
        "act": 0.88,
        "factuality": 0.87,
        "stance": 0.89,
    },
    "verbs_performative.tsv": {
        "cue": 0.75,
        "content": 0.7,
        "source": 0.69,
        "act": 0.74,
        "factuality": 0.74,
        "stance": 0.75,
    },
    "phrases.tsv": {
        "cue": 0.79,
        "content": 0.78,
        "source": 0.73,
        "act": 0.79,
        "factuality": 0.79,
        "stance": 0.79,
    },
}


def verdicts(row: dict[str, str], article: GoldArticle) -> dict[str, bool]:
    """What is right of the one marked attribution; nothing is where its cue is not found."""
    text, gold = article.text, article.attributions[0]
    given = answers_of(read(text)).attributions
    for _, j, shared in pairs(text, article.attributions, given):
        right = {
            "cue": True,
            "content": shared >= CONTENT_ENOUGH,
            "source": source_is_right(text, gold, given[j]),
        }
        return right | {label: given[j].labels[label] == row[label] for label in LABELS}
    return dict.fromkeys(("cue", "content", "source", *LABELS), False)


@cache
def judged(file: str) -> tuple[int, Counter[str], dict[str, list[str]]]:
    """How many sentences a file has, how many are right in what, and which are not."""
    right: Counter[str] = Counter()
    misses: dict[str, list[str]] = {}
    count = 0
    for row, article in lexicon_sentences(DATA / file):
        count += 1
        for what, so in verdicts(row, article).items():
            right[what] += so
            if not so:
                misses.setdefault(what, []).append(f"{article.id}: {article.text}")
    return count, right, misses


def test_every_table_with_sentences_has_its_floors() -> None:
    tables = {path.name for path in DATA.glob("*.tsv") if "\tsentence\n" in path.read_text(encoding="utf-8")}
    assert tables == set(FLOORS)


@pytest.mark.parametrize(
    ("file", "what", "floor"),
    [(file, what, floor) for file, floors in FLOORS.items() for what, floor in floors.items()],
)
def test_the_sentences_of_the_lexicon_are_read(file: str, what: str, floor: float) -> None:
    count, right, misses = judged(file)
    share = right[what] / count
    assert share >= floor, (
        f"{file}: {what} is right in {right[what]} of {count} sentences ({share:.3f}), "
        f"under the floor of {floor}. Not in:\n" + "\n".join(misses.get(what, ()))
    )
