"""Attributions that stand in one another: a verb and its noun of saying, a relay and whom it relays."""

from musnad.lang import pack as p
from musnad.reader.hits import Hit, Range
from musnad.reader.page import Page
from musnad.reader.sources import noun_phrase


def merge_nouns(page: Page, hits: list[Hit]) -> list[Hit]:
    """One attribution where a verb's content begins with a noun of saying.

    «أعرب عن أمله في…»: the verb attributes and the noun is its content's. «عبر عن قناعته بأن…»: the
    verb attributes what follows أن. «جدد التأكيد على أن…»: the noun attributes, the verb only repeats.
    """
    by_cue = {
        hit.cue[0]: hit
        for hit in hits
        if hit.part in ("noun", "masdar") or (hit.form is not None and hit.form.suffix)
    }
    sources = [hit.source for hit in hits if hit.source is not None and hit.part == "verb"]
    dropped: set[int] = set()
    for first, stop in sources:
        for at in range(first, stop):  # «كشفت تقارير إعلامية أن»: the reports speak, they are no cue
            if at in by_cue:
                dropped.add(id(by_cue[at]))
    for hit in hits:
        other = by_cue.get(hit.start)
        if other is None or hit.how != "nominal" or other is hit:
            continue
        if hit.entry.cls == "renew":
            other.source = other.source or hit.source
            dropped.add(id(hit))
        else:
            if (
                other.how == "clause"
                and hit.entry.act == "expressive"
                and page.words[hit.start] in page.pack.held
            ):
                hit.zone = (hit.zone[0], other.start)
                hit.how, hit.start, hit.quote = "clause", other.start, other.quote
            dropped.add(id(other))
    return [hit for hit in hits if id(hit) not in dropped]


def merge_relays(page: Page, hits: list[Hit]) -> list[Hit]:
    """«نقلت وكالة X عن Y قوله إن»: X relays what Y says; «نقلت X عن Y أن» is one, Y's, by way of X."""
    out: list[Hit] = []
    for hit in hits:
        if hit.part == "verb" and hit.entry.cls == "relay":
            found = _relayed(page, hit.cue[0], hit.zone[1])
            if found is not None:
                relay, origin = found
                saying = _saying_after(page, hit, origin)
                if saying is not None:
                    hit.source, hit.how, hit.start = relay, "clause", saying.cue[0]
                    hit.zone = (hit.zone[0], saying.cue[0])
                    saying.origin = (origin[0], min(origin[1], saying.cue[0]))
                    saying.relay = relay
                    out += [hit, saying]
                    continue
                hit.source, hit.relay = origin, relay
        elif (
            hit.part in ("masdar", "participle")
            and hit.source is None
            and hit.form is not None
            and hit.form.suffix
        ):
            if out and out[-1].cue == hit.cue:
                continue  # a relay has brought it already
        out.append(hit)
    return out


def _saying_after(page: Page, hit: Hit, origin: Range) -> Hit | None:
    """The «قوله» between a relay's origin and the complement, as an attribution of its own."""
    for k in range(hit.zone[1] - 1, max(origin[0], hit.zone[1] - 7), -1):
        for form in page.pack.cues.get(page.words[k], ()):
            if form.part == "masdar" and form.suffix:
                return Hit(
                    (k, k + 1),
                    form.entry,
                    form,
                    hit.how,
                    (k + 1, hit.zone[1]),
                    hit.start,
                    hit.quote,
                    hit.frame,
                )
    return None


def _relayed(page: Page, verb: int, end: int) -> tuple[Range | None, Range] | None:
    """The relay and the origin in «نقلت <الوكالة> عن <المتحدث>» before word `end`."""
    about = next((j for j in range(verb + 1, end) if page.flags[j] & p.EAN), None)
    if about is None:
        return None
    origin = noun_phrase(page, about + 1, end)
    return (noun_phrase(page, verb + 1, about), origin) if origin is not None else None
