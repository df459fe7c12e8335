"""The one door through which text reaches the page: nothing from an article can become markup."""

from html import escape as _escape

from musnad.export.order import one_line, printable

_BLOCKS = frozenset("article div dd dl footer h2 h3 header li ol p section".split())


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
