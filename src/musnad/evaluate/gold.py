"""Articles read by hand: who says what in them, written down so that the reader can be judged.

Three ways of writing are understood, and all become a `GoldArticle` with spans as code points:

- *resolved*: spans are `[start, end)` pairs into `text`;
- *by hand*: strings copied from `text`, with the number of the occurrence (`cue`, `cue_n`,
  `from`, `to`, `from_n`), as a person writes them;
- *marked*: one sentence with `{source}`, `<cue>` and `[content]` brackets around its words.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec

from musnad.errors import GoldError
from musnad.model import Act, Factuality, Kind, Stance

Range = tuple[int, int]

LABELS: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "act": get_args(Act),
    "factuality": get_args(Factuality),
    "stance": get_args(Stance),
}
MARKS = {"{": "}", "<": ">", "[": "]"}
LONGEST_QUOTED = 60


class GoldAttribution(msgspec.Struct, frozen=True):
    """One attribution as a person annotated it.

    The labels are `None` where a gold set does not annotate them. `antecedent` is the most
    explicit mention of the source anywhere in the article, `None` if it is never named.
    """

    n: int
    cue: Range | None
    source: Range | None
    content: tuple[Range, ...]
    parent: int | None = None
    antecedent: Range | None = None
    kind: str | None = None
    act: str | None = None
    factuality: str | None = None
    stance: str | None = None


class GoldTime(msgspec.Struct, frozen=True):
    """A time expression and its EDTF value."""

    span: Range
    value: str


class GoldPlace(msgspec.Struct, frozen=True):
    """A mention of a place, its ISO country code and its coordinates in degrees."""

    span: Range
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    role: str | None = None


class GoldArticle(msgspec.Struct, frozen=True):
    """One article with everything a person found in it; `date` is when it was published."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    times: tuple[GoldTime, ...] = ()
    places: tuple[GoldPlace, ...] = ()
    date: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None


