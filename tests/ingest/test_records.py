"""JSON records become articles; what is wrong in one is named by record and byte and costs only that one."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.ingest import Article, Fields, Notice, Options, Rejected
from musnad.ingest.records import date_of, layout_of, lone_surrogate, records

TEXT = "أعلنت بلدية الواحة افتتاح السوق."


def read(data, *, fields=None, lines=False, limit=1_000_000):
    data = data if isinstance(data, bytes) else data.encode()
    layout = layout_of(data[:65536], lines=lines)
    assert layout is not None
    options = Options(fields=fields or Fields(), article_limit=limit)
    return list(records(io.BytesIO(data).read, layout, where="f.json", stem="f", options=options))


def one(record, *, fields=None):
    (item,) = read(json.dumps([record]), fields=fields)
    return item


def test_a_record_gives_all_its_fields():
    record = {
        "id": "w-1",
        "text": TEXT,
        "date": "2031-05-06 02:51:32",
        "title": " السوق ",
        "outlet": "الواحة اليوم",
        "url": "https://example.org/1",
        "author": "ليلى",
        "other": {"kept": "out"},
    }
    assert one(record) == Article(
        text=TEXT,
        id="w-1",
        published="2031-05-06",
        title="السوق",
        outlet="الواحة اليوم",
        url="https://example.org/1",
        authors=("ليلى",),
        where="f.json",
        record=0,
    )


def test_fields_can_have_other_names():
    record = {"content": TEXT, "source": "الواحة", "date_extracted": "2031-05-06", "date": "x", "outlet": 1}
    item = one(record, fields=Fields(text="content", outlet="source", date="date_extracted"))
    assert (item.text, item.outlet, item.published, item.warnings) == (TEXT, "الواحة", "2031-05-06", ())


def test_a_field_that_was_asked_for_and_never_found_is_said():
    article, notice = read(json.dumps([{"text": TEXT}]), fields=Fields(outlet="sorce"))
    assert isinstance(article, Article)
    assert isinstance(notice, Notice)
    assert "'sorce'" in notice.message


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [(7, "7"), ("7", "7"), (None, "f-0000"), ("", "f-0000"), (" ", "f-0000"), (" a ", " a ")],
)
def test_ids(identifier, expected):
    assert one({"id": identifier, "text": TEXT}).id == expected


def test_a_record_without_an_id_is_called_after_its_place():
    data = json.dumps([{"text": TEXT}] * 12)
    assert [item.id for item in read(data)] == [f"f-{index:04d}" for index in range(12)]


@pytest.mark.parametrize(
    ("author", "authors"),
    [("ليلى", ("ليلى",)), ("", ()), (None, ()), (["ليلى", " ", "سعد "], ("ليلى", "سعد"))],
)
def test_authors(author, authors):
    assert one({"text": TEXT, "author": author}).authors == authors


def test_odd_side_fields_are_a_warning_and_left_out():
    item = one({"text": TEXT, "title": ["a"], "outlet": 3, "url": {}, "author": [1]})
    assert (item.title, item.outlet, item.url, item.authors) == (None, None, None, ())
    assert len(item.warnings) == 4


@pytest.mark.parametrize(
    ("value", "published", "doubted"),
    [
        ("2031-05-06", "2031-05-06", False),
        ("2031-05-06 02:51:32", "2031-05-06", False),
        ("2031-05-06T02:51:32+03:00", "2031-05-06", False),
        (" 2031-05-06\n", "2031-05-06", False),
        (None, None, False),
        ("", None, False),
        ("2031-02-30", None, True),
        ("2031-13-01", None, True),
        ("0000-01-01", None, True),
        ("6 مايو", None, True),
        ("٢٠٣١-٠٥-٠٦", None, True),
        ("2031-05-06x", None, True),
        (20310506, None, True),
        ({"day": 6}, None, True),
        ("9" * 100_000, None, True),
    ],
)
def test_dates(value, published, doubted):
    date, doubt = date_of(value)
    assert (date, doubt is not None) == (published, doubted)
    assert len(doubt or "") < 150


def test_an_invalid_date_is_a_warning():
    item = one({"text": TEXT, "date": "2031-02-30"})
    assert item.published is None
    assert "'2031-02-30'" in item.warnings[0]


def test_the_text_of_a_record_is_not_touched():
    """Gold offsets are counted in the string as the record has it."""
    text = "\ufeff سطر\r\nسطر\u202e\u200b "
    assert one({"text": text}).text == text


GOOD = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
BAD_RECORDS = [
    (b'{"text":"\xff"}', 9, "0xFF is not UTF-8"),
    (b'{"text":"a","x":"\xd9"}', 17, "not UTF-8"),
    (b'{"text":"a\xed\xa0\x80"}', 10, "not UTF-8"),
    (rb'{"text":"ab\ud83d"}', 11, r"\\ud83d is half of a character"),
    (rb'{"text":"ab\udc00"}', 11, "half of a character"),
    (rb'{"text":"\ud83d\u0041"}', 9, "half of a character"),
    (rb'{"text":"\\\ud83dx\udc00"}', 11, "half of a character"),
    (rb'{"text":"a","\udbff":1}', 13, "half of a character"),
    (b'{"text":"a\0b"}', 10, "not valid JSON"),
    (rb'{"text":"a\u0000b"}', 1, "NUL"),
    (b'{"text":"a",}', 12, "not valid JSON"),
    (b'{"text":NaN}', 8, "not valid JSON"),
    (b'{"txt":"a","b":1}', 0, "It has txt, b. Say which holds the text with --text-field"),
    (b"{}", 0, "no fields at all"),
    (b'{"id":1,"text":""}', 8, "empty"),
    (b'{"id":1,"text":" \\n "}', 8, "empty"),
    (b'{"id":1,"text":null}', 8, "is null, not text"),
    (b'{"id":1,"text":["a"]}', 8, "is a list, not text"),
    (b'{"id":[1],"text":"a"}', 1, "is a list, not a text or a number"),
    (b'{"id":true,"text":"a"}', 1, "true or false"),
    (b"12", 0, "no record"),
    (b'"text"', 0, "no record"),
    (b"[1,2]", 0, "no record"),
    (b'{"text":"a","x":' + b"[" * 50_000 + b"]" * 50_000 + b"}", 0, "nested too deeply"),
]


@pytest.mark.parametrize(
    ("raw", "byte", "said"), BAD_RECORDS, ids=[bad[0][:24].decode("latin-1") for bad in BAD_RECORDS]
)
@pytest.mark.parametrize("layout", ["array", "lines"])
def test_a_bad_record_is_named_and_the_rest_is_read(raw, byte, said, layout):
    data = (
        b"[" + GOOD + b",\n" + raw + b",\n" + GOOD + b"]"
        if layout == "array"
        else b"\n".join((GOOD, raw, GOOD))
    )
    before, bad, after = read(data, lines=layout == "lines")
    assert (before.text, after.text) == (TEXT, TEXT)
    assert (before.id, after.id) == ("f-0000", "f-0002")
    assert isinstance(bad, Rejected)
    assert bad.record == 1
    assert bad.byte == data.index(raw, len(GOOD)) + byte
    assert bad.raw == raw
    with pytest.raises(Exception, match=said):
        raise bad.error


@pytest.mark.parametrize("cut", range(1, len(GOOD) + 1))
def test_a_cut_off_array_says_so_and_keeps_what_came_before(cut):
    data = b"[" + GOOD + b"," + GOOD[:cut]
    first, *rest = read(data)
    assert first.text == TEXT
    if cut == len(GOOD):
        assert rest[0].text == TEXT
    assert isinstance(rest[-1], Rejected)
    assert "cut off" in rest[-1].message
    assert rest[-1].record == 1


def test_a_cut_off_last_line_costs_that_line():
    first, bad = read(GOOD + b"\n" + GOOD[:-9], lines=True)
    assert first.text == TEXT
    assert bad.record == 1
    assert bad.byte == len(GOOD) * 2 + 1 - 9 or "UTF-8" in bad.message


def test_a_large_record_is_refused_and_the_rest_is_read():
    huge = json.dumps({"text": "x" * 3_000_000}).encode()
    before, bad, after = read(b"\n".join((GOOD, huge, GOOD)), lines=True)
    assert (before.text, after.text) == (TEXT, TEXT)
    assert bad.record == 1
    assert bad.byte == len(GOOD) + 1
    assert bad.length == len(huge)
    assert "--article-limit" in bad.message


@pytest.mark.parametrize(
    ("head", "lines", "layout"),
    [
        (b"[]", False, "array"),
        (b' \n[ {"a":1}]', False, "array"),
        (b'\xef\xbb\xbf[{"a"', True, "array"),
        (b"[1,2]", False, "array"),
        (b"[1,2]", True, "lines"),
        (b'{"a":1}\n{"a":2}', False, "lines"),
        (b'{\n "a":1\n}\n{"a":2}', False, "values"),
        (b'{"a":1', False, "values"),
        (b'{"a":1', True, "lines"),
        ("خبر".encode(), False, None),
        (b"<html>", False, None),
    ],
)
def test_the_beginning_tells_how_records_follow(head, lines, layout):
    assert layout_of(head, lines=lines) == layout


def test_pretty_printed_objects_are_read():
    data = "\n".join(json.dumps({"text": TEXT, "id": index}, indent=2) for index in range(3))
    assert [item.id for item in read(data)] == ["0", "1", "2"]


def test_no_records_is_said():
    (notice,) = read("[]")
    assert isinstance(notice, Notice)


@given(st.text(alphabet=st.sampled_from('\ud83d\udc00a\\"\u0627'), max_size=12))
def test_lone_surrogates_are_found_where_json_has_them(text):
    raw = json.dumps(text).encode()
    found = lone_surrogate(raw)
    try:
        json.loads(raw).encode()
    except UnicodeEncodeError:
        assert found is not None
        assert raw[found : found + 2] == b"\\u"
    else:
        assert found is None
