"""Where: the places that a sentence names, which of those that bear the name, and how things stand to them.

A case is one line of places.txt, whose head says what stands behind the arrows. The places are real, the
events are not.
"""

import pytest
from tests.reader.bracketed import Bracketed, bracketed

from musnad import PlaceMention, read
from musnad.gazetteer import EMPTY

CASES = list(bracketed("places.txt"))
NEARLY = 0.5  # degrees

# Right by the file, and not read so yet: what goes wrong. Keyed by the sentence without its marks.
NOT_YET: dict[str, str] = {
    "تزداد الحرارة في عُمان هذا الأسبوع وتنخفض في عمّان مع اقتراب المنخفض.": "no doubled letter is looked at",
    "عمّان، 12 آذار - تنخفض الحرارة ثماني درجات غدا.": "no doubled letter is looked at",
    "تشهد سورية منخفضا جويا مطلع الأسبوع.": "a verb of weather before a country is taken for its act",
    "ترعى الأغنام قرب تدمر بعد أمطار الربيع.": "«تدمر» is taken for the verb, behind «قرب» too",
    "غطى الضباب سيول الكورية الجنوبية طوال النهار.": "«سيول» is taken for floods, before «الكورية» too",
    "غنت أمل تونس في حفل المدرسة الختامي.": "«أمل» is not taken for a given name",
    "يبلغ قطر الدائرة في وسط الملعب ثمانية عشر مترا.": "the diameter is taken for Qatar",
    "المدرب مصرّ على التدريب تحت المطر.": "no doubled letter is looked at",
    "شرب الحكم كوبا من الشاي قبل المباراة.": "a cup is taken for Cuba",
    "سلك السائق الطريق الأقصر إلى الملعب.": "an adjective that agrees is taken for Luxor",
    "قدم المطعم طبق حمص بالزيت.": "chickpeas are taken for Homs",
    "يبدأ حلب الأبقار قبل شروق الشمس.": "milking is taken for Aleppo",
    "أنهى الطلاب الجسر الموصل بين الحديقتين.": "an adjective that agrees is taken for Mosul",
    "ورث الرسام اللون الرمادي عن معلمه.": "an adjective that agrees is taken for Ramadi",
    "احتفل حماة البيئة بيوم الشجرة.": "protectors are taken for Hama",
}


def faults_of(expected: list[str], found: PlaceMention) -> list[str]:
    """What a mention has otherwise than its case."""
    country, *rest = expected
    faults = []
    if (found.country or "-") != country:
        faults.append(f"country {found.country} ({found.name})")
    if (found.role == "actor") != ("!actor" in rest):
        faults.append(f"role {found.role}")
    for each in rest:
        if each.startswith("@"):
            lat, lon = map(float, each[1:].split(","))
            there = found.lat is not None and found.lon is not None
            if not there or abs(found.lat - lat) > NEARLY or abs(found.lon - lon) > NEARLY:
                faults.append(f"at {found.lat}, {found.lon} ({found.name})")
    relations = [each[1:] for each in rest if each.startswith("~")]
    written = relation_of(found)
    if written != (relations[0] if relations else None):
        faults.append(f"relation {written}")
    return faults


def relation_of(found: PlaceMention) -> str | None:
    """A mention's relation as the file writes it."""
    relation = found.relation
    if relation is None:
        return None
    numbers = [number for number in (relation.km, relation.bearing) if number is not None]
    return ":".join([relation.kind, *(f"{number:g}" for number in numbers)])


def wrong(case: Bracketed) -> list[str]:
    """What the reading of a case has otherwise than the case."""
    left = list(read(case.text).places)
    problems = []
    for mark in case.marks:
        found = next((one for one in left if one.span.start < mark.end and mark.start < one.span.end), None)
        words = case.text[mark.start : mark.end]
        if found is None:
            problems.append(f"«{words}» is missed")
            continue
        left.remove(found)
        problems += [f"«{words}»: {fault}" for fault in faults_of(mark.what.split(), found)]
    return problems + [f"«{one.span.text}» ({one.name}) is too much" for one in left]


def test_every_case_stands_once() -> None:
    texts = [case.text for case in CASES]
    assert len(texts) == len(set(texts))
    assert set(texts) >= set(NOT_YET)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            marks=pytest.mark.xfail(strict=True, reason=NOT_YET[case.text]) if case.text in NOT_YET else (),
        )
        for case in CASES
    ],
    ids=range(len(CASES)),
)
def test_the_places_are_read(case: Bracketed) -> None:
    problems = wrong(case)
    assert not problems, f"«{case.text}»: {'; '.join(problems)}"


def places(text: str, **known: object) -> tuple[PlaceMention, ...]:
    return read(text, **known).places  # type: ignore[arg-type]


def only(text: str, **known: object) -> PlaceMention:
    (found,) = places(text, **known)
    return found