def load(path: Path, *, texts: Mapping[str, str] | None = None) -> list[GoldArticle]:
    """The articles of a gold file, one JSON object a line, resolved or written by hand.

    `texts` gives the article's words by id where the file itself carries none. Raises
    `GoldError`, naming the file and the line, for anything that does not follow the format.
    """
    articles: list[GoldArticle] = []
    seen: dict[str, int] = {}
    try:
        raw = path.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(f"{path}: cannot be opened: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 at byte {error.start}") from error
    # Only a line feed ends a record: JSON strings may hold U+2028 and U+0085, which
    # `str.splitlines` would cut at.
    for number, line in enumerate(raw.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            article = resolve(msgspec.json.decode(line.encode()), texts=texts)
        except msgspec.DecodeError as error:
            raise GoldError(f"{where}: not JSON: {error}") from error
        except GoldError as error:
            raise GoldError(f"{where}: {error}") from error
        if article.id in seen:
            raise GoldError(f"{where}: {article.id}: already given on line {seen[article.id]}")
        seen[article.id] = number
        articles.append(article)
    return articles


def resolve(record: object, *, texts: Mapping[str, str] | None = None) -> GoldArticle:
    """One gold record, resolved or written by hand, with its spans found and checked."""
    if not isinstance(record, dict):
        raise GoldError("a gold record is a JSON object")
    if not isinstance(record.get("id"), str):
        raise GoldError("a gold record needs an `id`")
    name = record["id"]
    text = record.get("text")
    if text is None and texts is not None:
        text = texts.get(name)
    if not isinstance(text, str):
        raise GoldError(f"{name}: no `text`, and none was given for this id")
    filled = {**record, "text": text}
    if _by_hand(record):
        filled = _found(name, text, filled)
    try:
        article = msgspec.convert(filled, GoldArticle)
    except msgspec.ValidationError as error:
        raise GoldError(f"{name}: {error}") from error
    _check(article)
    return article


def marked(sentence: str, *, name: str = "sentence", **labels: str) -> GoldArticle:
    """A sentence with `{source}`, `<cue>` and `[content]` marks, as a gold article.

    `labels` are `kind`, `act`, `factuality` and `stance` where they are known. Several `[…]`
    are one content in parts. Exactly one attribution is marked, so what else the reader finds
    in the sentence is neither right nor wrong.
    """
    text: list[str] = []
    open_marks: list[tuple[str, int]] = []
    spans: dict[str, list[Range]] = {mark: [] for mark in MARKS}
    closing = {end: start for start, end in MARKS.items()}
    for character in sentence:
        if character in MARKS:
            open_marks.append((character, len(text)))
        elif character in closing:
            if not open_marks or open_marks[-1][0] != closing[character]:
                raise GoldError(f"{name}: «{character}» closes nothing in: {sentence}")
            mark, start = open_marks.pop()
            spans[mark].append((start, len(text)))
        else:
            text.append(character)
    if open_marks:
        raise GoldError(f"{name}: «{open_marks[-1][0]}» is never closed in: {sentence}")
    for mark, most in (("{", 1), ("<", 1)):
        if len(spans[mark]) > most:
            raise GoldError(f"{name}: more than one {mark}…{MARKS[mark]} in: {sentence}")
    if not spans["<"] or not spans["["]:
        raise GoldError(f"{name}: a cue <…> and a content […] must be marked in: {sentence}")
    source = spans["{"][0] if spans["{"] else None
    article = GoldArticle(
        id=name,
        text="".join(text),
        attributions=(
            GoldAttribution(
                n=1,
                cue=spans["<"][0],
                source=source,
                antecedent=source,
                content=tuple(sorted(spans["["])),
                kind=labels.get("kind"),
                act=labels.get("act"),
                factuality=labels.get("factuality"),
                stance=labels.get("stance"),
            ),
        ),
    )
    _check(article)
    return article


def lexicon_sentences(path: Path) -> Iterator[tuple[dict[str, str], GoldArticle]]:
    """The test sentences of a language pack's table: each row with its marked sentence read."""
    lines = [
        (number, line)
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines:
        return
    columns = lines[0][1].split("\t")
    if "sentence" not in columns:
        raise GoldError(f"{path}: no column `sentence`")
    for number, line in lines[1:]:
        row = dict(zip(columns, line.split("\t"), strict=False))
        if row.get("sentence", "-").strip() in {"", "-"}:
            continue
        try:
            yield row, marked(row["sentence"], name=row.get(columns[0], str(number)))
        except GoldError as error:
            raise GoldError(f"{path}, line {number}: {error}") from error


def _by_hand(record: dict[str, Any]) -> bool:
    """Whether the record's spans are still words rather than offsets."""
    for one in _listed(record, "attributions"):
        if isinstance(one.get("cue"), str):
            return True
        if any(isinstance(part, dict) for part in one.get("content") or ()):
            return True
    return any("text" in mention for key in ("times", "places") for mention in _listed(record, key))


def _listed(record: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects under `key`; anything else there is left for the typed reading to refuse."""
    found = record.get(key) or []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _found(name: str, text: str, record: dict[str, Any]) -> dict[str, Any]:
    """The record with every copied string replaced by where it stands in the text."""
    attributions = []
    for one in _listed(record, "attributions"):
        where = f"{name}, attribution {one.get('n')}"
        resolved: dict[str, Any] = dict(one)
        for field in ("cue", "source", "antecedent"):
            resolved[field] = _occurrence(text, one.get(field), one.get(f"{field}_n"), where, field)
        cue: Range | None = resolved["cue"]
        parts = one.get("content")
        if not isinstance(parts, list) or not parts:
            raise GoldError(f"{where}: no `content`")
        resolved["content"] = [_stretch(text, part, cue, where) for part in parts]
        attributions.append(resolved)
    mentions = {
        key: [
            {
                **one,
                "span": _occurrence(text, one.get("text"), one.get("n"), f"{name}, {key} {position}", "text"),
            }
            for position, one in enumerate(_listed(record, key), 1)
        ]
        for key in ("times", "places")
    }
    return {**record, "attributions": attributions, **mentions}


def _occurrence(text: str, words: object, number: object, where: str, field: str) -> Range | None:
    """The span of the numbered occurrence, from 1, over non-overlapping matches from the start."""
    if words is None:
        return None
    if not isinstance(words, str) or not words:
        raise GoldError(f"{where}: `{field}` must be words of the article or null")
    count = text.count(words)
    if count == 0:
        raise GoldError(f"{where}: `{field}` «{_short(words)}» does not occur in the article")
    if number is None:
        if count > 1:
            raise GoldError(
                f"{where}: `{field}` «{_short(words)}» occurs {count} times; "
                f"say which one with `{'n' if field == 'text' else field + '_n'}`"
            )
        number = 1
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= count:
        raise GoldError(f"{where}: `{field}` «{_short(words)}»: there is no occurrence {number} of {count}")
    start = -len(words)
    for _ in range(number):
        start = text.index(words, start + len(words) if start >= 0 else 0)
    return start, start + len(words)


def _stretch(text: str, part: object, cue: Range | None, where: str) -> Range:
    """The span from the first words of a content to the next place where its last words stand.

    Without `from_n` it is the first `from` after the cue, or else the last one before it.
    """
    if not isinstance(part, dict):
        raise GoldError(f"{where}: a part of `content` is an object with `from` and `to`")
    first, last = part.get("from"), part.get("to")
    if not isinstance(last, str) or not last:
        raise GoldError(f"{where}: `to` must be words of the article")
    number = part.get("from_n")
    if number is None and isinstance(first, str) and first and cue and text.count(first) > 1:
        start = text.find(first, cue[1])
        if start < 0:
            start = text.rfind(first, 0, cue[0])
        if start < 0:
            raise GoldError(f"{where}: `from` «{_short(first)}» occurs nowhere around the cue")
    else:
        found = _occurrence(text, first, number, where, "from")
        if found is None:
            raise GoldError(f"{where}: a part of `content` needs `from`")
        start = found[0]
    stop = text.find(last, start)
    while stop >= 0 and stop + len(last) < start + len(str(first)):
        # The last words may share words with the first ones, but cannot end before they do.
        stop = text.find(last, stop + 1)
    if stop < 0:
        raise GoldError(f"{where}: `to` «{_short(last)}» does not occur after «{_short(str(first))}»")
    return start, stop + len(last)


def _short(words: str) -> str:
    """A string cut to what an error message can carry."""
    return words if len(words) <= LONGEST_QUOTED else words[: LONGEST_QUOTED - 1] + "…"


def _check(article: GoldArticle) -> None:
    """Raise `GoldError` where spans leave the text, parents are missing, or labels are unknown."""
    length = len(article.text)
    parents = {one.n: one.parent for one in article.attributions}
    if len(parents) != len(article.attributions):
        raise GoldError(f"{article.id}: two attributions have the same number")
    for one in article.attributions:
        where = f"{article.id}, attribution {one.n}"
        if not one.content:
            raise GoldError(f"{where}: no `content`")
        for span in (one.cue, one.source, one.antecedent, *one.content):
            if span is not None and not 0 <= span[0] < span[1] <= length:
                raise GoldError(f"{where}: {list(span)} is no stretch of the {length} characters")
        for field, known in LABELS.items():
            label = getattr(one, field)
            if label is not None and label not in known:
                raise GoldError(f"{where}: `{field}` is «{label}», not one of {', '.join(known)}")
        if one.parent is not None and one.parent not in parents:
            raise GoldError(f"{where}: parent {one.parent} is not in the article")
        above, climbed = one.parent, 0
        while above is not None:
            climbed += 1
            if climbed > len(parents):
                raise GoldError(f"{where}: its parents go round in a circle")
            above = parents[above]
    mentions = [time.span for time in article.times] + [place.span for place in article.places]
    for start, end in mentions:
        if not 0 <= start < end <= length:
            raise GoldError(f"{article.id}: [{start}, {end}] is no stretch of the text")
