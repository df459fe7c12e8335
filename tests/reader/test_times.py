"""When: the times that a sentence names, their EDTF values, and the day from which they are counted.

A case is one line of times.txt: the article's date (`-` for none) and the sentence with its times in
⟦words⇒value⟧ marks. The sentences, their countries and their events are invented.
"""

from datetime import date, timedelta

import pytest
from hijridate import Hijri
from tests.reader.bracketed import Bracketed, bracketed

from musnad import Report, TimeMention, read
from musnad.reader.times import calendar as c
from musnad.reader.times import hijri as h

CASES = list(bracketed("times.txt"))
ARTICLE = "2031-05-07"  # a Wednesday

# Right by the file, and not read so yet: what goes wrong. Keyed by the sentence without its marks.
NOT_YET: dict[str, str] = {}
# The value is right and the words are not: what they hold or lack.
OTHER_WORDS: dict[str, str] = {
    "تظاهر عمال الميناء الاثنين والثلاثاء أمام مقر الشركة.": "«و» is taken along",
    "زار البعثة خبيران من سندان عامي 2027 و2029 على نفقتهما.": "«و» is taken along",
    "أقيم مهرجان العسل من 3 إلى 7 مايو في بلاد كافور.": "«من» is left outside",
    "استضافت مرجانة المعرض من 28 ديسمبر 2030 إلى 4 يناير 2031 في الميناء القديم.": "«من» is left outside",
    "شغل المنصب من عام 2026 إلى عام 2030 ثم تقاعد.": "«من» is left outside",
    "تعقد القمة من 10 إلى 14 يونيو المقبل في مدينة نورين.": "«من» is left outside",
    "زادت الصادرات من مارس حتى مايو 2030 في موانئ مرجانة.": "«من» is left outside",
}


def parameters(cases: list[Bracketed], *not_yet: dict[str, str]) -> list[object]:
    """The cases, those that are not read yet marked."""
    return [
        pytest.param(
            case,
            marks=[pytest.mark.xfail(strict=True, reason=d[case.text]) for d in not_yet if case.text in d],
        )
        for case in cases
    ]


def reading(case: Bracketed) -> Report:
    """The report of a case under its date."""
    return read(case.text, published=None if case.before == "-" else case.before)


def test_every_case_stands_once() -> None:
    texts = [(case.before, case.text) for case in CASES]
    assert len(texts) == len(set(texts))
    assert {text for _, text in texts} >= {*NOT_YET, *OTHER_WORDS}


@pytest.mark.parametrize("case", parameters(CASES, NOT_YET), ids=range(len(CASES)))
def test_the_values_are_read(case: Bracketed) -> None:
    found = [(one.span.text, one.value) for one in reading(case).times]
    expected = [mark.what for mark in case.marks]
    assert [value for _, value in found] == expected, f"«{case.text}» ({case.before}): {found}"


WITH_TIMES = [case for case in CASES if case.marks]


@pytest.mark.parametrize("case", parameters(WITH_TIMES, NOT_YET, OTHER_WORDS), ids=range(len(WITH_TIMES)))
def test_the_words_are_read(case: Bracketed) -> None:
    found = [case.text[one.span.start : one.span.end] for one in reading(case).times]
    assert found == [case.text[mark.start : mark.end] for mark in case.marks]


def times(text: str, published: str | None = ARTICLE, **known: str) -> tuple[TimeMention, ...]:
    return read(text, published=published, **known).times


def values(text: str, published: str | None = ARTICLE, **known: str) -> list[str]:
    return [one.value for one in times(text, published, **known)]


