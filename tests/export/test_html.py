"""The page: whole, self-contained, linked both ways, and deaf to what articles try to make it do."""

import base64
import hashlib
import os
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.html import HtmlExporter, labels
from musnad.export.html.article import article
from musnad.export.html.markup import plain_date
from musnad.model import (
    Attribution,
    Document,
    Entity,
    PlaceMention,
    ReaderInfo,
    Relation,
    Report,
    Sourcing,
    Span,
    SpeakerShare,
    TimeMention,
)

SNAPSHOT = Path(__file__).with_name("story.html")
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """A page taken apart: what a browser would make of it, and every way in which it is not well-formed."""

    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inline: dict[str, str] = {}
        self.text = ""
        self.feed(written)
        self.close()
        self.text = self.text.replace("\n", "")
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        """Keep the element and that it is open."""
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: {tag} {attrs}"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        """What is closed must be what was opened last."""
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        """Keep the article's words, without the marks set into them."""
        if self.open and self.open[-1][0] in {"style", "script"}:
            self.inline[self.open[-1][0]] = data
        classes = [attributes.get("class", "").split() for _, attributes in self.open]
        in_text = any("text" in names for names in classes)
        if in_text and not any("mark" in names for names in classes) and self.open[-1][0] != "div":
            self.text += data

    def all(self, attribute: str) -> list[str]:
        """The values of an attribute, on all elements."""
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


def check(page: Page) -> None:
    """What must hold for every page, whatever the articles."""
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    targets = [address for address in page.all("href") if address.startswith("#")]
    assert {address[1:] for address in targets} <= set(ids)
    for address in set(page.all("href")) - set(targets):
        assert re.match("https?://", address, re.IGNORECASE)
    names = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in names if name.startswith("on")} | names & {
        "style",
        "src",
        "srcset",
        "action",
    }
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"link", "img", "iframe", "object", "embed", "base", "form", "template"}
    assert not tags & {"use", "image", "foreignobject", "animate", "set", "feimage"}
    assert [tag for tag, _ in page.elements].count("script") == 1


def test_the_page_is_well_formed(story, exported):
    check(Page(exported("html", story, story, msgspec.structs.replace(story, attributions=()))))


def test_nothing_runs_or_loads_but_what_the_page_names(story, exported):
    """The policy names the one style sheet and the one script by their checksums."""
    page = Page(exported("html", story))
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.inline[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not re.search(
        r"url\(|@import|fetch\(|innerHTML|XMLHttp", page.inline["style"] + page.inline["script"]
    )


def test_the_page_is_arabic_and_right_to_left(exported):
    _, attributes = Page(exported("html")).elements[0]
    assert attributes == {"lang": "ar", "dir": "rtl"}


def test_every_statement_links_to_its_entry_and_back(story, exported):
    page = Page(exported("html", story, story))
    links = page.all("href")
    for article_number in (1, 2):
        for attribution in story.attributions:
            assert f"#a{article_number}-{attribution.id}" in links
            assert f"#t{article_number}-{attribution.id}" in links


def test_the_text_is_all_there(story, exported):
    assert Page(exported("html", story)).text == story.document.text.replace("\n", "")


def test_nested_statements_are_nested_in_text_and_list(story):
    written = article(story, 1)
    assert re.search(
        r'class="said p0 k0 l0" data-a="1">.*class="said p1 k1 l1" data-a="2">تسرب الماء</span>',
        written,
        re.DOTALL,
    )
    assert re.search(r'id="a1-1".*?<ol>\s*<li id="a1-2".*?</li>\s*</ol>', written, re.DOTALL)
    assert re.search(r"السلسلة: .*?بلدية وادي الريحان.*?←.*?المهندسون", written)


def test_relays_unnamed_sources_and_dropped_subjects_are_told(story):
    written = article(story, 1)
    assert "نقلًا عبر" in written
    assert labels.ANONYMOUS.arabic in written
    assert labels.UNNAMED in written
    assert "القائل مضمَر" in written
    assert labels.STANCE["distancing"].arabic in written


def test_a_time_is_an_element_of_time_only_where_html_knows_the_date(story):
    written = article(story, 1)
    assert '<time class="when" datetime="2031-03-03"' in written
    assert re.search(
        r'<span class="when" [^>]*data-tip="2031-03-01~\n2031-03-01 – 2031-03-10\nwhich &lt;year&gt;', written
    )


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("2031", True), ("2031-12", True), ("2031-12-31", True),
        ("2031-13", False), ("2031-22", False), ("2031-12~", False), ("203X", False), ("2031/2032", False),
        ("2031-12-32", False), ("[2031,2032]", False), ("٢٠٣١", False),
    ],
)  # fmt: skip
def test_plain_dates(value, plain):
    assert plain_date(value) == (value if plain else None)


def test_when_it_was_said_stands_on_the_card(story):
    cards = article(story, 1).split('class="saying"')
    assert [("قيل في" in card) for card in cards[1:]] == [True, False, True, False]


def test_a_word_that_layers_cut_is_one_stop_for_the_keyboard(story):
    """A place half inside a content is drawn in two pieces, and led to once."""
    text = story.document.text
    start = text.index("الجسر،")
    place = PlaceMention(Span(start - 3, start + 3, text[start - 3 : start + 3]), "Bridge")
    page = Page(article(msgspec.structs.replace(story, places=(place,)), 1))
    pieces = [attributes for _, attributes in page.elements if attributes.get("class") == "where"]
    assert len(pieces) == 2
    assert [piece.get("tabindex") for piece in pieces] == ["0", None]
    assert len({piece["data-tip"] for piece in pieces}) == 1


