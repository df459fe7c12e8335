"""`musnad evaluate`: judge the reader on articles read by hand, and print the figures."""

import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from musnad.errors import MusnadError
from musnad.evaluate.answers import Answers, answers_of, load_answers
from musnad.evaluate.gold import GoldArticle, load
from musnad.evaluate.scorer import Figures, Judgement, Verdict, figures, interval, judge, total
from musnad.evaluate.times import is_time_gold, judge_times

HEADLINE = "full_f1"
# A reader that says 0.9 is judged against what it says at 0.9, so the top is cut finer.
BIN_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


class Bin(msgspec.Struct, frozen=True):
    """The attributions whose stated confidence lies in `[low, high)` (the last one to 1.0).

    `stated` is their mean confidence; `found` the share that are attributions the gold has too;
    `full` the share that moreover name the right speaker: the one `stated` should equal.
    """

    low: float
    high: float
    attributions: int
    stated: float
    found: float
    full: float


def run(
    gold: Path,
    reports: Path | None,
    errors: int,
    json_output: bool,  # noqa: FBT001
    phrases: Path | None = None,
) -> int:
    """Judge `reports`, or what the reader makes of the gold's own texts, and print how it did.

    `errors` is how many disagreements to show before the figures. Gold of time phrases is told by its
    first line; `phrases` has their texts where the gold has none. Returns the exit status.
    """
    if is_time_gold(gold):
        return _run_times(gold, phrases, errors, json_output=json_output)
    try:
        articles = load(gold)
        given = load_answers(reports) if reports is not None else read_all(articles)
    except MusnadError as error:
        sys.stderr.write(f"musnad evaluate: {error}\n")
        return 1
    judgements = [judge(article, given.get(article.id)) for article in articles]
    unknown = sorted(given.keys() - {article.id for article in articles})
    if unknown:
        sys.stderr.write(
            f"{len(unknown)} of {len(given)} reports are on no article of the gold, "
            f"the first of them «{unknown[0]}»: left out\n"
        )
    measured = figures(total(judgements), len(articles))
    verdicts = [verdict for one in judgements for verdict in one.verdicts]
    if json_output:
        misses = [msgspec.to_builtins(miss) for one in judgements for miss in one.misses]
        document = {**measured, "reliability": reliability(verdicts)}
        if errors > 0:
            document["misses"] = misses[:errors]
        sys.stdout.write(msgspec.json.encode(document).decode() + "\n")
        return 0
    sys.stdout.write(page(measured, judgements, errors))
    return 0


def _run_times(gold: Path, phrases: Path | None, errors: int, *, json_output: bool) -> int:
    try:
        figures_, wrong = judge_times(gold, phrases)
    except MusnadError as error:
        sys.stderr.write(f"musnad evaluate: {error}\n")
        return 1
    if json_output:
        shares = {kind: {"right": right, "of": every} for kind, (right, every) in figures_.items()}
        sys.stdout.write(msgspec.json.encode({**shares, "wrong": wrong[:errors]}).decode() + "\n")
        return 0
    for line in wrong[:errors]:
        sys.stdout.write(line + "\n")
    for kind, (right, every) in figures_.items():
        sys.stdout.write(f"{kind:20} {right / every:.3f}   {right} of {every}\n")
    return 0


def read_all(articles: Sequence[GoldArticle]) -> dict[str, Answers]:
    """What the reader finds in the gold's own texts, told no more than a newsroom would know."""
    # Imported here so that judging finished reports does not load the language packs.
    from musnad.reader import read  # noqa: PLC0415

    return {
        article.id: answers_of(
            read(
                article.text,
                id=article.id,
                published=article.date or None,
                title=article.title or None,
                outlet=article.outlet or None,
            )
        )
        for article in articles
    }


def reliability(verdicts: Sequence[Verdict]) -> list[Bin]:
    """Stated confidence beside observed precision; bins that hold nothing are left out."""
    bins = []
    for low, high in pairwise(BIN_EDGES):
        inside = [
            (one.confidence, one)
            for one in verdicts
            if one.confidence is not None
            and (low <= one.confidence < high or one.confidence == high == BIN_EDGES[-1])
        ]
        if inside:
            many = len(inside)
            bins.append(
                Bin(
                    low=low,
                    high=high,
                    attributions=many,
                    stated=sum(confidence for confidence, _ in inside) / many,
                    found=sum(one.found for _, one in inside) / many,
                    full=sum(one.full for _, one in inside) / many,
                )
            )
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """How far stated confidence lies from observed precision, averaged over attributions."""
    many = sum(one.attributions for one in bins)
    return sum(one.attributions * abs(one.stated - one.full) for one in bins) / many if many else 0.0


def page(measured: Figures, judgements: Sequence[Judgement], errors: int) -> str:
    """The figures as text for a terminal: disagreements, figures, reliability."""
    lines = [str(miss) for one in judgements for miss in one.misses]
    if errors < len(lines):
        shown = lines[: max(errors, 0)]
        if errors > 0:
            shown.append(f"({errors} of {len(lines)} disagreements shown)")
        lines = shown
    lines += table(measured)
    if len(judgements) > 1:
        low, high = interval(judgements, HEADLINE)
        lines.append(f"{HEADLINE} 95% interval {low:.3f}-{high:.3f} (articles drawn again)")
    bins = reliability([verdict for one in judgements for verdict in one.verdicts])
    if bins:
        lines += ["", "confidence   attributions  stated  found   full"]
        lines += [
            f"{one.low:.2f}-{one.high:.2f}    {one.attributions:12}   {one.stated:.3f}  "
            f"{one.found:.3f}  {one.full:.3f}"
            for one in bins
        ]
        lines.append(f"calibration error  {calibration_error(bins):.3f}")
    return "\n".join(lines) + "\n"


def table(measured: Mapping[str, int | float]) -> list[str]:
    """One line a figure, in the names and the order they are published in."""
    return [
        f"{name:20} {value:.3f}" if isinstance(value, float) else f"{name:20} {value}"
        for name, value in measured.items()
    ]
