"""Which language a text is in, as far as its script tells."""

import re

_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
# Letters that Persian and Urdu use and Arabic does not.
_NOT_ARABIC = re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc\u06d2\u0679\u0688\u0691\u06ba\u06be\u06c1]")
_SAMPLE = 20_000


def language_of(text: str) -> str | None:
    """`ar`, `fa` or `en` by the letters of the first 20,000 characters, or `None`.

    Half of the letters must be of the script. Latin script is called `en` only for want of better:
    it says «not Arabic».
    """
    sample = text[:_SAMPLE]
    arabic = len(_ARABIC.findall(sample))
    letters = len(_LETTER.findall(sample)) if arabic < len(sample) // 2 else arabic
    if not letters:
        return None
    if arabic * 2 >= letters:
        foreign = len(_NOT_ARABIC.findall(sample))
        return "fa" if foreign * 12 > arabic else "ar"
    latin = sum(1 for c in sample if c.isascii() and c.isalpha())
    return "en" if latin * 2 >= letters else None
