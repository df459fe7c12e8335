"""One article read: its report, rendered already where that can be done apart, or why there is none."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from musnad.errors import GazetteerError
from musnad.gazetteer import Gazetteer, open_gazetteer, packaged
from musnad.ingest import Article
from musnad.model import Report


class Settings(msgspec.Struct, frozen=True):
    """How articles are to be read: what every process that reads some is told.

    `gazetteer` is the path of a gazetteer, `None` for the packaged one; `wikidata` that of an extract.
    """

    time_bias: Literal["past", "future"] = "past"
    gazetteer: str | None = None
    wikidata: str | None = None


PLAIN = Settings()


class Reading(msgspec.Struct, frozen=True):
    """What came of one article: its report, or its line of JSONL, or why there is neither.

    `name` is the report's id. `text` is kept only where reading failed.
    """

    where: str
    record: int | None
    name: str
    warnings: tuple[str, ...] = ()
    line: str | None = None
    report: Report | None = None
    failure: str | None = None
    text: str = ""


@cache
def gazetteer_of(settings: Settings) -> Gazetteer:
    """The gazetteer to read with, opened once in a process; `GazetteerError` if it is broken."""
    return packaged() if settings.gazetteer is None else open_gazetteer(Path(settings.gazetteer))


@cache
def ids_of(settings: Settings) -> Mapping[bytes, str]:
    """The Wikidata ids by name of the user's extract, read once in a process; none without one."""
    from musnad.ingest.wikidata import load_wikidata  # noqa: PLC0415

    return load_wikidata(Path(settings.wikidata)) if settings.wikidata is not None else {}


def read_article(article: Article, *, as_line: bool, settings: Settings = PLAIN) -> Reading:
    """Read one article. A fault of the reader's is reported with the article, and ends nothing."""
    # Imported here so that `musnad --help` does not wait for the language packs.
    from musnad.reader import read  # noqa: PLC0415

    where = article.where or ""
    name = article.id or where
    try:
        report = read(
            article.text,
            id=article.id,
            published=article.published,
            title=article.title,
            outlet=article.outlet,
            url=article.url,
            authors=article.authors,
            time_bias=settings.time_bias,
            gazetteer=gazetteer_of(settings),
        )
        if settings.wikidata is not None:
            from musnad.reader.identities import with_ids  # noqa: PLC0415

            report = with_ids(report, ids_of(settings))
        if article.warnings:
            report = msgspec.structs.replace(report, warnings=(*article.warnings, *report.warnings))
        line = _line(report) if as_line else None
    except GazetteerError as error:
        # It was whole when the run began.
        return Reading(where, article.record, name, failure=str(error), text=article.text)
    except Exception as error:  # noqa: BLE001 (one article must not cost the others)
        failure = f"the reader failed ({type(error).__name__}: {error}). This is a fault in musnad: report it"
        return Reading(where, article.record, name, failure=failure, text=article.text)
    return Reading(
        where,
        article.record,
        report.id,
        warnings=report.warnings,
        line=line,
        report=None if as_line else report,
    )


def _line(report: Report) -> str:
    from musnad.export import FORMATS  # noqa: PLC0415

    parts: list[str] = []

    def write(text: str) -> None:
        parts.append(text)

    FORMATS["jsonl"](write).report(report)
    return "".join(parts)
