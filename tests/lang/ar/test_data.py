"""The Arabic pack's data files keep their word: columns, codes, spelling, no entry twice, sound markup."""

import importlib.util
import re
import unicodedata
from pathlib import Path
from typing import get_args

import pytest

from musnad.gazetteer.layout import KINDS
from musnad.gazetteer.seed import TABLES as PLACES
from musnad.lang import times
from musnad.model import Act, Factuality, Stance

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "src" / "musnad" / "lang" / "ar" / "data"
GUIDE = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")

ACTS, FACTUALITIES, STANCES = get_args(Act), get_args(Factuality), get_args(Stance)
CLASSES = (
    "say add answer ask tell reveal admit confirm deny claim believe predict hope fear demand call order "
    "advise propose warn promise threaten offer refuse accept accuse describe praise condemn thank condole "
    "welcome regret agree write relay show renew"
).split()
FUNCTION_WORD_CLASSES = (
    "that that-suffix ila ila-suffix ala ala-suffix ean ean-suffix min min-suffix fi fi-suffix bi-suffix "
    "li-suffix relative ma man pronoun demonstrative negation was qad time when where contrast switch "
    "because concessive adverb also if-only address first-person speech-start question-word quantifier "
    "of-many self epithet locality blessing generic-head held offered rule-noun blame identity "
    "no-comment impersonal light-verb whether"
).split()
TIME_CLASSES = (
    "day weekday month hijri-month month-of-two season unit unit-two unit-many past future present this that "
    "same ordinal part rest half first-day hours from in to between and or since before after within now "
    "answering era some filler clock zone greenwich decade feast-of feast holiday homograph general paper "
    "prayer forward by later about"
).split()
# What a time word may count, where it counts something.
TIME_VALUES = {
    "day": range(-1, 2),
    "weekday": range(7),
    "month": range(1, 13),
    "hijri-month": range(1, 13),
    "month-of-two": range(1, 6),
    "season": range(21, 25),
    "unit": range(1, 9),
    "unit-two": range(1, 9),
    "unit-many": range(1, 9),
    "past": (1, 2),
    "future": (1, 2),
    "part": range(1, 7),
    "half": (2, 3, 4),
    "first-day": (1, -1),
    "to": (1, 2),
    "era": (times.GREGORIAN, times.HIJRI),
    "filler": (1, 2),
    "decade": range(10, 100, 10),
    "feast-of": (1, 2),
    "feast": range(1, 8),
    "later": (1, 2),
}
PLACE_CLASSES = (
    "kind body direction near border side apart inside relates between kingdom never not-name not-people "
    "common not-after not-before firm length mile metre"
).split()
PLACE_COLUMNS = "name variants english kind country lat lon radius ambiguous".split()
KNOWN = ("known_bodies.tsv", "known_people.tsv")
# Codes of territories that countries.tsv has no row for: their people and their capital are not news.
TERRITORIES = frozenset(
    (
        "AI AQ AS AX BL BQ BV CC CX GG GP GS HM IM IO JE MF MP MQ MS NF PM PN SH SJ SX TC TF TK UM VG VI WF"
    ).split()
)
FRAMES = "an inna speech object bi ila ala ean min li fi".split()
VERB_FILES = ("verbs_assertive.tsv", "verbs_performative.tsv")