# --- the calendar


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (c.one_day(date(2031, 5, 7)), "2031-05-07"),
        (c.Period(date(2031, 5, 7), date(2031, 5, 7), about=True), "2031-05-07~"),
        (c.Period(date(2031, 5, 7), date(2031, 5, 9)), "2031-05-07/2031-05-09"),
        (c.Period(date(2031, 5, 1), date(2031, 5, 31)), "2031-05-01/2031-05-31"),
        (c.week_of(date(2031, 5, 7)), "2031-05-05/2031-05-11"),
        (c.month_of(2031, 5), "2031-05"),
        (c.months_of(2031, 5, 3), "2031-05/2031-07"),
        (c.months_of(2030, 12, 2), "2030-12/2031-01"),
        (c.year_of(2031), "2031"),
        (c.year_of(2029, 2031), "2029/2031"),
        (c.Period(date(2031, 5, 1), date(2031, 5, 31), c.MONTH, about=True), "2031-05~"),
        (c.Period(date(2031, 1, 1), date(2031, 12, 31), c.YEAR, about=True), "2031~"),
        (c.season_of(2031, 21), "2031-21"),
        (c.season_of(2031, 24), "2031-24"),
        (c.decade_of(1994), "1990/1999"),
        (c.century_of(19), "18XX"),
        (c.century_of(1), "00XX"),
        (c.year_of(1), "0001"),
        (c.year_of(9999), "9999"),
        (c.month_of(9999, 12), "9999-12"),
        (c.month_of(1, 1), "0001-01"),
    ],
)
def test_a_period_is_written_as_fine_as_it_was_named(period: c.Period, value: str) -> None:
    assert period.value() == value


def test_winter_begins_in_its_years_december() -> None:
    winter = c.season_of(2031, 24)
    assert winter is not None
    assert (winter.first, winter.last) == (date(2031, 12, 1), date(2032, 2, 29))


@pytest.mark.parametrize(
    ("whole", "index", "count", "value"),
    [
        (c.year_of(2030), 1, 2, "2030-01/2030-06"),
        (c.year_of(2030), 2, 2, "2030-07/2030-12"),
        (c.year_of(2030), 3, 4, "2030-07/2030-09"),
        (c.year_of(2030), -1, 4, "2030-10/2030-12"),
        (c.year_of(2030), 2, 3, "2030-05/2030-08"),
        (c.month_of(2030, 2), 1, 2, "2030-02-01/2030-02-14"),
        (c.month_of(2031, 5), -1, 2, "2031-05-16/2031-05-31"),
    ],
)
def test_a_slice_is_one_of_equal_parts(whole: c.Period, index: int, count: int, value: str) -> None:
    part = c.slice_of(whole, index, count)
    assert part is not None
    assert part.value() == value


@pytest.mark.parametrize("index", [0, 3, -2])
def test_a_slice_that_is_not_there_is_none(index: int) -> None:
    assert c.slice_of(c.Period(date(2030, 1, 1), date(2030, 12, 31), c.YEAR), index, 2) is None


@pytest.mark.parametrize(
    "day", [date(1818, 3, 22), date(1943, 4, 25), date(2000, 4, 23), date(2024, 3, 31), date(2031, 4, 13)]
)
def test_easter(day: date) -> None:
    assert c.easter(day.year) == day


@pytest.mark.parametrize(
    ("day", "weeks", "first"),
    [
        (date(2031, 5, 5), 0, date(2031, 5, 5)),
        (date(2031, 5, 11), 0, date(2031, 5, 5)),
        (date(2031, 5, 7), -1, date(2031, 4, 28)),
        (date(2031, 12, 31), 1, date(2032, 1, 5)),
    ],
)
def test_a_week_is_monday_to_sunday(day: date, weeks: int, first: date) -> None:
    assert c.week_of(day, weeks) == c.Period(first, first + timedelta(6), c.WEEK)


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (date(2031, 1, 31), 1, date(2031, 2, 28)),
        (date(2032, 3, 31), -1, date(2032, 2, 29)),
        (date(2031, 12, 15), 1, date(2032, 1, 15)),
        (date(9999, 12, 1), 1, None),
        (date(1, 1, 1), -1, None),
    ],
)
def test_months_on_keep_within_the_month(day: date, months: int, there: date | None) -> None:
    assert c.shift_months(day, months) == there


