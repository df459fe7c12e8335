"""musnad reads news and says who says what, on whose word; it never says what is true.

`read(text)` gives a `Report` of one article's attributions. The types are in `musnad.model`,
the errors in `musnad.errors`.
"""

from typing import TYPE_CHECKING

from musnad._version import __version__
from musnad.errors import GazetteerError, GoldError, InputError, LanguageDataError, MusnadError
from musnad.model import (
    Attribution,
    Document,
    Entity,
    PlaceMention,
    ReaderInfo,
    Relation,
    Report,
    Sourcing,
    Span,
    SpeakerShare,
    TimeMention,
)

if TYPE_CHECKING:
    from musnad.reader import read

__all__ = [
    "Attribution",
    "Document",
    "Entity",
    "GazetteerError",
    "GoldError",
    "InputError",
    "LanguageDataError",
    "MusnadError",
    "PlaceMention",
    "ReaderInfo",
    "Relation",
    "Report",
    "Sourcing",
    "Span",
    "SpeakerShare",
    "TimeMention",
    "__version__",
    "read",
]


def __getattr__(name: str) -> object:
    """Loads the reader when it is first asked for, so that `import musnad` stays quick."""
    if name == "read":
        from musnad.reader import read  # noqa: PLC0415 (loaded when first asked for)

        return read
    raise AttributeError(f"module 'musnad' has no attribute {name!r}")