VERB_COLUMNS = (
    "lemma present participle masdar class frames act factuality stance needs gloss sentence".split()
)
COLUMNS = {
    "verbs_assertive.tsv": VERB_COLUMNS,
    "verbs_performative.tsv": VERB_COLUMNS,
    "phrases.tsv": "phrase kind frames speaker act factuality stance gloss sentence".split(),
    "heads.tsv": "noun type gender number speaks gloss".split(),
    "titles.tsv": "title kind gender gloss".split(),
    "media.tsv": "name type country gloss alone".split(),
    "mediums.tsv": "noun gloss".split(),
    "openers.tsv": "phrase kind gloss".split(),
    "fillers.tsv": "phrase gloss".split(),
    "modality.tsv": "phrase effect gloss".split(),
    "countries.tsv": "name adjective capital short iso".split(),
    "given_names.tsv": "name gender".split(),
    "particles.tsv": "particle kind gloss".split(),
    "function_words.tsv": "word class gloss".split(),
    "events.tsv": ["noun"],
    "governors.tsv": "word preposition".split(),
    "homographs.tsv": "word gloss".split(),
    "ba_words.tsv": ["word"],
    "months.tsv": "name month locales".split(),
    "numbers.tsv": "word kind value".split(),
    "time_words.tsv": "word class value takes".split(),
    "place_words.tsv": "word class value named sure".split(),
    **dict.fromkeys(PLACES, PLACE_COLUMNS),
    "known_bodies.tsv": "name aliases english acronym type country".split(),
    "known_people.tsv": "name aliases english country".split(),
}
CODES: dict[str, dict[str, tuple[str, ...] | list[str]]] = {
    **{
        name: {
            "class": CLASSES,
            "act": ACTS,
            "factuality": FACTUALITIES,
            "stance": STANCES,
            "needs": ["-", "clause", "speaker", "rule", "blame"],
        }
        for name in VERB_FILES
    },
    "phrases.tsv": {
        "kind": ["according", "clause", "words", "hidden", "pretext", "noun"],
        "speaker": ["-", "needed"],
        "act": ACTS,
        "factuality": FACTUALITIES,
        "stance": STANCES,
    },
    "heads.tsv": {
        "type": ["person", "organisation", "document", "group", "place", "media", "unnamed"],
        "gender": ["m", "f"],
        "number": ["s", "d", "p"],
        "speaks": ["yes", "when-acting"],
    },
    "titles.tsv": {
        "kind": [
            "form of address",
            "academic",
            "professional",
            "rank",
            "religious",
            "royal",
            "political",
            "pronoun-like",
        ],
        "gender": ["m", "f"],
    },
    "media.tsv": {
        "type": ["agency", "newspaper", "magazine", "channel", "radio", "site"],
        "alone": ["yes", "no"],
    },
    "openers.tsv": {"kind": ["turn", "topic", "time"]},
    "modality.tsv": {"effect": ["PS", "PR"]},
    "given_names.tsv": {"gender": ["m", "f", "-"]},
    "particles.tsv": {"kind": ["patronymic", "kunya", "family", "servant", "foreign", "suffix"]},
    "function_words.tsv": {"class": FUNCTION_WORD_CLASSES},
    "governors.tsv": {"preposition": ["ila", "ala", "ean", "min", "fi"]},
    "numbers.tsv": {"kind": ["unit", "ten", "teen", "hundred", "thousand", "ordinal"]},
    "time_words.tsv": {"class": TIME_CLASSES, "takes": ["al", "clitics", "bare"]},
    "place_words.tsv": {"class": PLACE_CLASSES, "named": ["yes", "no"], "sure": ["yes", "no"]},
    **{name: {"kind": KINDS} for name in PLACES},
    "known_bodies.tsv": {"type": ["organisation", "group"]},
}
# Below these numbers a file has lost entries that readings rely on.
AT_LEAST = {
    "phrases.tsv": 90,
    "heads.tsv": 350,
    "titles.tsv": 120,
    "media.tsv": 150,
    "mediums.tsv": 60,
    "openers.tsv": 70,
    "fillers.tsv": 30,
    "modality.tsv": 40,
    "countries.tsv": 195,
    "given_names.tsv": 450,
    "particles.tsv": 14,
    "months.tsv": 40,
    "numbers.tsv": 85,
    "time_words.tsv": 320,
    "place_words.tsv": 370,
    "places_world.tsv": 1600,
    "places_levant.tsv": 1700,
    "places_gulf.tsv": 1700,
    "places_africa.tsv": 1500,
    "places_features.tsv": 1300,
    "known_bodies.tsv": 650,
    "known_people.tsv": 450,
}

FILES = sorted(DATA.glob("*.tsv"))
TATWEEL = "\u0640"
DIACRITIC = re.compile("[\u064b-\u0652\u0670]")
PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")
ODD_SPACE = re.compile("[\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|  ")
MARKED = re.compile(r"\{([^{}<>\[\]]*)\}|<([^{}<>\[\]]*)>|\[([^{}<>\[\]]*)\]")
COMPLEMENTISERS = {"أن", "إن", "بأن", "أنّ", "إنّ", "بأنّ"}

