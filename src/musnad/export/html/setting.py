"""When and where: the article's places on a map with their list, and its times in the order of the text."""

from musnad.export.html import labels
from musnad.export.html.chart import charts, look, point_of
from musnad.export.html.markup import dated, line, tag, text
from musnad.export.html.mentions import described, is_shown
from musnad.export.order import one_line
from musnad.export.places import Spot
from musnad.gazetteer import packaged
from musnad.model import Document, Report, Span, TimeMention

_CREDIT = "Places: GeoNames (CC BY 4.0) and musnad"


def setting(report: Report, spots: list[Spot], number: int) -> str:
    """The section of an article that names a time or a place; nothing for one that names none."""
    if not (report.times or spots):
        return ""
    written = _heading("h3", "متى وأين", "when and where", id=f"m{number}")
    if spots:
        written += _map(report, spots, number)
    if report.times:
        written += _times(report, number)
    return tag("section", written, class_="setting", aria_labelledby=f"m{number}")


def _map(report: Report, spots: list[Spot], number: int) -> str:
    rows = "".join(_place(report, spot, at, number) for at, spot in enumerate(spots))
    head = _columns(
        ("المكان", "place"), ("في النص", "as written"), ("الدولة", "country"), ("مرات", "mentions")
    )
    listed = tag(
        "div",
        tag("table", head + tag("tbody", rows)),
        class_="listed",
        tabindex=0,
        role="group",
        aria_label="الأماكن",
    )
    # A map is laid out from left to right, as the globe is.
    drawn = "".join(tag("div", each, dir="ltr", class_="chart") for each in charts(spots, packaged()))
    if drawn:
        drawn = tag("figure", drawn + tag("p", text(_CREDIT), class_="credit", lang="en", dir="ltr"))
    return tag("div", drawn + listed, class_="places")


def _place(report: Report, spot: Spot, at: int, number: int) -> str:
    """A place's row: what it is, its words where they stand first, its country, how often."""
    place = spot.place
    sign = "" if point_of(place) is None else tag("span", class_="swatch " + look(spot), aria_hidden="true")
    told = [
        tag("span", text(one_line(label.arabic)), title=one_line(label.english)) for label in described(place)
    ]
    if spot.actors:
        times = "" if spot.acts_only else f" ×{spot.actors}"
        told.append(tag("span", labels.ACTOR.arabic + times, title=labels.ACTOR.english))
    named = sign + tag("b", line(place.name)) + tag("small", "، ".join(told))
    words = _led_to(place.span, report.document, f"p{number}-{spot.mentions[0]}")
    return tag(
        "tr",
        tag("th", named, scope="row")
        + tag("td", words)
        + tag("td", line(place.country) if place.country else "")
        + tag("td", f"×{len(spot.mentions)}", class_="count"),
        id=f"s{number}-{at}",
        data_spot=at,
    )


def _times(report: Report, number: int) -> str:
    head = _columns(
        ("العبارة", "expression"),
        ("القيمة", "value (EDTF)"),
        ("من يوم إلى يوم", "first and last day"),
        ("ملاحظة", "note"),
    )
    rows = "".join(_time(report.document, time, at, number) for at, time in enumerate(report.times))
    summary = _heading("summary", f"أزمنة المقال ({len(report.times)})", "its times")
    listed = tag("div", tag("table", head + tag("tbody", rows)), class_="listed")
    return tag("details", summary + listed, class_="times")


def _time(document: Document, time: TimeMention, at: int, number: int) -> str:
    days = [dated(day) if day else "…" for day in (time.earliest, time.latest)]
    if time.earliest == time.latest:
        days = days[:1] if time.earliest else []
    notes = []
    if time.anchor:
        notes.append("محسوب من " + dated(time.anchor))
    if time.note:
        notes.append(line(time.note))
    return tag(
        "tr",
        tag("th", _led_to(time.span, document, f"w{number}-{at}"), scope="row")
        + tag("td", dated(time.value))
        + tag("td", tag("bdi", " – ".join(days), dir="ltr"))
        + tag("td", "؛ ".join(notes)),
        id=f"v{number}-{at}",
    )


def _led_to(span: Span, document: Document, id_: str) -> str:
    """The words of a span, as a link to their place in the text if they have one."""
    words = line(span.text)
    return tag("a", words, href=f"#{id_}") if is_shown(span, document) else words


def _columns(*names: tuple[str, str]) -> str:
    cells = "".join(tag("th", arabic, scope="col", title=english) for arabic, english in names)
    return tag("thead", tag("tr", cells))


def _heading(element: str, arabic: str, english: str, **attributes: str) -> str:
    return tag(element, arabic + " " + tag("small", english, lang="en", dir="ltr"), **attributes)
