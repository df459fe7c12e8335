"""Times and places in the running text: a faint dotted line, and what it means when pointed at."""

from musnad.export.html import labels
from musnad.export.html.markup import opening, plain_date
from musnad.export.order import one_line
from musnad.export.places import Spot
from musnad.model import Document, PlaceMention, Span, TimeMention

# Without these (first strong isolate, pop) a date within Arabic would be turned around, group by group.
_ISOLATED = "\u2068{}\u2069"


def is_shown(span: Span, document: Document) -> bool:
    """Whether any of the span is words of the text, so that there is a place in it to lead to."""
    return bool(document.text[max(span.start, 0) : max(span.end, 0)].strip("\n"))


def time_opening(time: TimeMention, at: int, number: int, *, first: bool) -> tuple[str, str]:
    """The element of a time in the text: its opening tag and its name.

    `at` counts the times from 0, `number` the articles; only the `first` piece of a time that other
    layers cut up is led to and takes the focus.
    """
    name = "time" if plain_date(time.value) else "span"
    written = opening(
        name,
        class_="when",
        datetime=plain_date(time.value),
        id=f"w{number}-{at}" if first else None,
        tabindex=0 if first else None,
        aria_describedby=f"v{number}-{at}" if first else None,
        data_tip=time_tip(time),
    )
    return written, name


def place_opening(place: PlaceMention, at: int, spot: int, number: int, *, first: bool) -> tuple[str, str]:
    """The element of a place in the text, as `time_opening` does; `spot` is its row in the list."""
    written = opening(
        "span",
        class_="where" + (" acts" if place.role == "actor" else ""),
        id=f"p{number}-{at}" if first else None,
        tabindex=0 if first else None,
        aria_describedby=f"s{number}-{spot}" if first else None,
        data_spot=spot,
        data_tip=place_tip(place),
    )
    return written, "span"


def time_tip(time: TimeMention) -> str:
    """What a time means, a line each: its value, its first and last day, whence reckoned, what is odd."""
    told = [one_line(time.value)]
    days = _days(time)
    if days and days != time.value:
        told.append(days)
    if time.anchor:
        told.append("محسوب من " + _ISOLATED.format(one_line(time.anchor)))
    if time.note:
        told.append(one_line(time.note))
    return "\n".join(told)


def _days(time: TimeMention) -> str:
    """«2014-06-01 – 2014-08-31», with an ellipsis for an end that is not known."""
    if time.earliest == time.latest:
        return one_line(time.earliest or "")
    return " – ".join(one_line(day) if day else "…" for day in (time.earliest, time.latest))


def place_tip(place: PlaceMention) -> str:
    """What a place's mention means, a line each: name and country, what or how near it is, its role."""
    told = [", ".join(one_line(part) for part in (place.name, place.country) if part)]
    told += [_both(label) for label in described(place)]
    if place.role == "actor":
        told.append(_both(labels.ACTOR))
    return "\n".join(told)


def described(place: PlaceMention) -> list[labels.Label]:
    """What kind of spot it is; for a mention with a relation, how it stands to the place named instead."""
    if place.relation is not None:
        return [labels.relation(place.relation)]
    if place.lat is None or place.lon is None:
        return [labels.NO_SPOT]
    if place.precision is None:
        return []
    return [labels.PRECISION.get(place.precision, labels.Label(place.precision, place.precision))]


def spot_of(spots: list[Spot]) -> dict[int, int]:
    """The number of a place's mention → the number of its spot."""
    return {at: number for number, spot in enumerate(spots) for at in spot.mentions}


def _both(label: labels.Label) -> str:
    return one_line(label.arabic) + " · " + _ISOLATED.format(one_line(label.english))
