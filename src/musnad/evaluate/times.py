"""How well time expressions are worked out: phrases with the day they are read on and what they mean.

A line of the gold is one phrase: `id`, `reference` (the day), its `text` or, where the phrases lie in a
file of their own, only its id; and one answer of

    start, grain[, end_exclusive]   days, looking ahead (`--time-bias future`)
    past, future                    a day, or a pair of first and last; either bias counts
    edtf                            the EDTF value, looking back; null where nothing is to be found

The last day of a pair is right where it is the expression's last day or the day after it, for gold of
this kind writes some ends exclusive and some not.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import GoldError
from musnad.model import TimeMention

_LENGTHS = {"day": 0, "week": 6}


def is_time_gold(path: Path) -> bool:
    """Whether a file's first line is a phrase with the day it is read on."""
    try:
        with path.open("rb") as lines:
            first = lines.readline(1 << 16)
        item = msgspec.json.decode(first)
    except (OSError, msgspec.DecodeError):
        return False
    return isinstance(item, dict) and "reference" in item and "attributions" not in item


def judge_times(gold: Path, phrases: Path | None) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """By the part of the id before its number: how many are right, and of how many; and what is wrong.

    Raises `GoldError` where a line or its phrase is missing.
    """
    from musnad.reader import read  # noqa: PLC0415 (loads the language packs)

    texts = {item["id"]: item["text"] for item in _lines(phrases)} if phrases is not None else {}
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    wrong: list[str] = []
    for item in _lines(gold):
        text = item.get("text") or texts.get(item.get("id"))
        if text is None:
            raise GoldError(f"{gold}: no text for «{item.get('id')}»: give the file of phrases (--phrases)")
        kind = str(item["id"]).rpartition("-")[0]
        every[kind] += 1
        looking = ("future",) if "start" in item else ("past", "future") if "past" in item else ("past",)
        found: list[TimeMention] = []
        for bias in looking:
            found += read(text, published=item["reference"], time_bias=bias, language=_language(text)).times  # type: ignore[arg-type]
        if _is_right(item, found):
            right[kind] += 1
        else:
            said = ", ".join(dict.fromkeys(f"«{time.span.text}» {time.value}" for time in found)) or "nothing"
            asked = {key: value for key, value in item.items() if key not in ("id", "text")}
            wrong.append(f"{item['id']} «{text}»: gold {asked}, found {said}")
    return {kind: (right[kind], every[kind]) for kind in sorted(every)}, wrong


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        return [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
    except (OSError, msgspec.DecodeError) as error:
        raise GoldError(f"{path} cannot be read as lines of JSON: {error}") from error


def _language(text: str) -> str | None:
    """A phrase without letters is read as Arabic."""
    return None if any(char.isalpha() for char in text) else "ar"


def _is_right(item: Mapping[str, Any], found: list[TimeMention]) -> bool:
    if "edtf" in item:
        if item["edtf"] is None:
            return not found
        return any(time.value == item["edtf"] for time in found)
    if "start" in item:
        return any(_covers(time, item) for time in found)
    answers = [item[key] for key in ("past", "future") if key in item]
    return any(_equals(time, answer) for time in found for answer in answers)


def _covers(time: TimeMention, item: Mapping[str, Any]) -> bool:
    if time.earliest != item["start"] or time.latest is None:
        return False
    start = date.fromisoformat(item["start"])
    if "end_exclusive" in item:
        return date.fromisoformat(time.latest) + timedelta(1) == date.fromisoformat(item["end_exclusive"])
    if item.get("grain") in _LENGTHS:
        return date.fromisoformat(time.latest) == start + timedelta(_LENGTHS[item["grain"]])
    return True


def _equals(time: TimeMention, answer: str | list[str]) -> bool:
    if isinstance(answer, str):
        return time.earliest == answer
    if time.earliest != answer[0] or time.latest is None:
        return False
    after = date.fromisoformat(time.latest)
    return answer[1] in (after.isoformat(), (after + timedelta(1)).isoformat() if after < date.max else "")
