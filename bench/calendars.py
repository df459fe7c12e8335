"""Whether dates that a text gives twice agree: Hijri beside Gregorian, and months under two names.

    python bench/calendars.py [--corpus PATH] [--limit N] [--list N]

A pair is a Hijri and a Gregorian date of day, month and year side by side («26 شوال 1436 هـ الموافق 11
أغسطس 2015»), or a month named twice («26 فبراير (شباط)»). Reads with the reader's own time grammar; the
Hijri side is worked out by Umm al-Qura. What disagrees is listed: those are the articles' own errors,
or the moon's (a day apart is counted on its own, for calendars of other countries differ so).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench import OUTSIDE_CORPUS, OWN_ARTICLES, articles

from musnad.gazetteer import EMPTY
from musnad.lang.ar.load import load
from musnad.reader.annotations import annotations_of
from musnad.reader.page import Page
from musnad.reader.times import when as w
from musnad.reader.times.grammar import expression
from musnad.reader.times.moment import Moment
from musnad.reader.times.months import month_name
from musnad.reader.times.resolve import resolve
from musnad.reader.times.tokens import Tokens
from musnad.reader.times.when import When
from musnad.text.words import DASH, PAREN_OPEN, SLASH

APART = 2  # words between the two dates of a pair: «الموافق», «هـ»
NEAR = 400  # days: two dates further apart were never meant for one


def main() -> int:
    """Count and list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="articles to read")
    parser.add_argument("--limit", type=int, default=0, help="read so many (0: all)")
    parser.add_argument("--list", type=int, default=1000, help="show so many that disagree")
    options = parser.parse_args()
    corpus = options.corpus or (OUTSIDE_CORPUS if OUTSIDE_CORPUS.is_dir() else OWN_ARTICLES)
    counts: Counter[str] = Counter()
    shown = 0
    for number, text in enumerate(articles(corpus)):
        if options.limit and number >= options.limit:
            break
        tokens = tokens_of(text)
        for kind, verdict, words in (*pairs(tokens), *twins(tokens)):
            counts[f"{kind} {verdict}"] += 1
            if verdict not in ("agree", "a day apart") and shown < options.list:
                shown += 1
                sys.stdout.write(f"{kind}: {verdict}: article {number}: {' '.join(words.split())}\n")
    for kind in ("pair", "twin"):
        agree, apart = counts[f"{kind} agree"], counts[f"{kind} a day apart"]
        every = sum(n for key, n in counts.items() if key.startswith(kind))
        if every:
            share = f"{agree}/{every} agree ({agree / every:.1%})"
            sys.stdout.write(
                f"{NAMES[kind]}: {share}, {apart} more a day apart ({(agree + apart) / every:.1%})\n"
            )
    return 0


NAMES = {"pair": "Hijri and Gregorian dates side by side", "twin": "months under two names"}


def tokens_of(text: str) -> Tokens:
    """A text as the time grammar sees it."""
    return Tokens(Page(text, annotations_of(load(), EMPTY)))


def pairs(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """Full dates of two calendars side by side, with whether they are one day."""
    last: When | None = None
    stop = 0
    for i in tokens.starts:
        if i < stop:
            continue
        found = expression(tokens, i)
        if found is None:
            continue
        stop = found.stop
        if not is_full(found):
            continue
        if last is not None and found.first - last.stop <= APART and last.hijri != found.hijri:
            one, other = resolve(last, Moment(None)), resolve(found, Moment(None))
            if one is not None and other is not None:
                days = abs((one.first - other.first).days)
                if days <= NEAR:
                    verdict = "agree" if not days else "a day apart" if days == 1 else f"{days} days apart"
                    yield "pair", verdict, words_of(tokens, last.first, found.stop)
            last = None
            continue
        last = found


def is_full(found: When) -> bool:
    """Whether an expression is one day with month and year."""
    of = found.of
    return found.kind == w.DAY and found.n > 0 and of is not None and of.kind == w.MONTH and of.of is not None


def twins(tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """Months named twice, by a mark between the names, with whether they are one month."""
    k = 0
    while k < tokens.count:
        name = month_name(tokens, k, called=False)
        if name is None or name[1]:
            k += 1
            continue
        stop = name[2]
        gap = tokens.gap(stop - 1)
        linked = tokens.linked(stop - 1, SLASH) or tokens.linked(stop - 1, DASH)
        other = month_name(tokens, stop, called=False) if gap > 0 and (gap & PAREN_OPEN or linked) else None
        if other is not None and not other[1] and family(tokens, k) != family(tokens, stop):
            verdict = "agree" if other[0] == name[0] else f"months {name[0]} and {other[0]}"
            yield "twin", verdict, words_of(tokens, k, other[2])
            stop = other[2]
        k = stop


LEVANTINE = frozenset("كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين".split())


def family(tokens: Tokens, k: int) -> bool:
    """Whether the month at word `k` has a Levantine name."""
    start = tokens.page.start_offset(k)
    word = tokens.page.text[start : tokens.page.end_offset(k)]
    return any(name in word or name.replace("آ", "ا").replace("أ", "ا") in word for name in LEVANTINE)


def words_of(tokens: Tokens, first: int, stop: int) -> str:
    """The text of some words."""
    start, end = tokens.page.offsets((first, stop))
    return tokens.page.text[start:end]


if __name__ == "__main__":
    sys.exit(main())
