"""Compare what the reader found in an article with what a person found, and say how well it did.

A cue is found where it shares a word with the person's; an attribution is found where its
content is moreover at least half the same (word F1 ≥ 0.5); it is right in full where it also
names the right speaker. All figures are summed over attributions, not averaged over articles.
"""

import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from musnad.evaluate.answers import Answer, Answers
from musnad.evaluate.gold import LABELS, GoldArticle, GoldAttribution, Range

WORD = re.compile(r"[\w\u0640\u064B-\u0652]+")
# Where a content begins is not worth quarrelling about: a leading «that» counts on neither side.
COMPLEMENTISERS = frozenset({"أن", "إن", "ان", "بأن", "بان", "فإن", "that"})
# How far around a span its words are looked for, in code points.
MARGIN = 30
HALF = 0.5
NEARLY_ALL = 0.9
# A mention names the antecedent if it is a part of it no smaller than this fraction.
SHORTER_NAME = 3
NEAR_KM = 161
EARTH_DIAMETER_KM = 12742

Counts = Counter[str | tuple[str | None, ...]]
Figures = dict[str, int | float]


class Miss(msgspec.Struct, frozen=True):
    """One disagreement between person and reader, for someone to look at."""

    article: str
    what: str
    shown: str

    def __str__(self) -> str:
        return f"{self.article} {self.what}: {self.shown}".replace("\n", " ")


class Verdict(msgspec.Struct, frozen=True):
    """What became of one attribution of a report: found, right in full, and how sure it was."""

    found: bool
    full: bool
    confidence: float | None


class Judgement(msgspec.Struct, frozen=True):
    """One article judged: the counts that figures are made of, and each case."""

    counts: Counts
    verdicts: tuple[Verdict, ...]
    misses: tuple[Miss, ...]


def words(text: str, spans: Iterable[Range]) -> set[int]:
    """Where the words start that the spans cover at least half of."""
    covered = set()
    for start, end in spans:
        for found in WORD.finditer(text, max(0, start - MARGIN), min(len(text), end + MARGIN)):
            inside = min(end, found.end()) - max(start, found.start())
            if inside >= (found.end() - found.start()) / 2:
                covered.add(found.start())
    return covered


def content_words(text: str, spans: Iterable[Range]) -> set[int]:
    """The words of a content without the complementisers that stand before it."""
    covered = sorted(words(text, spans))
    for position, start in enumerate(covered):
        found = WORD.match(text, start)
        if not found or found.group() not in COMPLEMENTISERS:
            return set(covered[position:])
    return set()