Row = dict[str, str]


def lines(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]


def rows(name: str) -> list[Row]:
    """The entries of a data file; none if the file is not there."""
    path = DATA / name
    if not path.exists():
        return []
    header, *entries = lines(path)
    return [dict(zip(header, entry, strict=True)) for entry in entries]


def entries_with_sentences() -> list[tuple[str, Row]]:
    return [(name, row) for name in (*VERB_FILES, "phrases.tsv") for row in rows(name)]


def by_name(path: Path) -> str:
    return path.name


def fault(sentence: str) -> str | None:
    """What is wrong with a test sentence's markup, or `None`.

    One cue, at most one source, at least one content, none inside another; the complementiser and
    a closing mark stand outside the content.
    """
    found = list(MARKED.finditer(sentence))
    sources = [m[1] for m in found if m[1] is not None]
    cues = [m[2] for m in found if m[2] is not None]
    contents = [m[3] for m in found if m[3] is not None]
    if re.search(r"[{}<>\[\]]", MARKED.sub("", sentence)):
        return "brackets that do not match"
    if len(cues) != 1 or len(sources) > 1 or not contents:
        return f"{len(cues)} cues, {len(sources)} sources, {len(contents)} contents"
    for part in (*sources, *cues, *contents):
        if not part or part != part.strip():
            return f"«{part}» is empty or has a space at its edge"
    for content in contents:
        if content.split()[0] in COMPLEMENTISERS:
            return f"«{content}» begins with the complementiser"
        if content[-1] in ".،؛:" or (content[-1] in "!؟" and contents[-1] != content):
            return f"«{content}» ends with a mark that belongs outside"
    if not re.search(r"[.!؟»\"”…]$", sentence):
        return "no end of sentence"
    return None


def test_the_files_are_there():
    missing = set(COLUMNS) - {path.name for path in FILES} - set(VERB_FILES)
    assert not missing


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_a_file_is_plain_utf8_lines(path):
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_every_row_fills_the_named_columns(path):
    header, *entries = lines(path)
    if path.name in COLUMNS:
        assert header == COLUMNS[path.name]
    assert entries
    for entry in entries:
        assert len(entry) == len(header), entry
        assert all(cell and cell == cell.strip() for cell in entry), entry


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_arabic_is_written_plainly(path):
    """NFC, no presentation forms, no tatweel; diacritics only where a sentence needs them."""
    header, *entries = lines(path)
    for entry in entries:
        for column, cell in zip(header, entry, strict=True):
            assert unicodedata.is_normalized("NFC", cell), entry
            assert not PRESENTATION_FORM.search(cell), entry
            assert not ODD_SPACE.search(cell), entry
            if column != "sentence":
                assert TATWEEL not in cell, entry
                assert not DIACRITIC.search(cell), entry


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_no_entry_stands_twice(path):
    """A verb may come back with other frames or another class; everything else is listed once.

    Places of one name are told apart by kind and country.
    """
    header, *entries = lines(path)
    together = {
        "verbs_assertive.tsv": ("lemma", "present", "class", "frames"),
        "verbs_performative.tsv": ("lemma", "present", "class", "frames"),
        "phrases.tsv": ("phrase", "kind"),
        "function_words.tsv": ("word", "class"),
        "months.tsv": ("name", "month"),
        "numbers.tsv": ("word", "kind"),
        "time_words.tsv": ("word", "class"),
        "place_words.tsv": ("word", "class"),
        **dict.fromkeys(PLACES, ("name", "kind", "country")),
    }
    first = [header.index(name) for name in together.get(path.name, header[:1])]
    seen: set[tuple[str, ...]] = set()
    for entry in entries:
        key = tuple(entry[i] for i in first)
        assert key not in seen, key
        seen.add(key)


@pytest.mark.parametrize("name", sorted(CODES))
def test_codes_are_those_of_the_guide(name):
    for row in rows(name):
        for column, allowed in CODES[name].items():
            assert row[column] in allowed, row


