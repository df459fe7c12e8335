"""One article on the page: heading and sourcing, text, the list of who says what, when and where."""

import re

from musnad.export.html import labels
from musnad.export.html.markup import dated, line, opening, tag, text
from musnad.export.html.setting import setting
from musnad.export.html.spoken import spoken_text
from musnad.export.html.voices import Voices
from musnad.export.order import Entry, entries, joined, shortened
from musnad.export.places import distinct
from musnad.model import Attribution, Document, Report

_EXCERPT = 150
_INCIPIT = 60
# The only addresses that become links; anything else could be a script.
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_INFERRED = "inferred from "


def article(report: Report, number: int) -> str:
    """The article element; `number` counts the articles on the page and keeps their ids apart."""
    ordered = entries(report)
    voices = Voices(report, ordered)
    spots = distinct(report.places)
    sides = tag(
        "div",
        spoken_text(report, ordered, voices, spots, number) + _ledger(ordered, voices, number),
        class_="sides",
    )
    return tag(
        "article",
        _heading(report, number)
        + _sourcing(report, voices)
        + sides
        + setting(report, spots, number)
        + _foot(report),
        class_="report",
        id=f"d{number}",
        aria_labelledby=f"h{number}",
    )


def _heading(report: Report, number: int) -> str:
    document = report.document
    if document.title:
        title = tag("h2", line(document.title), id=f"h{number}")
    else:
        # Not a headline, so it does not look like one: the first words, by which to know the article.
        incipit = line(shortened(document.text[: 2 * _INCIPIT], _INCIPIT) or labels.UNTITLED)
        title = tag("h2", incipit, id=f"h{number}", class_="incipit", title=labels.UNTITLED)
    about = [tag("span", line(part), class_="outlet") for part in (document.outlet,) if part]
    about += [tag("span", line(author)) for author in document.authors]
    if document.published:
        about.append(_published(document))
    if document.url:
        address = line(document.url)
        link = _WEB_ADDRESS.match(document.url)
        about.append(tag("a", address, href=document.url, rel="noopener noreferrer") if link else address)
    if not about:
        about.append(line(report.id))
    return tag("header", title + tag("p", _dotted(about), class_="about"))


def _published(document: Document) -> str:
    date = tag("time", line(document.published or ""), datetime=document.published)
    if document.published_evidence.startswith(_INFERRED):
        return date + tag(
            "small", " (مستنتَج من " + line(document.published_evidence.removeprefix(_INFERRED)) + ")"
        )
    return date


def _sourcing(report: Report, voices: Voices) -> str:
    """The figures at a glance, and the key to the speakers' colours, lines and letters."""
    sourcing = report.sourcing
    figures = [
        ("إسنادات", "attributions", str(sourcing.attributions)),
        ("قائلون", "speakers", str(sourcing.speakers)),
        ("غير مسمّاة المصدر", "unnamed sources", str(sourcing.anonymous)),
        (
            "جمل بلا إسناد",
            "sentences on the article's own word",
            f"{sourcing.unattributed_sentences} من {sourcing.sentences}",
        ),
    ]
    written = "".join(
        tag("div", tag("dt", arabic, title=english) + tag("dd", value)) for arabic, english, value in figures
    )
    speakers = "".join(tag("li", voices.row(speaker)) for speaker in voices.speakers)
    written = tag("dl", written, class_="figures")
    if speakers:
        written += tag("ol", speakers, class_="speakers", aria_label="القائلون وحصصهم من الكلام المسنَد")
    return tag(
        "section",
        written,
        class_="sourcing",
        aria_label="الإسناد في أرقام",
    )