TRAPS = (
    "إلى الى بيان جامعة بين صور من على قبل بعد معبر الوجه حجة مالي كرش البيضاء الشرقية الوسطى العاصمة الساحل "
    "الدور الخبر العين الجديدة المدينة الجزيرة الباب الشمال القمر دعم نمو معان بدر شام"
).split()


@pytest.mark.parametrize("word", TRAPS)
@pytest.mark.parametrize(
    "sentence", ["عاد الرجل {} ثم جلس.", "رأى الرجل {} أمس.", "قال الرجل إن {} كما كان."]
)
def test_a_word_that_is_also_a_town_is_a_word(word: str, sentence: str) -> None:
    assert places(sentence.format(word)) == ()


# --- how a thing stands to a place


@pytest.mark.parametrize(
    ("words", "bearing"),
    [
        ("شمال", 0),
        ("شمالي", 0),
        ("شمال شرق", 45),
        ("شمال شرقي", 45),
        ("شرق", 90),
        ("شرقي", 90),
        ("جنوب شرق", 135),
        ("جنوب شرقي", 135),
        ("جنوب", 180),
        ("جنوبي", 180),
        ("جنوب غرب", 225),
        ("جنوب غربي", 225),
        ("غرب", 270),
        ("غربي", 270),
        ("شمال غرب", 315),
        ("شمال غربي", 315),
    ],
)
def test_a_direction_is_degrees_from_north(words: str, bearing: int) -> None:
    found = only(f"أقيمت مزرعة {words} حلب.")
    assert relation_of(found) == f"direction:{bearing}"
    assert (found.name, found.precision, found.radius) == ("Aleppo", "area", 22)


def test_the_middle_is_no_direction() -> None:
    found = only("أقيمت مزرعة وسط حلب.")
    assert (found.relation, found.precision) == (None, "city")


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("على بعد 15 كيلومترا من", "distance:15"),
        ("على بعد ١٥ كم من", "distance:15"),
        ("على بعد عشرين كيلومترا من", "distance:20"),
        ("على بعد خمسة وعشرين كيلومترا من", "distance:25"),
        ("على بعد كيلومترين من", "distance:2"),
        ("على بعد مئة كيلومتر من", "distance:100"),
        ("على بعد 500 متر من", "distance:0.5"),
        ("على بعد 10 أميال من", "distance:16.1"),
        ("تبعد 30 كيلومترا عن", "distance:30"),
        ("على مسافة 40 كيلومترا جنوب غربي", "distance:40:225"),
        ("على بعد ثلاثة كيلومترات شرق", "distance:3:90"),
        ("قرب", "distance"),
        ("بالقرب من", "distance"),
        ("على حدود", "border"),
        ("على بعد خمسة عشر كيلومترا من", "distance:15"),
        ("على بعد 3.5 كيلومتر من", "distance:3.5"),
        pytest.param(
            "على بعد كيلومتر واحد من",
            "distance:1",
            marks=pytest.mark.xfail(strict=True, reason="a number behind its noun is not read"),
        ),
        pytest.param(
            "في محيط",
            "distance",
            marks=pytest.mark.xfail(strict=True, reason="«محيط» is taken for an ocean, not for what is near"),
        ),
    ],
)
def test_a_distance_is_in_kilometres(words: str, relation: str) -> None:
    found = only(f"أقيمت مزرعة {words} حلب.")
    assert relation_of(found) == relation
    assert found.precision == "area"
    assert found.radius


@pytest.mark.parametrize(
    ("words", "radius"),
    [("على بعد 40 كيلومترا من", 80), ("على بعد 40 كيلومترا شمال", 54), ("على بعد 500 متر من", 1)],
)
def test_a_bearing_narrows_what_a_distance_leaves_open(words: str, radius: int) -> None:
    assert only(f"أقيمت مزرعة {words} حلب.").radius == radius


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("زرعت أشجار على الضفة الغربية لنهر الفرات.", "side:270"),
        ("زرعت أشجار على الضفة الشرقية لنهر الفرات.", "side:90"),
        ("زرعت أشجار على ضفة الفرات الشرقية.", "side:90"),
        ("زرعت أشجار شرق الفرات.", "side:90"),
        ("زرعت أشجار على ضفاف نهر دجلة.", "side"),
    ],
)
def test_a_river_has_sides(text: str, relation: str) -> None:
    found = only(text)
    assert relation_of(found) == relation
    assert (found.country, found.precision) == (None, "area")
    assert found.radius


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("تحسنت الرؤية على الحدود مع العراق.", ["IQ"]),
        ("تحسنت الرؤية على الحدود بين الأردن وسوريا.", ["JO", "SY"]),
        ("تحسنت الرؤية على حدودها مع تركيا.", ["TR"]),
        ("تحسنت الرؤية على الحدود السورية مع العراق.", ["IQ"]),
    ],
)
def test_a_border_is_with_each_that_is_named(text: str, countries: list[str]) -> None:
    found = places(text)
    assert [one.country for one in found] == countries
    assert {relation_of(one) for one in found} == {"border"}
    assert all(one.radius for one in found)


