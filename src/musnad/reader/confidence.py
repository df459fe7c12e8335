"""How sure the reader is of one attribution, from the kind of evidence it stands on.

The values are set by hand, one a kind of evidence; `musnad evaluate` prints how they hold up.
"""

from typing import Final

from musnad.reader.hits import Hit

_BY_PART: Final = {"verb": 0.9, "participle": 0.93, "masdar": 0.55, "noun": 0.55, "colon": 0.8}


def confidence(hit: Hit) -> float:
    """The chance in 0..1 that cue, content and speaker are right."""
    value = _BY_PART.get(hit.part, 0.75)
    if hit.how == "nominal":
        value -= 0.12
    if hit.speaker < 0:
        value -= 0.05
    if hit.parent >= 0:
        value -= 0.15
    if hit.source is None and hit.part == "verb":
        value -= 0.03
    return round(max(0.05, min(0.97, value)), 2)
