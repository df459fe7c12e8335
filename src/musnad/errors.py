"""What can go wrong, said so that a user knows which file, which record, and what to do.

MusnadError
├── InputError        a file or a record that cannot be read as an article
├── GoldError         a gold file that does not follow the guidelines' format
├── GazetteerError    a gazetteer, or a file to build one from, that is broken
└── LanguageDataError a language pack's data files contradict themselves
"""


class MusnadError(Exception):
    """The root of every error that musnad raises on purpose."""


class InputError(MusnadError):
    """A file or a record that cannot be read as an article.

    `where` names the file, `record` its index in the file (0-based) or `None`,
    `byte` the offset in bytes of the first thing that is wrong, or `None`.
    """

    def __init__(
        self,
        message: str,
        *,
        where: str | None = None,
        record: int | None = None,
        byte: int | None = None,
    ) -> None:
        self.message = message
        self.where = where
        self.record = record
        self.byte = byte
        place = where or "input"
        if record is not None:
            place += f", record {record}"
        if byte is not None:
            place += f", byte {byte}"
        super().__init__(f"{place}: {message}")


class GoldError(MusnadError):
    """A gold file that does not follow the guidelines' format."""


class LanguageDataError(MusnadError):
    """A language pack's data files contradict themselves."""


class GazetteerError(MusnadError):
    """A gazetteer, or a file to build one from, that is broken: the message says where and what to do."""