def test_the_calendar_ends_without_an_error() -> None:
    first, last = date.min, date.max
    assert c.shift_days(last, 1) is None
    assert c.shift_days(first, -1) is None
    assert c.shift_days(first, -(10**12)) is None
    assert c.week_of(last) is None  # its Sunday is of the year 10000
    assert c.month_of(10_000, 1) is None
    assert c.month_of(2031, 13) is None
    assert c.months_of(9999, 11, 3) is None
    assert c.year_of(0) is None
    assert c.year_of(2031, 10_000) is None
    assert c.season_of(9999, 24) is None
    assert c.century_of(0) is None
    assert c.century_of(100) is None
    assert c.make_day(2031, 2, 29) is None
    assert c.make_day(2032, 2, 29) == date(2032, 2, 29)
    assert c.make_day(2031, 4, 31) is None
    assert c.make_day(2031, 4, 0) is None


# --- the Hijri calendar


def test_hijri_months_are_those_of_umm_al_qura() -> None:
    for year in range(h.FIRST_KNOWN, h.LAST_KNOWN + 1):
        for month in range(1, 13):
            first = h.hijri_day(year, month, 1)
            assert first is not None
            assert not first.about
            known = Hijri(year, month, 1).to_gregorian()
            assert first.first == date(known.year, known.month, known.day)
            assert h.hijri_month_at(first.first) == (year, month)
            assert h.hijri_month_at(first.first - timedelta(1)) == (
                (year, month - 1) if month > 1 else (year - 1, 12)
            )


def test_hijri_months_are_as_long_as_hijridate_has_them() -> None:
    known = [(year, month) for year in range(h.FIRST_KNOWN, h.LAST_KNOWN + 1) for month in range(1, 13)]
    for year, month in known[:-1]:
        assert h.month_length(year, month) == Hijri(year, month, 1).month_length()


def test_hijri_months_by_rule_have_29_or_30_days() -> None:
    # The last before and the last of the known years end where one calendar follows the other.
    for year in (1, 2, 30, 700, h.FIRST_KNOWN - 2, h.LAST_KNOWN + 1, 1600, 5000):
        assert {h.month_length(year, month) for month in range(1, 13)} == {29, 30}
    for year in (h.FIRST_KNOWN - 1, h.LAST_KNOWN):
        assert 28 <= h.month_length(year, 12) <= 31


def test_a_hijri_month_is_as_long_as_its_last_day_says() -> None:
    assert h.month_length(1452, 9) == 29
    assert h.hijri_day(1452, 9, 29) is not None
    assert h.hijri_day(1452, 9, 30) is None
    assert h.hijri_day(1452, 9, 0) is None


@pytest.mark.parametrize("year", [1342, 1501, 1600, 9999])
def test_outside_the_known_years_a_hijri_date_is_near_or_none(year: int) -> None:
    for period in (h.hijri_day(year, 1, 1), h.hijri_month(year, 1), h.hijri_year(year)):
        assert period is None or (period.about and "~" in period.value())


def test_a_hijri_year_that_no_calendar_reaches_is_none() -> None:
    assert h.hijri_day(0, 1, 1) is None
    assert h.hijri_day(99_999, 1, 1) is None
    assert h.hijri_month(1452, 13) is None
    assert h.hijri_year(99_999) is None
    assert h.hijri_year(1452, 1451) is None