def agreement(one: set[int], other: set[int]) -> float:
    """F1 of two sets of words; two empty ones agree."""
    if not one and not other:
        return 1.0
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def rates(right: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1, each 0 where there is nothing to divide by."""
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    total = precision + recall
    return precision, recall, (2 * precision * recall / total if total else 0.0)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two (latitude, longitude) pairs in degrees."""
    lat, lon, lat_other, lon_other = map(math.radians, (*one, *other))
    chord = (
        math.sin((lat_other - lat) / 2) ** 2
        + math.cos(lat) * math.cos(lat_other) * math.sin((lon_other - lon) / 2) ** 2
    )
    return EARTH_DIAMETER_KM * math.asin(min(1, math.sqrt(chord)))


def pairs(
    text: str, gold: Sequence[GoldAttribution], given: Sequence[Answer]
) -> list[tuple[int, int, float]]:
    """Which answer stands for which gold attribution, one to one, and their contents' word F1.

    Cues must share a word; where one side has a bare colon for a cue the contents decide.
    The best contents pair off first.
    """
    gold_words = [
        (words(text, [one.cue]) if one.cue else set(), content_words(text, one.content)) for one in gold
    ]
    given_words = [
        (words(text, [one.cue]) if one.cue else set(), content_words(text, one.content)) for one in given
    ]
    candidates = []
    for i, (gold_cue, gold_content) in enumerate(gold_words):
        for j, (cue, content) in enumerate(given_words):
            if gold_cue & cue:
                candidates.append((agreement(gold_content, content), i, j))
            elif not gold_cue or not cue:
                shared = agreement(gold_content, content)
                if shared >= HALF:
                    candidates.append((shared, i, j))
    taken: list[tuple[int, int, float]] = []
    gold_taken: set[int] = set()
    given_taken: set[int] = set()
    for shared, i, j in sorted(candidates, reverse=True):
        if i not in gold_taken and j not in given_taken:
            gold_taken.add(i)
            given_taken.add(j)
            taken.append((i, j, shared))
    return taken


def source_is_right(text: str, gold: GoldAttribution, given: Answer) -> bool:
    """Whether the source named at this place is the gold one, or rightly none."""
    if not gold.source or not given.source:
        return not gold.source and not given.source
    return agreement(words(text, [gold.source]), words(text, [given.source])) >= HALF


def speaker_is_right(
    text: str, gold: GoldAttribution, given: Answer, mentions: Mapping[Any, Sequence[Range]]
) -> bool:
    """Whether one of the speaker's mentions is the most explicit one that the gold names."""
    known = given.speaker in mentions
    if gold.antecedent is None:
        return not known or source_is_right(text, gold, given)
    if known:
        named: Sequence[Range] = mentions[given.speaker]
    else:
        named = [given.source] if given.source else []
    antecedent = words(text, [gold.antecedent])
    for mention in named:
        covered = words(text, [mention])
        if agreement(antecedent, covered) >= HALF:
            return True
        if covered and covered <= antecedent and len(covered) * SHORTER_NAME >= len(antecedent):
            return True
    return False


def judge(article: GoldArticle, given: Answers | None) -> Judgement:
    """One article: every count that the figures are made of. `None` is a missing report."""
    text = article.text
    counts: Counts = Counter()
    misses: list[Miss] = []
    if given is None:
        counts["missing_reports"] += 1
        given = Answers()
    gold, found_in = article.attributions, given.attributions
    taken = pairs(text, gold, found_in)
    counts["gold"] += len(gold)
    counts["predicted"] += len(found_in)
    counts["cue"] += len(taken)
    verdicts = {
        j: Verdict(found=False, full=False, confidence=one.confidence) for j, one in enumerate(found_in)
    }
    for i, j, shared in taken:
        one, answer = gold[i], found_in[j]
        gold_content, content = content_words(text, one.content), content_words(text, answer.content)
        counts["content_right"] += len(gold_content & content)
        counts["content_gold"] += len(gold_content)
        counts["content_predicted"] += len(content)
        if shared < HALF:
            misses.append(_wrong(article, "content", one, answer))
            continue
        source = source_is_right(text, one, answer)
        speaker = speaker_is_right(text, one, answer, given.mentions)
        verdicts[j] = Verdict(found=True, full=speaker, confidence=answer.confidence)
        counts["found"] += 1
        counts["source"] += source
        counts["speaker"] += speaker
        counts["strict"] += shared >= NEARLY_ALL and source
        if not speaker:
            misses.append(_wrong(article, "speaker", one, answer))
        for label in LABELS:
            expected = getattr(one, label)
            if expected is not None:
                counts[label] += expected == answer.labels.get(label)
                counts[f"{label}_gold"] += 1
        if one.factuality is not None:
            counts["factuality", one.factuality, answer.labels.get("factuality")] += 1
    _judge_nesting(counts, gold, found_in, taken)
    _judge_mentions(counts, article, given)
    gold_taken, given_taken = {i for i, _, _ in taken}, {j for _, j, _ in taken}
    misses += [
        Miss(article.id, "missed cue", _around(text, one.cue or one.content[0]))
        for i, one in enumerate(gold)
        if i not in gold_taken
    ]
    misses += [
        Miss(article.id, "extra cue", _around(text, answer.cue))
        for j, answer in enumerate(found_in)
        if j not in given_taken and answer.cue
    ]
    return Judgement(counts, tuple(verdicts.values()), tuple(misses))


def _judge_nesting(
    counts: Counts,
    gold: Sequence[GoldAttribution],
    given: Sequence[Answer],
    taken: Sequence[tuple[int, int, float]],
) -> None:
    """Count the (parent, child) pairs of which both sides were found and tied the same way."""
    gold_at = {one.n: i for i, one in enumerate(gold)}
    given_at = {one.id: j for j, one in enumerate(given)}
    pair_of = {i: j for i, j, _ in taken}
    for i, one in enumerate(gold):
        if one.parent is None:
            continue
        counts["nesting_gold"] += 1
        parent, child = pair_of.get(gold_at[one.parent]), pair_of.get(i)
        if parent is not None and child is not None:
            counts["nesting"] += given_at.get(given[child].parent) == parent
    counts["nesting_predicted"] += sum(one.parent is not None for one in given)


def _judge_mentions(counts: Counts, article: GoldArticle, given: Answers) -> None:
    """Count times and places: each gold mention takes the first free answer that overlaps it."""
    counts["time_gold"] += len(article.times)
    counts["time_predicted"] += len(given.times)
    counts["place_gold"] += len(article.places)
    counts["place_predicted"] += len(given.places)
    for time, at in zip(
        article.times,
        _overlaps([one.span for one in article.times], [span for span, _ in given.times]),
        strict=True,
    ):
        if at is not None:
            counts["time_span"] += 1
            counts["time"] += time.value == given.times[at][1]
    for place, at in zip(
        article.places,
        _overlaps([one.span for one in article.places], [one[0] for one in given.places]),
        strict=True,
    ):
        if at is None:
            continue
        counts["place"] += 1
        if place.lat is not None and place.lon is not None:
            counts["located_gold"] += 1
            _, lat, lon = given.places[at]
            counts["located"] += (
                lat is not None
                and lon is not None
                and kilometres((place.lat, place.lon), (lat, lon)) <= NEAR_KM
            )


def _overlaps(gold: Sequence[Range], given: Sequence[Range | None]) -> list[int | None]:
    """For each gold span the first answer not yet taken that shares a character with it."""
    used: set[int] = set()
    result: list[int | None] = []
    for start, end in gold:
        at = next(
            (
                j
                for j, span in enumerate(given)
                if j not in used and span and span[0] < end and start < span[1]
            ),
            None,
        )
        if at is not None:
            used.add(at)
        result.append(at)
    return result


def figures(counts: Counts, articles: int) -> Figures:
    """The published figures, 0 to 1, of the summed counts of so many articles."""
    predicted, gold, found = counts["predicted"], counts["gold"], counts["found"] or 1
    out: Figures = {
        "articles": articles,
        "missing_reports": counts["missing_reports"],
        "gold": gold,
        "predicted": predicted,
    }
    out["cue_p"], out["cue_r"], out["cue_f1"] = rates(counts["cue"], predicted, gold)
    out["attribution_p"], out["attribution_r"], out["attribution_f1"] = rates(
        counts["found"], predicted, gold
    )
    out["strict_f1"] = rates(counts["strict"], predicted, gold)[2]
    out["full_p"], out["full_r"], out["full_f1"] = rates(counts["speaker"], predicted, gold)
    out["content_f1"] = rates(counts["content_right"], counts["content_predicted"], counts["content_gold"])[2]
    out["source"], out["speaker"] = counts["source"] / found, counts["speaker"] / found
    out["nesting_f1"] = rates(counts["nesting"], counts["nesting_predicted"], counts["nesting_gold"])[2]
    for label in LABELS:
        out[label] = counts[label] / (counts[f"{label}_gold"] or 1)
    out["factuality_macro_f1"] = _macro(counts)
    out["time_span_f1"] = rates(counts["time_span"], counts["time_predicted"], counts["time_gold"])[2]
    out["time_f1"] = rates(counts["time"], counts["time_predicted"], counts["time_gold"])[2]
    out["place_f1"] = rates(counts["place"], counts["place_predicted"], counts["place_gold"])[2]
    located = counts["located_gold"]
    out["place_161km"] = counts["located"] / located if located else 0.0
    return out


def _macro(counts: Counts) -> float:
    """Factuality F1 averaged over the gold's labels, so that the rare ones count as much."""
    # A counter keeps the order its keys came in; summing in that order keeps the last digit.
    table = {
        (key[1], key[2]): many
        for key, many in counts.items()
        if isinstance(key, tuple) and key[0] == "factuality"
    }
    labels = {expected for expected, _ in table}
    return sum(
        rates(
            table.get((label, label), 0),
            sum(many for (_, answer), many in table.items() if answer == label),
            sum(many for (expected, _), many in table.items() if expected == label),
        )[2]
        for label in sorted(labels, key=str)
    ) / (len(labels) or 1)


def total(judgements: Iterable[Judgement]) -> Counts:
    """The counts of several articles summed."""
    counts: Counts = Counter()
    for judgement in judgements:
        counts.update(judgement.counts)
    return counts


def interval(
    judgements: Sequence[Judgement], figure: str, *, rounds: int = 1000, coverage: float = 0.95
) -> tuple[float, float]:
    """Between which values a figure lies when the articles are drawn again, with repetition.

    A bootstrap over whole articles, as attributions within one are not independent. The draws
    are the same in every run.
    """
    if not judgements:
        return 0.0, 0.0
    draw = random.Random(0)  # noqa: S311 - statistics, not secrets
    values = sorted(
        float(figures(total(draw.choices(judgements, k=len(judgements))), 0)[figure]) for _ in range(rounds)
    )
    cut = round(rounds * (1 - coverage) / 2)
    return values[cut], values[-1 - cut]


def _wrong(article: GoldArticle, what: str, gold: GoldAttribution, given: Answer) -> Miss:
    """A miss that shows what was expected and what was answered."""
    text = article.text
    if what == "content":
        expected = text[gold.content[0][0] : gold.content[-1][1]]
        got = text[given.content[0][0] : given.content[-1][1]] if given.content else ""
    else:
        expected = text[slice(*gold.antecedent)] if gold.antecedent else ""
        got = f"{given.speaker}" + (f" ({text[slice(*given.source)]})" if given.source else "")
    cue = text[slice(*gold.cue)] if gold.cue else ":"
    return Miss(article.id, what, f"«{cue}» gold «{expected[:90]}» got «{got[:90]}»")


def _around(text: str, span: Range) -> str:
    """The words of a span in guillemets, with some of what stands around it."""
    start, end = span
    return f"«{text[start:end][:40]}»: …{text[max(0, start - 25) : end + 45][:200]}…"