@pytest.mark.parametrize("name", sorted(CODES))
def test_the_guide_names_every_code(name):
    """Whoever corrects a table finds each code that may stand there on the guide's page."""
    _, found, rest = GUIDE.partition(f"`{name}`")
    assert found, f"the guide does not name {name}"
    section = rest.partition("\n## ")[0]
    for column, allowed in CODES[name].items():
        assert f"`{column}`" in section, column
        missing = [
            code for code in allowed if not re.search(rf"(?<![\w+-]){re.escape(code)}(?![\w-])", GUIDE)
        ]
        assert missing == [], column


@pytest.mark.parametrize("name", sorted(AT_LEAST))
def test_a_list_is_long_enough(name):
    assert len(rows(name)) >= AT_LEAST[name]


@pytest.mark.parametrize("name", [*VERB_FILES, "phrases.tsv"])
def test_frames_are_known(name):
    """Phrases that attribute by themselves have no frame; verbs, pretexts and nouns have one at least."""
    for row in rows(name):
        if row.get("kind") in ("according", "clause", "words"):
            assert row["frames"] == "-", row
            continue
        frames = row["frames"].split(" ")
        assert {re.sub("^[xX]\\+", "", frame) for frame in frames} <= set(FRAMES), row
        assert len(frames) == len(set(frames)), row


@pytest.mark.parametrize("name", [*VERB_FILES, "phrases.tsv"])
def test_orders_promises_and_questions_commit_to_nothing(name):
    """A directive, a commissive or a question leaves open whether its content is so."""
    for row in rows(name):
        if row["act"] in ("directive", "commissive", "question"):
            assert row["factuality"] == "Uu", row


@pytest.mark.parametrize(
    ("name", "row"), entries_with_sentences(), ids=lambda part: part if isinstance(part, str) else ""
)
def test_a_sentence_has_sound_markup(name, row):
    assert fault(row["sentence"]) is None, (name, row["sentence"], fault(row["sentence"]))


def test_a_phrase_stands_in_its_own_sentence():
    """The cue of a test sentence begins with the phrase: «على حد قول» in <على حد قوله>.

    Of a `hidden` phrase the last word alone is the cue: <المتوقع> in «من المتوقع».
    """
    for row in rows("phrases.tsv"):
        cue = next(m[2] for m in MARKED.finditer(row["sentence"]) if m[2] is not None)
        if row["kind"] == "hidden":
            assert cue == row["phrase"].split()[-1], row
            assert row["phrase"] in re.sub("[{}<>\\[\\]]", "", row["sentence"]), row
            continue
        # A lone ل or ب at the end is glued to the source; the last letter may change before a suffix.
        stem = re.sub(" [لب]$", "", row["phrase"])
        stem = re.sub("[ةىء]$", "", stem)
        assert stem in cue, row


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("<قال> {المدير} [إن] كذا.", "complementiser"),
        ("<قال> {المدير} إن [المصنع مغلق.", "do not match"),
        ("{المدير} إن [المصنع مغلق].", "0 cues"),
        ("<قال> {المدير} إن [المصنع مغلق.]", "outside"),
        ("<قال> {المدير } إن [المصنع مغلق].", "edge"),
    ],
)
def test_faulty_markup_is_seen(sentence, why):
    assert why in (fault(sentence) or "")


def test_countries_have_proper_codes():
    """An ISO 3166-1 code stands for one country; blocs and unrecognised territories have none."""
    codes = [row["iso"] for row in rows("countries.tsv") if row["iso"] != "-"]
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert len(codes) == len(set(codes))
    assert len(codes) >= 195


def test_the_other_names_of_a_country_are_no_one_elses():
    names = {row["name"] for row in rows("countries.tsv")}
    seen: dict[str, str] = {}
    for row in rows("countries.tsv"):
        for short in row["short"].split(","):
            if short == "-":
                continue
            assert short == short.strip(), row
            assert short not in names, row
            assert short not in seen, (row, seen[short])
            seen[short] = row["name"]


def test_media_name_their_country():
    assert all(re.fullmatch("[A-Z]{2}|-", row["country"]) for row in rows("media.tsv"))


