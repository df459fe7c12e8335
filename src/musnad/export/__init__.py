"""The ways a report leaves the house: as JSON, as a spreadsheet, on the terminal, as a page.

Every format is a class that is given a function to write text with, and is then told `begin()`,
`report(report)` for each article, and `end()`. Nothing is kept from one article to the next, so
a year of news costs no more memory than its longest article.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Protocol, cast

from musnad.model import Report

__all__ = ["FORMATS", "Exporter", "ExporterClass", "Write"]

# What the function returns is its own affair (a stream tells how much it wrote).
Write = Callable[[str], object]


class Exporter(Protocol):
    """One output being written: begin, one report an article, end."""

    def begin(self) -> None:
        """Write what stands before the first article."""

    def report(self, report: Report) -> None:
        """Write one article's report."""

    def end(self) -> None:
        """Write what stands after the last article."""


ExporterClass = Callable[[Write], Exporter]

_WHERE = {
    "json": ("musnad.export.json_", "JsonExporter"),
    "jsonl": ("musnad.export.json_", "JsonLinesExporter"),
    "csv": ("musnad.export.csv_", "CsvExporter"),
    "table": ("musnad.export.table", "TableExporter"),
    "html": ("musnad.export.html", "HtmlExporter"),
}


class _Formats(Mapping[str, ExporterClass]):
    """The formats by name; a format's code is imported when it is asked for, not before."""

    def __getitem__(self, name: str) -> ExporterClass:
        module, exporter = _WHERE[name]
        return cast("ExporterClass", getattr(import_module(module), exporter))

    def __iter__(self) -> Iterator[str]:
        return iter(_WHERE)

    def __len__(self) -> int:
        return len(_WHERE)


FORMATS: Mapping[str, ExporterClass] = _Formats()