def _ledger(ordered: list[Entry], voices: Voices, number: int) -> str:
    """The list in reading order; what lies inside a statement is a list inside its entry."""
    if not ordered:
        inner = tag("p", "لا إسناد في هذا المقال: كله كلام كاتبه.", class_="none")
    else:
        inner = "<ol>\n"
        depth = 0
        for place, entry in enumerate(ordered):
            if place:
                deeper = entry.depth > depth
                inner += "<ol>\n" if deeper else "</li>\n" + "</ol></li>\n" * (depth - entry.depth)
            depth = entry.depth
            inner += opening(
                "li",
                id=f"a{number}-{entry.attribution.id}",
                class_="entry " + voices.colour(entry.attribution.speaker),
                data_a=entry.attribution.id,
            )
            inner += tag("div", _saying(entry, voices, number), class_="saying")
        inner += "</li>\n" + "</ol></li>\n" * depth + "</ol>\n"
    heading = tag("h3", "من قال ماذا " + tag("small", "who says what", lang="en", dir="ltr"), id=f"l{number}")
    return tag("section", heading + inner, class_="ledger", aria_labelledby=f"l{number}")


def _saying(entry: Entry, voices: Voices, number: int) -> str:
    """Who, by which word, what; then through whom it came, and the labels."""
    attribution = entry.attribution
    name = voices.name(attribution.speaker)
    head = (
        tag(
            "a",
            str(attribution.id),
            class_="number",
            href=f"#t{number}-{attribution.id}",
            aria_label=f"الإسناد {attribution.id}: إلى موضعه في النص",
        )
        + voices.sign(attribution.speaker)
        + tag("b", line(name), class_="name")
        + " "
        + tag("span", line(attribution.cue.text), class_="cue")
        + _as_written(attribution, name)
    )
    quote = "«{}»" if attribution.kind == "direct" else "{}"
    excerpt = quote.format(line(shortened(joined(attribution.content), _EXCERPT)))
    written = tag("p", head, class_="head") + tag("p", excerpt, class_="excerpt")
    if len(entry.chain) > 1:
        arrow = tag("span", " ← ", class_="arrow", aria_hidden="true")
        chain = arrow.join(line(voices.name(voice)) for voice in entry.chain)
        written += tag("p", tag("span", "السلسلة: ", title="chain of voices") + chain, class_="chain")
    return written + tag("p", _labels(attribution, voices), class_="labels")


def _as_written(attribution: Attribution, name: str) -> str:
    """What stands in the text for the speaker, where that is not the name itself."""
    if attribution.source is None:
        return tag("small", " (القائل مضمَر)", title="the text does not repeat the speaker here")
    if attribution.source.text == name:
        return ""
    return tag("small", " («" + line(attribution.source.text) + "»)", title="the speaker as written here")


def _labels(attribution: Attribution, voices: Voices) -> str:
    told: list[str] = [
        _label(labels.FACTUALITY[attribution.factuality], "factuality"),
        _label(labels.ACT[attribution.act], "act"),
        _label(labels.KIND[attribution.kind], "kind"),
        _label(labels.STANCE[attribution.stance], "stance " + attribution.stance),
    ]
    if attribution.anonymous:
        told.append(_label(labels.ANONYMOUS, "anonymous"))
    if attribution.via:
        relays = "، ".join(line(voices.name(relay)) for relay in attribution.via)
        told.append(tag("span", "نقلًا عبر " + relays, title="relayed by"))
    if attribution.medium:
        told.append(tag("span", line(attribution.medium), title="medium"))
    if attribution.said_at:
        told.append(tag("span", "قيل في " + dated(attribution.said_at), title="said at"))
    percent = f"{round(attribution.confidence * 100)}%"
    meter = tag("meter", percent, min=0, max=1, value=f"{attribution.confidence:.2f}", aria_label="الثقة")
    told.append(tag("span", f"ثقة {percent} " + meter, class_="confidence", title="the reader's confidence"))
    return _dotted(told)


def _label(label: labels.Label, class_: str) -> str:
    return tag("span", label.arabic, class_=class_, title=label.english)


def _foot(report: Report) -> str:
    written = "".join(tag("p", line(warning), class_="warning") for warning in report.warnings)
    pack = f", {report.reader.pack}" if report.reader.pack else ""
    reader = text(f"musnad {report.reader.version}{pack} · SHA-256:{report.document.sha256}")
    return tag("footer", written + tag("p", reader, dir="ltr", lang="en", class_="reader"))


def _dotted(parts: list[str]) -> str:
    return tag("span", " · ", class_="dot", aria_hidden="true").join(parts)