def cells(cell: str) -> list[str]:
    """The parts of a cell that holds several."""
    return [] if cell == "-" else cell.split("|")


def iso_codes() -> set[str]:
    return {row["iso"] for row in rows("countries.tsv")} - {"-"} | TERRITORIES


def test_the_territories_are_no_countries():
    assert not TERRITORIES & {row["iso"] for row in rows("countries.tsv")}


def test_the_months_are_those_of_cldr():
    pytest.importorskip("babel")
    spec = importlib.util.spec_from_file_location("months", ROOT / "scripts" / "months.py")
    assert spec is not None
    assert spec.loader is not None
    months = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(months)
    assert (DATA / "months.tsv").read_text(encoding="utf-8") == months.table()


def test_every_month_has_a_name():
    names = {int(row["month"]) for row in rows("months.tsv")}
    assert names == set(range(1, 13))


def test_the_reader_knows_every_class_of_time_words():
    """Of its classes two stand elsewhere: numbers in numbers.tsv, «ago» in the English table."""
    assert set(times.CLASSES) == {*TIME_CLASSES, "number", "ago"}


def test_a_time_word_counts_what_its_class_can():
    for row in rows("time_words.tsv"):
        assert int(row["value"]) in TIME_VALUES.get(row["class"], range(-1, 13)), row


def test_a_number_is_of_its_kind():
    ranges = {
        "unit": range(1, 10),
        "teen": range(10, 20),
        "ten": range(20, 100, 10),
        "hundred": range(100, 1000, 100),
        "thousand": range(1000, 1_000_001, 1000),
        "ordinal": range(1, 101),
    }
    for row in rows("numbers.tsv"):
        assert int(row["value"]) in ranges[row["kind"]], row


def test_a_place_word_has_the_value_of_its_class():
    for row in rows("place_words.tsv"):
        values = cells(row["value"])
        if row["class"] == "kind":
            assert values, row
            assert set(values) <= set(KINDS), row
            assert len(values) == len(set(values)), row
            continue
        assert (row["named"], row["sure"]) == ("no", "no"), row
        if row["class"] == "direction":
            assert int(row["value"]) in (-1, 0, 90, 180, 270), row
        elif row["class"] in ("not-after", "not-before"):
            assert values, row
        else:
            assert not values, row


@pytest.mark.parametrize("name", PLACES)
def test_a_place_has_a_spot_on_the_map(name):
    for row in rows(name):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert all(re.fullmatch(r"-?\d{1,3}\.\d\d", row[axis]) for axis in ("lat", "lon")), row
        assert re.fullmatch(r"\d{1,4}", row["radius"]), row


@pytest.mark.parametrize("name", PLACES)
def test_the_spellings_of_a_place_are_its_own(name):
    for row in rows(name):
        spellings = [row["name"], *cells(row["variants"])]
        assert all(part and part == part.strip() for part in spellings), row
        assert len(spellings) == len(set(spellings)), row
        ambiguous = cells(row["ambiguous"])
        assert set(ambiguous) <= set(spellings), row
        assert len(ambiguous) == len(set(ambiguous)), row


@pytest.mark.parametrize("name", [*PLACES, *KNOWN])
def test_countries_are_known_by_their_codes(name):
    known = iso_codes()
    for row in rows(name):
        countries = cells(row["country"])
        assert set(countries) <= known, row
        assert len(countries) == len(set(countries)), row


@pytest.mark.parametrize("name", PLACES)
def test_a_country_and_a_capital_have_one_code(name):
    for row in rows(name):
        if row["kind"] in ("country", "capital"):
            assert re.fullmatch("[A-Z]{2}|-", row["country"]), row


@pytest.mark.parametrize("name", KNOWN)
def test_a_name_and_its_aliases_stand_for_one_alone(name):
    seen: dict[str, str] = {}
    for row in rows(name):
        for each in [row["name"], *cells(row["aliases"])]:
            assert each, row
            assert each == each.strip(), row
            assert each not in seen, (row, seen.get(each))
            seen[each] = row["name"]


def test_acronyms_are_latin():
    assert all(re.fullmatch(r"[A-Za-z0-9&./ -]+", row["acronym"]) for row in rows("known_bodies.tsv"))