def test_a_border_between_two_peoples_names_no_place() -> None:
    assert places("تحسنت الرؤية على الحدود السورية التركية.") == ()


# --- what holds a place


def test_an_unlisted_place_is_at_most_where_its_container_is() -> None:
    village, holder = places("نمت أشجار في قرية مارهوت بمحافظة نينوى.")
    assert (village.span.text, village.name, village.precision) == ("مارهوت", "مارهوت", "container")
    assert (village.lat, village.lon, village.radius) == (holder.lat, holder.lon, holder.radius)
    assert (village.country, village.geonames) == ("IQ", None)
    assert holder.precision == "region"


def test_an_unlisted_place_that_nothing_holds_is_nowhere() -> None:
    found = only("نمت أشجار في قرية مارهوت.")
    assert (found.name, found.country, found.lat, found.lon, found.precision) == (
        "مارهوت",
        None,
        None,
        None,
        None,
    )


def test_a_people_says_where_an_unlisted_place_is() -> None:
    assert only("نمت أشجار في مدينة الرقة السورية.", gazetteer=EMPTY).country is None
    found = only("نمت أشجار في مدينة الرقة السورية.")
    assert (found.country, found.precision) == ("SY", "city")


def test_an_empty_gazetteer_leaves_what_nouns_tell() -> None:
    assert places("عاد الوفد من بغداد.", gazetteer=EMPTY) == ()
    found = places("عاد الوفد من مدينة نورين بمحافظة لؤلؤان.", gazetteer=EMPTY)
    assert [(one.name, one.lat, one.country) for one in found] == [
        ("نورين", None, None),
        ("لؤلؤان", None, None),
    ]


# --- «المملكة»


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("وصل إلى السعودية وفد، وزار متاحف المملكة.", ["SA", "SA"]),
        ("وصل إلى الأردن وفد، وزار متاحف المملكة.", ["JO", "JO"]),
        ("زار الوفد المغرب وعاد إلى المملكة.", ["MA", "MA"]),
        ("زار الوفد سلطنة عمان وعاد من السلطنة.", ["OM", "OM"]),
        ("زار وفد سعودي وسعودي وأردني المملكة.", ["SA"]),
        ("زار الوفد المملكة المتحدة.", ["GB"]),
        ("زار الوفد متاحف المملكة.", []),
    ],
)
def test_the_kingdom_is_the_one_in_its_company(text: str, countries: list[str]) -> None:
    assert [one.country for one in places(text)] == countries


def test_the_kingdom_of_a_paper_is_its_own() -> None:
    assert only("زار الوفد متاحف المملكة.", outlet="Al-Riyadh").country == "SA"
    assert places("زار الوفد متاحف المملكة.", outlet="الوادي اليوم") == ()


# --- what the coordinates are


@pytest.mark.parametrize(
    ("words", "name", "precision"),
    [
        ("في سوريا", "Syria", "country"),
        ("في محافظة نينوى", "Nineveh", "region"),
        ("في محافظة جدة", "Jeddah Governorate", "district"),
        ("في مدينة الرقة", "Raqqa", "city"),
        ("في بغداد", "Baghdad", "city"),
        ("في حي باب توما", "Bab Tuma", "quarter"),
        ("في مخيم الزعتري", "Zaatari Camp", "spot"),
        ("في مطار عدن", "Aden International Airport", "spot"),
        ("في ميناء اللاذقية", "Port of Latakia", "spot"),
        ("عند سد الموصل", "Mosul Dam", "spot"),
        ("عند معبر نصيب", "Nasib Crossing", "spot"),
        ("في جزيرة سقطرى", "Socotra", "area"),
        ("في دلتا النيل", "Nile Delta", "area"),
        ("في أوروبا", "Europe", "area"),
        ("على قناة السويس", "Suez Canal", "area"),
    ],
)
def test_precision_says_what_the_coordinates_are(words: str, name: str, precision: str) -> None:
    found = only(f"سار العمال {words}.")
    assert (found.name, found.precision, found.relation) == (name, precision, None)
    assert found.radius


def test_a_place_that_geonames_knows_carries_its_number() -> None:
    assert only("سار العمال في بغداد.").geonames == 98182
    assert only("سار العمال في دلتا النيل.").geonames is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("قالت بغداد إن القمح يكفي.", "actor"),
        ("عاد الوفد من بغداد.", "place"),
        ("عادت الأمطار إلى مدينة بغداد.", "place"),
        ("يرحب المجلس بموقف بغداد.", "actor"),
    ],
)
def test_a_capital_that_speaks_is_an_actor(text: str, role: str) -> None:
    assert only(text).role == role
