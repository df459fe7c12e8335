"""The one door through which text reaches the page: nothing from an article can become markup."""

import re
from html import escape as _escape

from musnad.export.order import one_line, printable

_BLOCKS = frozenset(
    (
        "article details div dd dl figure footer g h2 h3 header li ol p section summary svg "
        "table tbody thead tr"
    ).split()
)
# Of all EDTF only this much is a date to HTML; «2014-22» (a summer) and «2017-11~» are not.
_PLAIN_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def text(words: str) -> str:
    """An article's words as HTML: the characters of markup escaped, control characters made visible."""
    return _escape(printable(words), quote=True)


def line(words: str) -> str:
    """A short field (a name, a title, an excerpt) as HTML, on one line, its direction kept to itself."""
    return f'<bdi dir="auto">{text(one_line(words))}</bdi>'


def tag(name: str, inner: str = "", /, **attributes: str | int | None) -> str:
    """An element around HTML that is already escaped; attribute values are escaped here.

    `class_` and the like lose their underscore, inner ones become hyphens; `None` leaves one out.
    """
    # A line a block keeps the page's source readable; between blocks a browser ignores it.
    return opening(name, **attributes) + inner + f"</{name}>" + ("\n" if name in _BLOCKS else "")


def opening(name: str, /, **attributes: str | int | None) -> str:
    """The start of an element, for those that are closed elsewhere or hold nothing."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>"


def plain_date(value: str) -> str | None:
    """The EDTF value as the `datetime` of a `time` element, or `None` where HTML has no word for it."""
    return value if _PLAIN_DATE.fullmatch(value) else None


def dated(value: str) -> str:
    """An EDTF value as a short field, a `time` element where it is a plain date."""
    return tag("time", line(value), datetime=value) if plain_date(value) else line(value)
