"""Writes the month names of the Arabic lexicon from CLDR.

    python scripts/months.py

CLDR knows three families of Gregorian names (Egypt and the Gulf, the Levant and Iraq, the Maghreb) and
the Hijri months. Babel carries CLDR as pickles, so it stays here and out of the reader: what it says is
written to a table once, and a test holds the table against it. Spellings that CLDR lacks are in
`time_words.tsv`.
"""

from pathlib import Path

from babel import Locale

TABLE = Path(__file__).resolve().parents[1] / "src/musnad/lang/ar/data/months.tsv"
FAMILIES = ("ar_EG", "ar_SY", "ar_IQ", "ar_MA", "ar_DZ", "ar_TN", "ar_MR")
HEAD = """\
# Month names by CLDR, written by scripts/months.py; not edited by hand. Locales: where they are used.
name\tmonth\tlocales
"""


def table() -> str:
    """The whole table as text."""
    months: dict[tuple[int, str], list[str]] = {}
    for family in FAMILIES:
        for number, name in Locale.parse(family).months["format"]["wide"].items():
            months.setdefault((number, name), []).append(family.removeprefix("ar_"))
    lines = [f"{name}\t{number}\t{','.join(where)}" for (number, name), where in sorted(months.items())]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
