"""How the page words the labels: Arabic for the reader, English beside it."""

from typing import Final, NamedTuple

from musnad.export.places import point, relation_words
from musnad.model import Relation


class Label(NamedTuple):
    """A label in Arabic, and its English explanation."""

    arabic: str
    english: str


ACT: Final = {
    "assertive": Label("إخبار", "assertive: says that something is so"),
    "directive": Label("طلب", "directive: demands, orders, calls for"),
    "commissive": Label("تعهّد", "commissive: promises, threatens, offers, refuses"),
    "expressive": Label("موقف", "expressive: thanks, praises, condemns, condoles"),
    "question": Label("سؤال", "question"),
}

FACTUALITY: Final = {
    "CT+": Label("يجزم به", "CT+: for its source, certain"),
    "PR+": Label("يرجّحه", "PR+: for its source, probable"),
    "PS+": Label("يراه ممكنًا", "PS+: for its source, possible"),
    "CT-": Label("ينفيه", "CT-: for its source, certainly not so"),
    "PR-": Label("يستبعده", "PR-: for its source, probably not so"),
    "PS-": Label("يشكّ فيه", "PS-: for its source, possibly not so"),
    "Uu": Label("لا يجزم", "Uu: its source does not commit to it"),
}

STANCE: Final = {
    "neutral": Label("ناقله محايد", "neutral: the reporter takes no side"),
    "endorsing": Label("ناقله يؤيّده", "endorsing: the reporter's wording takes it as true"),
    "distancing": Label("ناقله يتحفّظ عنه", "distancing: the reporter keeps away from it"),
}

KIND: Final = {
    "direct": Label("بلفظه", "direct: word for word"),
    "indirect": Label("بمعناه", "indirect: paraphrased"),
    "mixed": Label("بعضه بلفظه", "mixed: a paraphrase with quoted parts"),
}

ANONYMOUS: Final = Label("مصدر غير مسمّى", "unnamed source")

ALL: Final = (*FACTUALITY.values(), *ACT.values(), *KIND.values(), *STANCE.values(), ANONYMOUS)

PRECISION: Final = {
    "country": Label("دولة", "country"),
    "region": Label("إقليم", "region"),
    "district": Label("منطقة إدارية", "district"),
    "city": Label("مدينة", "city"),
    "quarter": Label("حيّ", "quarter"),
    "area": Label("مساحة", "area"),
    "spot": Label("موقع", "spot"),
    "container": Label("الموضع موضع ما يقع فيه", "shown where the place lies that holds it"),
}

ACTOR: Final = Label("فاعلًا لا مكانًا", "as one who acts, not as a place")
NO_SPOT: Final = Label("لا يُعرف موضعه", "not on the map")

MAP: Final = Label("خريطة الأماكن", "map of the places")
CLOSE_UP: Final = Label("خريطة مقرّبة", "close-up")

_POINTS: Final = (
    "الشمال", "الشمال الشرقي", "الشرق", "الجنوب الشرقي",
    "الجنوب", "الجنوب الغربي", "الغرب", "الشمال الغربي",
)  # fmt: skip
_SIDES: Final = (
    "الشمالي", "الشمالي الشرقي", "الشرقي", "الجنوبي الشرقي",
    "الجنوبي", "الجنوبي الغربي", "الغربي", "الشمالي الغربي",
)  # fmt: skip


def relation(how: Relation) -> Label:
    """How the mention stands to the place that it names: «على بعد 15 كم منه إلى الشمال الشرقي»."""
    at = None if how.bearing is None else point(how.bearing)
    if how.kind == "border":
        arabic = "حدوده"
    elif how.kind == "side":
        arabic = "ضفته" if at is None else f"الجانب {_SIDES[at]} منه"
    elif how.km is not None:
        arabic = f"على بعد {how.km:g} كم منه" + ("" if at is None else f" إلى {_POINTS[at]}")
    else:
        arabic = "قربه" if at is None else f"إلى {_POINTS[at]} منه"
    return Label(arabic, f"{relation_words(how)} it")


UNNAMED: Final = "لا يسمّيه النص"
UNTITLED: Final = "بلا عنوان"

# The letters that number speakers, in the old order of counting (abjad).
_LETTERS: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


def letter(index: int) -> str:
    """The sign of the speaker who comes in at `index`: أ, ب, ج … and after the last, أ2."""
    turn, place = divmod(index, len(_LETTERS))
    return _LETTERS[place] + (str(turn + 1) if turn else "")