@pytest.mark.parametrize("day", [date.min, date(622, 7, 19), date(1923, 8, 13), date(2077, 11, 17), date.max])
def test_any_day_has_a_hijri_month(day: date) -> None:
    year, month = h.hijri_month_at(day)
    assert 1 <= month <= 12
    assert year >= 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وثق العقد في 1/1/1600هـ لدى كاتب عدل.", "2173-12-06~"),
        ("وثق العقد في 5 محرم 1342هـ لدى كاتب عدل.", "1923-08-18~"),
        ("وثق العقد عام 1600هـ لدى كاتب عدل.", "2173-12-06~/2174-11-25~"),
        ("وثق العقد في 1 محرم 1343هـ لدى كاتب عدل.", "1924-08-01"),
        ("وثق العقد في 15/1/1453هـ لدى كاتب عدل.", "2031-05-07"),
    ],
)
def test_a_hijri_date_is_near_where_the_calendar_is(text: str, value: str) -> None:
    assert values(text) == [value]


# --- the article's own day

OPENING = "افتتح المعرض أمس، ويغلق غدا."


def test_a_day_counts_from_the_given_date() -> None:
    report = read(OPENING, published=ARTICLE)
    assert [(one.value, one.anchor, one.note) for one in report.times] == [
        ("2031-05-06", ARTICLE, None),
        ("2031-05-08", ARTICLE, None),
    ]
    assert report.document.published_evidence == "given"


@pytest.mark.parametrize("published", ["2031-05-07T23:59:00+03:00", "2031-05-07 10:00"])
def test_a_given_date_may_have_a_time_behind_it(published: str) -> None:
    assert values(OPENING, published) == ["2031-05-06", "2031-05-08"]


def test_an_article_crawled_a_day_late_counts_from_the_weekday_it_says() -> None:
    """«اليوم (الأربعاء)» under Thursday's date: it was written on the Wednesday."""
    report = read(
        "وقع الحادث اليوم (الأربعاء) في نورين، وقالت الشرطة أمس إن الطريق مغلق.", published="2031-05-08"
    )
    assert [(one.span.text, one.value, one.anchor) for one in report.times] == [
        ("اليوم (الأربعاء)", "2031-05-07", "2031-05-07"),
        ("أمس", "2031-05-06", "2031-05-07"),
    ]
    told = "counted from 2031-05-07, the day that «اليوم (الأربعاء)» means; the article's date is 2031-05-08"
    assert {one.note for one in report.times} == {told}
    assert (report.document.published, report.document.published_evidence) == ("2031-05-08", "given")


@pytest.mark.parametrize(("weekday", "value"), [("الخميس", "2031-05-08"), ("الثلاثاء", "2031-05-06")])
def test_an_article_may_be_two_days_late(weekday: str, value: str) -> None:
    assert values(f"وقع الحادث اليوم ({weekday}) في نورين.", "2031-05-08") == [value]


def test_an_article_is_not_five_days_late() -> None:
    (found,) = times("وقع الحادث اليوم (السبت) في نورين.", "2031-05-08")
    assert found.value == "2031-05-08"
    assert found.note == "2031-05-08 is a Thursday, the text says Saturday"


