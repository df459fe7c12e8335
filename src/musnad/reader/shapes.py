"""What can be a subject that speaks: who can say such a thing, and where a subject can be dropped."""

from typing import Final

from musnad.lang import pack as p
from musnad.reader.grammar import AND, HEADS
from musnad.reader.hits import Hit, Range
from musnad.reader.page import Page
from musnad.text.script import fold_word
from musnad.text.words import STOP

_BI: Final = fold_word("ب")
_LI: Final = fold_word("ل")
_HE: Final = tuple(fold_word(w) for w in ("ه", "ها", "هم", "هما"))
_OPENS_CLAUSE: Final = (
    p.THAT | p.THAT_SUFFIX | p.ALREADY | p.NEGATION | p.SWITCH | p.WAS | p.PRONOUN | p.CONTRAST
    | p.ADVERB | p.TIME | p.BECAUSE | p.QUESTION
)  # fmt: skip
PLAIN_SAYING: Final = {"say", "add", "tell", "deny", "claim", "admit", "answer"}
# Classes whose verbs things can be the subject of: «الأرقام تؤكد», «ما يشير إلى». A thing is no source.
EVIDENCE: Final = {"show", "reveal", "confirm", "describe"}


def subject_shaped(page: Page, phrase: Range) -> bool:
    """Whether a phrase after a verb can be its subject at all."""
    first = phrase[0]
    flag = page.flags[first]
    if flag & HEADS or page.quote_at(first) is not None:
        return True
    if page.is_definite(first) and page.words[first][:1] in (_BI, _LI):
        return False
    if flag & p.EVENT and any(
        page.flags[k] & (p.PERSON | p.TITLE | p.GIVEN_NAME) for k in range(first + 1, phrase[1])
    ):
        return not page.flags[first + 1] & ~p.GIVEN_NAME
    return not (flag & (p.EVENT | p.NEGATION | p.WHAT | p.QUESTION) or page.words[first][:1].isdigit())


def credible(  # noqa: PLR0911 (each kind of subject, one a line)
    page: Page, hit: Hit, phrase: Range, known: set[bytes], *, left_side: bool
) -> bool:
    """Whether the phrase is one that can say such a thing: «الوزير يؤكد», not «الوقائع تؤكد»."""
    first = phrase[0]
    flag = page.flags[first]
    form = hit.form
    if form is None:
        return False
    previous = page.flags[hit.cue[0] - 1] if hit.cue[0] else 0
    if flag & (HEADS | p.PRONOUN) or page.quote_at(first) is not None or form.number == "p":
        return True
    if (
        left_side
        and form.aspect == "present"
        and not flag
        and not page.is_definite(first)
        and page.words[first] not in known
    ):
        if phrase[1] - first == 1 and _heads_headline(page, first):
            return True  # «نورين تنفي مشاركتها»: an unknown name
        if hit.how == "nominal" or not opens(page, first):
            return False  # «خطوة احترافية تؤكد…»: a clause that describes a noun
    if any(
        page.flags[k] & (p.GIVEN_NAME | p.TITLE | p.DEMONYM | p.NAME_PARTICLE)
        for k in range(first, min(first + 4, phrase[1]))
    ):
        return True
    if page.words[first] in page.pack.quantifiers:
        return True
    if flag & p.DEMONSTRATIVE and phrase[1] - first > 1 and page.flags[first + 1] & HEADS:
        return True  # «هذه الفصائل»
    if flag & (p.DEMONSTRATIVE | p.EVENT | p.TIME):
        return False
    if flag & p.CUE and not page.is_definite(first):
        return not left_side
    if left_side:
        if page.is_definite(first):
            return form.gender == "m" and form.number == "s" and phrase[1] - first == 1
        if previous & p.RELATIVE and page.words[first] not in known:
            return False  # «مواقفها التي تعبر عن»
        if phrase[1] - first > 1 and page.is_definite(first + 1):
            return False  # a genitive of an unknown common noun: «درجات الحرارة تدفع»
        return hit.how != "nominal" or hit.entry.needs == "-"
    if page.is_definite(first) and form.gender == "f":
        return hit.entry.cls not in EVIDENCE
    if hit.how == "nominal":
        return hit.entry.needs == "-"
    return True


def _heads_headline(page: Page, first: int) -> bool:
    """Whether word `first` begins the page's first line and that line ends without a stop."""
    last = page.line_after(first)
    return first == 0 and not page.gaps[last] & STOP and last < 20 and last + 1 < page.count


def opens(page: Page, first: int) -> bool:
    """Whether word `first` begins a sentence or follows أن or كان."""
    return page.sentence_start(first) == first or bool(page.flags[first - 1] & (p.THAT | p.WAS))


def may_drop_subject(page: Page, hit: Hit, previous: int) -> bool:  # noqa: PLR0911 (each place it can)
    """Whether a verb with no subject in sight can have dropped it here.

    It can at the head of a clause («وأضاف أن», «أنه يأمل في»); a verb in the middle of one has a
    subject that was not recognised, or describes a noun («غواصة تسمى…»).
    """
    form = hit.form
    if form is None:
        return False
    i = hit.cue[0]
    if previous & (p.WHAT | p.RELATIVE | p.WHO):
        if previous & p.RELATIVE and hit.how != "nominal":
            return not page.words[i - 1].startswith(AND)
        return False
    if (
        hit.entry.cls in EVIDENCE
        and form.aspect == "present"
        and not form.prefix
        and not previous & (p.THAT_SUFFIX | p.NEGATION)
    ):
        return False  # «…، تؤكد أن»: things confirm
    if form.prefix == "و" and page.flags[i] & p.EVENT and i and not page.gaps[i - 1] and hit.how == "nominal":
        return False  # «لزيادة الموارد وحث المشجعين على»: a noun joined to a noun
    if form.prefix:
        return hit.how != "nominal" or hit.entry.needs != "clause"
    if hit.how == "speech" and hit.quote is not None:
        return True
    if i and previous & (p.CONTRAST | p.THAT_SUFFIX) and page.words[i - 1].endswith(_HE):
        return True  # «لكنه رفض التشكيك»: the suffix is its subject
    if i == 0 or page.gaps[i - 1] or previous & _OPENS_CLAUSE:
        return hit.how != "nominal" or hit.entry.needs == "-"
    if (form.number == "p" and hit.entry.needs != "clause") or (hit.how != "nominal" and form.number == "p"):
        return True  # only people do things in the plural
    if hit.how == "clause" and form.aspect == "past" and hit.entry.cls in PLAIN_SAYING:
        return True  # its subject was not recognised; it says something all the same
    if i + 1 < page.count and page.flags[i + 1] & p.PREPOSITION_SUFFIX and hit.how == "clause":
        return True  # «بتصريح يؤكد فيه أن»
    # «وحول كذا نفى أن…»: the clause began with what it is about.
    opening = page.flags[page.sentence_start(i)]
    return hit.how == "clause" and bool(opening & (p.WHERE | p.EAN | p.WHEN | p.FI))


def heads_clause(page: Page, phrase: Range) -> bool:
    """Whether a preposed phrase looks like the subject of a verb in the singular: one that can speak."""
    first = phrase[0]
    return (
        bool(page.flags[first] & HEADS)
        and page.pack.numbers.get(page.words[first]) != "p"
        and page.pack.genders.get(page.words[first]) != "f"
    )
