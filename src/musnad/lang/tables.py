"""Reads the tables of language data: tab-separated, one header line, `#` for comments."""

from collections.abc import Iterator
from importlib.resources import files

from musnad.errors import LanguageDataError


def rows(package: str, name: str) -> Iterator[dict[str, str]]:
    """The rows of one data file of a language as dictionaries; raises `LanguageDataError` on a ragged row."""
    text = files(package).joinpath("data", name).read_text(encoding="utf-8")
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise LanguageDataError(
                f"{name}, line {number}: {len(cells)} cells where {len(header)} are named"
            )
        yield dict(zip(header, cells, strict=True))