@pytest.mark.parametrize(
    ("text", "url", "published", "evidence", "last"),
    [
        (
            "افتتح المعرض أمس الثلاثاء 6 مايو 2031، ويغلق غدا.",
            None,
            "2031-05-07",
            "inferred from «أمس الثلاثاء 6 مايو 2031»",
            "2031-05-08",
        ),
        (
            "افتتح المعرض أول من أمس الاثنين 5 مايو 2031، ويغلق غدا.",
            None,
            "2031-05-07",
            "inferred from «أول من أمس الاثنين 5 مايو 2031»",
            "2031-05-08",
        ),
        (
            "عادت القافلة أمس الثلاثاء 14 نوفمبر 2017، وتسافر غدا.",
            None,
            "2017-11-15",
            "inferred from «أمس الثلاثاء 14 نوفمبر 2017»",
            "2017-11-16",
        ),
        (
            "نورين 15-7-2031 (وكالة) - افتتح المعرض أمس.",
            None,
            "2031-07-15",
            "inferred from the dateline «15-7-2031»",
            "2031-07-14",
        ),
        (
            "نورين، 7 مايو 2031 (وكالة سندان) - افتتح المعرض أمس.",
            None,
            "2031-05-07",
            "inferred from the dateline «7 مايو 2031»",
            "2031-05-06",
        ),
        (
            "افتتح المعرض أمس.",
            "https://example.org/news/2031/05/07/fair.html",
            "2031-05-07",
            "inferred from the address: 2031/05/07",
            "2031-05-06",
        ),
        (
            "افتتح المعرض أمس.",
            "https://example.org/2031-05-07-fair",
            "2031-05-07",
            "inferred from the address: 2031-05-07",
            "2031-05-06",
        ),
        (
            "عادت القافلة أمس الثلاثاء 14 نوفمبر، وكانت أول قافلة في عام 2017، وتسافر غدا.",
            None,
            "2017-11-15",
            "inferred from «أمس الثلاثاء 14 نوفمبر» and the year 2017",
            "2017-11-16",
        ),
    ],
)
def test_the_articles_day_is_inferred_and_its_evidence_told(
    text: str, url: str | None, published: str, evidence: str, last: str
) -> None:
    report = read(text, url=url)
    assert (report.document.published, report.document.published_evidence) == (published, evidence)
    assert report.times[-1].value == last
    assert report.times[-1].anchor == published


def test_a_given_date_comes_before_every_other() -> None:
    text = "نورين 15-7-2031 (وكالة) - افتتح المعرض أمس."
    assert values(text, "2031-07-20", url="https://example.org/2031/05/07/") == ["2031-07-15", "2031-07-19"]


@pytest.mark.parametrize(
    "url", [None, "https://example.org/2031/13/07/fair", "https://example.org/2031/02/30/"]
)
def test_without_a_day_nothing_is_counted(url: str | None) -> None:
    report = read(OPENING, url=url)
    assert [(one.value, one.earliest, one.latest, one.anchor) for one in report.times] == [
        ("XXXX-XX-XX", None, None, None)
    ] * 2
    assert {one.note for one in report.times} == {"the article's date is not known"}
    assert (report.document.published, report.document.published_evidence) == (None, "unknown")


@pytest.mark.parametrize("published", ["yesterday", "2031-13-07", "2031", ""])
def test_a_given_date_that_is_none_is_as_good_as_none(published: str) -> None:
    assert values(OPENING, published) == ["XXXX-XX-XX"] * 2


def test_without_a_year_and_a_day_the_year_stays_open() -> None:
    assert values("افتتح المعرض في 14 مايو ثم أغلق.", None) == ["XXXX-05-14"]
    assert values("افتتح المعرض في مايو ثم أغلق.", None) == ["XXXX-05"]


def test_a_weekday_leaves_some_years() -> None:
    (found,) = times("افتتح المعرض الأربعاء 14 مايو ثم أغلق.", None)
    years = [2003, 2008, 2014, 2025]
    assert all(date(year, 5, 14).weekday() == 2 for year in years)
    assert found.value == "[" + ",".join(f"{year}-05-14" for year in years) + "]"
    assert (found.earliest, found.latest) == ("2003-05-14", "2025-05-14")
    assert found.note is not None
    assert found.note.startswith("the article's date is not known; the years from 2000")


def test_the_29th_of_february_is_looked_for_beyond_a_century_without_it() -> None:
    """2100 is no leap year, so the last before 2103 is nine years away."""
    assert values("سقط النيزك في 29 فبراير.", "2031-05-07") == ["2028-02-29"]
    assert values("سقط النيزك في 29 فبراير.", "2103-05-07") == ["2104-02-29"]
    assert values("سقط النيزك في 29 فبراير الماضي.", "2103-05-07") == ["2104-02-29"]


