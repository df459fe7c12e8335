"""Which language a text is in, as far as its script tells."""

from musnad.text.script import Folded, encode

_ARABIC = encode("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
_LATIN = bytes(range(ord("a"), ord("z") + 1)) + bytes(range(ord("A"), ord("Z") + 1))
# Letters that Persian and Urdu use and Arabic does not.
_NOT_ARABIC = encode("پچژگکیھہەۀ")


def language_of(folded: Folded) -> str | None:
    """`ar`, `fa`, `en` or `None`, by the letters of a whole folded text.

    Half of the letters must be of the script. Latin script is called `en` only for want of better:
    it says «not Arabic». Letters of scripts outside the code page count as Latin here.
    """
    plain = folded.plain
    foreign = len(plain) - len(plain.translate(None, _NOT_ARABIC))
    arabic = len(plain) - len(plain.translate(None, _ARABIC)) + foreign
    latin = len(plain) - len(plain.translate(None, _LATIN))
    if arabic and arabic >= latin:
        return "fa" if foreign * 12 > arabic else "ar"
    return "en" if latin else None
