"""Where a page holds names of the gazetteer."""

from typing import NamedTuple

from musnad.gazetteer import Gazetteer
from musnad.reader.page import Page
from musnad.reader.placenames import Bearers, Start
from musnad.text.words import DASH


class Found(NamedTuple):
    """A name of the gazetteer on the page: the words `[first, stop)`, how many letters are glued on."""

    first: int
    stop: int
    clitic: int
    form: bytes
    number: int
    bearers: Bearers


def find_names(page: Page, gazetteer: Gazetteer) -> list[Found]:
    """The longest names at each word of the page, none inside another, in reading order."""
    words = page.words
    found: list[Found] = []
    stop = 0
    last = page.count - 1
    for i in page.facts.names:
        if i < stop:
            continue
        fact = page.facts.of[i]
        best: Found | None = None
        for start in fact.starts:
            if i < last and words[i + 1] in start.seconds:
                best = _longest(page, gazetteer, i, start)
                if best is not None:
                    break
        if best is None:
            best = _single(page, i, fact.starts)
        if best is not None:
            found.append(best)
            stop = best.stop
    return found


def _single(page: Page, i: int, here: tuple[Start, ...]) -> Found | None:
    lexicon = page.pack.place_words
    for start in here:  # the weightiest first: «بروسيا» is in Russia, «وأثينا» is Athens, not Wathena
        if start.single < 0:
            continue
        if start.weak:
            noun = i > 0 and page.words[i - 1] in lexicon.kinds
            people = i + 1 < page.count and page.words[i + 1] in lexicon.nationals and page.is_definite(i + 1)
            if not noun and (not people or page.is_definite(i)):  # «صور اللبنانية», not «الثورة السورية»
                continue
        bearers = page.facts.table.bearers(start.single)
        return Found(i, i + 1, start.clitic, start.form, start.single, bearers)
    return None


def _longest(page: Page, gazetteer: Gazetteer, i: int, start: Start) -> Found | None:
    words, gaps, names = page.words, page.gaps, gazetteer.names
    widest = 1
    while widest < start.widest and i + widest < page.count and not gaps[i + widest - 1] & ~DASH:
        widest += 1
    for width in range(widest, 1, -1):
        form = b" ".join((start.form, *words[i + 1 : i + width]))
        number = names.get(form)
        if number is not None:
            return Found(i, i + width, start.clitic, form, number, page.facts.table.bearers(number))
    return None