# --- what contradicts itself


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        (
            "وقعت سندان الاتفاق الاثنين 7 مايو 2031 مع مرجانة.",
            "2031-05-07",
            "2031-05-07 is a Wednesday, the text says Monday",
        ),
        (
            "قال المتحدث أمس الخميس إن نورين آمنة.",
            "2031-05-06",
            "2031-05-06 is a Tuesday, the text says Thursday",
        ),
        (
            "أعلن المتحدث أمس 3 مايو إغلاق الميناء.",
            "2031-05-03",
            "«2031-05-06» by the word, 2031-05-03 by the date",
        ),
        ("وقعت سندان الاتفاق الأربعاء 7 مايو 2031 مع مرجانة.", "2031-05-07", None),
        ("قال المتحدث أمس الثلاثاء إن نورين آمنة.", "2031-05-06", None),
    ],
)
def test_the_date_wins_and_what_contradicts_it_is_noted(text: str, value: str, note: str | None) -> None:
    (found,) = times(text)
    assert (found.value, found.note) == (value, note)


def test_a_weekend_says_how_it_is_taken() -> None:
    (found,) = times("تعود الأمطار نهاية الأسبوع المقبل.")
    assert (found.value, found.note) == (
        "2031-05-17/2031-05-18",
        "the weekend is taken as Saturday and Sunday",
    )


# --- when it was said


@pytest.mark.parametrize(
    ("text", "said_at"),
    [
        ("قال الوزير أمس إن السد امتلأ يوم الاثنين.", "2031-05-06"),
        ("وقال الوزير في مؤتمر صحفي عقده الاثنين: «السد امتلأ في 2029».", "2031-05-05"),
        ("قال الوزير إن السد سيمتلئ غدا.", None),
        ("أعلنت الوزارة في 3 مايو أن السد امتلأ.", "2031-05-03"),
    ],
)
def test_a_time_beside_the_cue_says_when_it_was_said(text: str, said_at: str | None) -> None:
    assert [one.said_at for one in read(text, published=ARTICLE).attributions] == [said_at]


# --- looking ahead


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("الاجتماع الثلاثاء", "2031-05-06", "2031-05-13"),
        ("الاجتماع الأربعاء", "2031-05-07", "2031-05-14"),
        ("الاجتماع في مارس", "2031-03", "2032-03"),
        ("الاجتماع في 14 نوفمبر", "2030-11-14", "2031-11-14"),
        ("الاجتماع في عيد الفطر", "2031-01-24", "2032-01-14"),
        ("الاجتماع في نهاية الأسبوع المقبل", "2031-05-17/2031-05-18", "2031-05-15/2031-05-18"),
        ("الاجتماع مطلع الشهر المقبل", "2031-06-01~", "2031-06-01/2031-06-15"),
        ("الاجتماع خلال الأسبوعين المقبلين", "2031-05-07/2031-05-21", "2031-05-12/2031-05-25"),
        ("الاجتماع في وقت لاحق من هذا العام", "2031-05-07/2031-12-31", "2031-07/2031-12"),
        ("الاجتماع من ديسمبر إلى مارس", "2030-12/2031-03", "2031-12/2032-03"),
        ("الاجتماع من الثلاثاء إلى الخميس", "2031-04-29/2031-05-01", "2031-05-13/2031-05-15"),
        ("الاجتماع أمس", "2031-05-06", "2031-05-06"),
        ("الاجتماع في 2029", "2029", "2029"),
    ],
)
def test_a_bias_to_the_future_looks_ahead(text: str, past: str, future: str) -> None:
    assert values(text) == [past]
    assert values(text, time_bias="future") == [future]


def test_what_is_counted_from_elsewhere_is_counted_from_today_with_a_bias_to_the_future() -> None:
    assert values("الاجتماع بعد شهرين") == []
    assert values("الاجتماع بعد شهرين", time_bias="future") == ["2031-07-07"]


def test_a_sentence_that_looks_ahead_needs_no_bias() -> None:
    assert values("سيجتمع الوفدان الثلاثاء في نورين.") == ["2031-05-13"]
    assert values("اجتمع الوفدان الثلاثاء في نورين.") == ["2031-05-06"]