def test_an_article_without_times_and_places_has_no_section_for_them(story):
    written = article(msgspec.structs.replace(story, times=(), places=()), 1)
    assert "setting" not in written
    assert "GeoNames" not in written


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " https://example.org", "//example.org"]
)
def test_only_web_addresses_become_links(url, story):
    document = msgspec.structs.replace(story.document, url=url)
    page = Page(article(msgspec.structs.replace(story, document=document), 1))
    assert not [address for address in page.all("href") if not address.startswith("#")]


def test_an_article_without_title_is_known_by_its_first_words(story):
    document = msgspec.structs.replace(story.document, title=None)
    written = article(msgspec.structs.replace(story, document=document), 1)
    assert re.search(r'<h2 [^>]*class="incipit"[^>]*><bdi dir="auto">قالت بلدية', written)


HOSTILE = st.lists(
    st.sampled_from(
        ["<script>alert(1)</script>", "</style>", "</p></article>", '" onload="x', "' ", "&lt;", "&", "<!--",
         "]]>", "\x00", "\x1b", "\r", "\n", " ", "\u202e", "\u2066", "\u2069", "\u200f",
         "السد ", "و", "\u0651", "😀"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@st.composite
def reports(draw) -> Report:
    """Reports of hostile texts, whose spans lie anywhere."""
    text = draw(HOSTILE)
    place = st.integers(0, len(text) + 2)

    def span() -> Span:
        start, end = sorted((draw(place), draw(place)))
        return Span(start, end, text[start:end])

    attributions = tuple(
        Attribution(
            number,
            draw(st.sampled_from([None, 1, 2, 3])),
            span(),
            "قال",
            draw(st.sampled_from([None, span()])),
            draw(st.sampled_from([None, "e1", "e<2>"])),
            tuple(span() for _ in range(draw(st.integers(0, 3)))),
            "mixed",
            "question",
            "PR-",
            "endorsing",
            via=draw(st.sampled_from([(), ("e1",), ("<e9>",)])),
            medium=draw(st.sampled_from([None, text])),
        )
        for number in range(1, draw(st.integers(0, 5)) + 1)
    )
    degrees = st.sampled_from([None, 0.0, -33.5, 88.9, -180.0, 180.0, 1e300, float("inf"), float("nan")])
    times = tuple(
        TimeMention(
            span(),
            draw(st.sampled_from(["2031", "2031-22", text])),
            *(draw(st.sampled_from([None, text])) for _ in "1234"),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    places = tuple(
        PlaceMention(
            span(),
            text,
            None,
            text or None,
            draw(degrees),
            draw(degrees),
            draw(st.sampled_from([None, "city", "area", "country", text])),
            draw(st.sampled_from(["place", "actor"])),
            draw(st.sampled_from([None, Relation("distance", 1e9, -720.5), Relation("side")])),
            draw(st.sampled_from([None, -5, 0, 30, 10**9])),
        )
        for _ in range(draw(st.integers(0, 4)))
    )
    return Report(
        id=text,
        document=Document(
            text, text, text, url=text, outlet=text, title=text, authors=(text,), published=text,
            published_evidence="inferred from " + text,
        ),
        attributions=attributions,
        entities=(Entity("e1", text, "unnamed", ()),),
        times=times,
        places=places,
        sourcing=Sourcing(1, 1, 1, 1, 1, (SpeakerShare("e1", 1, 0.5),)),
        reader=ReaderInfo(text, text),
        warnings=(text,),
    )  # fmt: skip


@given(reports())
def test_hostile_articles_stay_text(report):
    parts: list[str] = []
    exporter = HtmlExporter(parts.append)
    exporter.begin()
    exporter.report(report)
    exporter.end()
    page = Page("".join(parts))
    check(page)
    assert len(page.inline) == 2
    shown = report.document.text.replace("\x00", "␀").replace("\x1b", "␛").replace("\r", "␍")
    assert page.text == shown.replace("\n", "")


def test_every_label_has_its_arabic():
    """A new value in the model without its word on the page fails here, not before a reader."""
    hints = msgspec.inspect.type_info(Attribution)
    fields = {field.name: field.type for field in hints.fields}
    for name, words in (
        ("act", labels.ACT),
        ("factuality", labels.FACTUALITY),
        ("stance", labels.STANCE),
        ("kind", labels.KIND),
    ):
        assert set(fields[name].values) == set(words)
    named = re.search(r"`precision` says.*?`radius`", PlaceMention.__doc__ or "", re.DOTALL)
    assert named
    assert set(re.findall(r"`(\w+)`", named[0])) - {"precision", "radius"} == set(labels.PRECISION)


def test_speakers_are_lettered_in_the_old_order():
    assert [labels.letter(n) for n in (0, 1, 2, 27, 28)] == ["أ", "ب", "ج", "غ", "أ2"]


def test_the_style_sheet_knows_every_class_that_the_code_gives():
    style = files("musnad.export.html").joinpath("style.css").read_text(encoding="utf-8")
    given = [f".p{n}" for n in range(7)] + [f".k{n}" for n in range(4)] + [f".l{n}" for n in range(6)]
    assert not [
        name
        for name in [
            *given,
            ".nobody",
            ".mark",
            ".said",
            ".source",
            ".cue",
            ".where",
            ".spot.full",
            ".spot.acts",
        ]
        if name + " {" not in style
    ]
    for medium in ("print", "(prefers-color-scheme: dark)", "(forced-colors: active)"):
        assert f"@media {medium}" in style


def test_the_story_looks_as_it_did(story):
    """The article as it was last looked at; set UPDATE_SNAPSHOTS=1 after looking at it anew in a browser."""
    written = article(story, 1)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(written, encoding="utf-8")
    assert written == SNAPSHOT.read_text(encoding="utf-8")