# --- English, and no letters at all


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The court met on Tuesday, 6 May.", "Tuesday, 6 May", "2031-05-06"),
        ("It rained last February.", "last February", "2031-02"),
        ("The bridge opened three days ago.", "three days ago", "2031-05-04"),
        ("The bridge was built in 2029.", "2029", "2029"),
        ("The fair opens on May 14, 2031.", "May 14, 2031", "2031-05-14"),
        ("The fair opens on 14 May 2031.", "14 May 2031", "2031-05-14"),
        ("They will meet on Friday.", "Friday", "2031-05-09"),
        ("They met on Friday.", "Friday", "2031-05-02"),
        ("The harbour closes next week.", "next week", "2031-05-12/2031-05-18"),
        ("The mine was shut between 2027 and 2029.", "between 2027 and 2029", "2027/2029"),
        ("The orchard bloomed in spring 2030.", "spring 2030", "2030-21"),
    ],
)
def test_an_english_text_has_its_dates(text: str, words: str, value: str) -> None:
    report = read(text, published=ARTICLE)
    assert [(one.span.text, one.value) for one in report.times] == [(words, value)]
    assert report.document.language == "en"
    assert not report.attributions
    assert "dates alone" in report.warnings[0]


@pytest.mark.parametrize("text", ["The team may march on.", "It takes three days.", "He is 2029 days old."])
def test_an_english_trap_has_none(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("14/5/2031", "2031-05-14"), ("١٤/٥/٢٠٣١", "2031-05-14"), ("2031-05-14", "2031-05-14")],
)
def test_a_text_without_letters_has_its_date(text: str, value: str) -> None:
    report = read(text)
    assert [(one.span.text, one.value) for one in report.times] == [(text, value)]
    assert report.document.language is None


def test_a_text_without_letters_and_without_a_date_has_none() -> None:
    assert values("12/5", None) == []


# --- what no calendar has


@pytest.mark.parametrize(
    "text",
    [
        "31 فبراير",
        "30 شباط",
        "31 فبراير 2031",
        "00/00/0000",
        "32/5/2031",
        "القرن 0",
        "القرن 100",
        "بعد 999999999 سنة",
        "منذ 9999 عام",
        "عام 9999 هـ",
        "31 أبريل",
    ],
)
@pytest.mark.parametrize("bias", ["past", "future"])
def test_what_no_calendar_has_is_no_time(text: str, bias: str) -> None:
    assert values(f"وقع ذلك في {text} في نورين.", time_bias=bias) == []


@pytest.mark.parametrize(
    "bias",
    [
        "past",
        "future",
    ],
)
@pytest.mark.parametrize("text", ["14/13/2031", "14/31/2031"])
def test_a_date_of_a_month_that_is_none_is_no_time(text: str, bias: str) -> None:
    assert values(f"وقع ذلك في {text} في نورين.", time_bias=bias) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("القرن 45", "44XX"), ("عام 9999", "9999"), ("32 مايو", "2031-05"), ("29 فبراير 2032", "2032-02-29")],
)
def test_the_far_ends_of_the_calendar(text: str, value: str) -> None:
    assert values(f"وقع ذلك في {text} في نورين.") == [value]


@pytest.mark.parametrize(
    "words",
    [
        "أواخر مايو",
        "مطلع مايو",
        "نهاية شهر مايو",
        "النصف الأول من مايو",
        "الأسبوع الأول من مايو",
        "أول اثنين من مايو",
    ],
)
def test_a_part_of_a_month_of_an_unknown_year_has_no_known_year(words: str) -> None:
    for found in times(f"افتتح المعرض في {words}.", None):
        assert not {"0001", "5000", "9999"} & {found.value[:4], found.value[-10:-6], found.value[-11:-7]}


def test_the_year_9999_has_an_end() -> None:
    (found,) = times("يكتمل النفق في عام 9999.")
    assert found.latest == "9999-12-31"
