"""What a noun phrase that names someone is made of: head, office, name, type."""

from dataclasses import dataclass, field
from typing import Final

from musnad.lang import pack as p
from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.text.script import fold_word

_AND: Final = fold_word("و")
_LI: Final = fold_word("ل")
_ALEF: Final = fold_word("ا")
_UN: Final = fold_word("ون")
_IN: Final = fold_word("ين")
_COUNTS: Final = {fold_word(w) for w in ("عدد", "عددا", "مجموعة", "العديد", "الكثير", "كثير", "غالبية")}
_STRIP: Final = tuple(fold_word(w) for w in ("وال", "فال", "ال", "لل"))
_PREPOSITIONS: Final = p.ILA | p.ALA | p.EAN | p.MIN | p.FI
_ROLE_OR_BODY: Final = p.PERSON | p.UNNAMED | p.GROUP | p.ORGANISATION | p.MEDIA
_KINDS: Final = (
    (p.MEDIA, "organisation"),
    (p.ORGANISATION, "organisation"),
    (p.DOCUMENT, "document"),
    (p.GROUP, "group"),
    (p.UNNAMED, "unnamed"),
    (p.PERSON, "person"),
    (p.TITLE, "person"),
    (p.GIVEN_NAME, "person"),
    (p.PLACE, "place"),
    (p.DEMONYM, "group"),
)


def stem(word: bytes) -> bytes:
    """A word without the article and the conjunction before it, plurals in one case: والوزير → وزير."""
    for prefix in _STRIP:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            word = word[len(prefix) :]
            break
    return word[:-2] + _IN if len(word) > 4 and word.endswith(_UN) else word


def _named_by(page: Page, word: bytes) -> bool:
    """Whether a word heads one who speaks, a document among them."""
    return bool(page.pack.flags.get(word, 0) & (_ROLE_OR_BODY | p.DOCUMENT))


def definite_forms(head: bytes) -> tuple[bytes, ...]:
    """A head as it can stand in a text: وزير، الوزير، والوزير، للوزير، ووزير."""
    return (head, _AND + head, *(prefix + head for prefix in _STRIP))


@dataclass(slots=True)
class Mention:
    """A noun phrase taken apart. `name` are the words that only this one bears."""

    range: Range
    head: bytes
    type: str
    name: tuple[bytes, ...] = ()
    stems: frozenset[bytes] = frozenset()
    gender: str = "c"
    number: str = "s"
    anonymous: bool = False
    definite: bool = False
    joint: bool = False  # two at once: الملك فلان والرئيس فلان
    head_at: int = 0  # the word of the page that is the head


@dataclass(slots=True)
class Speaker:
    """One who speaks in the article, with every mention found."""

    type: str
    head: bytes
    gender: str
    number: str
    mentions: list[Range] = field(default_factory=list)
    stems: set[bytes] = field(default_factory=set)
    names: set[bytes] = field(default_factory=set)
    heads: set[bytes] = field(default_factory=set)
    anonymous: bool = False
    fullest: Range = (0, 0)
    last_at: int = -1
    joint: bool = False


def take_apart(page: Page, phrase: Range) -> Mention:
    """The parts of a noun phrase that names a source."""
    first, stop = phrase
    flags, words = page.flags, page.words
    k = first
    while k < stop - 1 and flags[k] & p.DEMONSTRATIVE:
        k += 1
    counted = words[k] in _COUNTS and k + 2 < stop and bool(flags[k + 1] & p.MIN)
    if counted:
        k += 2  # «عدد من المغردين» are the tweeters
    while k < stop - 1 and (
        len(words[k]) == 1 or (flags[k] & p.TITLE and not flags[k] & (p.PERSON | p.ORGANISATION))
    ):
        k += 1  # «الدكتور», «م.»
    head_flags = flags[k]
    head = stem(words[k])
    if page.is_joined(k) and flags[k] & _ROLE_OR_BODY and head == words[k]:
        head = stem(head[1:])  # «ووزارة الداخلية»
    elif words[k][:1] == _LI and not flags[k] & _ROLE_OR_BODY and _named_by(page, words[k][1:]):
        head = stem(words[k][1:])  # «وفقا لتقرير»
    titled = any(flags[j] & p.TITLE for j in range(first, min(stop, first + 18)))
    if titled and (k > first or not head_flags & (p.ORGANISATION | p.DOCUMENT | p.MEDIA)):
        kind = "person"
    else:
        kind = next((name for bits, name in _KINDS if head_flags & bits), "")
    name = _name_words(page, first, stop)
    if not kind:
        quote = page.quote_at(first)
        if quote is not None:
            kind = "organisation"
        elif page.is_definite(first) and not name:
            kind = "group" if head.endswith((fold_word("ين"), fold_word("ون"))) else "organisation"
        else:
            kind = "person"
    if kind == "unnamed" and name and not head_flags & p.GROUP and len(name) >= 2:
        kind = "person"
    if kind == "group" and head_flags & p.PERSON and name:
        kind = "person"
    gender = page.pack.genders.get(words[k]) or page.pack.genders.get(head, "")
    number = page.pack.numbers.get(words[k]) or page.pack.numbers.get(head, "s")
    if not gender:
        gender = "c"
        if kind == "organisation" and words[k].endswith(fold_word("ة")):
            gender = "f"
    anonymous = kind == "unnamed" or (
        kind == "person"
        and not name
        and bool(head_flags & p.PERSON)
        and not page.is_definite(k)
        and head in page.pack.anonymous_heads
    )
    joint = kind in ("person", "place") and (_is_joint(page, first, stop) or _is_dual(page, k, stop))
    if joint or counted or words[first] in page.pack.quantifiers:
        number = "p"
    return Mention(
        phrase,
        head,
        kind,
        name,
        frozenset(stem(w) for w in words[first:stop] if len(w) > 2 and w not in page.pack.selves),
        gender,
        number or "s",
        anonymous,
        page.is_definite(k) or _is_construct(page, k, stop),
        joint,
        k,
    )


def _name_words(page: Page, first: int, stop: int) -> tuple[bytes, ...]:
    """The words of a phrase that are proper: unknown to the lexicon, or given names, not adjectives."""
    out: list[bytes] = []
    for k in range(first, stop):
        flag, word = page.flags[k], page.words[k]
        if k > first and page.flags[k - 1] & p.NAME_PARTICLE and not page.is_joined(k):
            out.append(word)  # whatever follows «عبد», «أبو», «بن»
            continue
        if flag & (p.NAME_PARTICLE | p.GIVEN_NAME) and not page.is_definite(k):
            out.append(word)
        elif k > first and word[:1] == _LI and page.pack.flags.get(word[1:], 0) & ~(p.CUE | p.VERB):
            continue  # «لانتخابات المجالس»
        elif k > first and flags_name(page, k, first) and not page.is_definite(k):
            out.append(word)
        elif flag & (p.MEDIA | p.PLACE) and not flag & p.ORGANISATION and k == stop - 1 and k == first:
            out.append(word)
        elif not flag & ~(p.CUE | p.VERB | p.EVENT | p.PLACE | p.DEMONYM):
            if page.is_definite(k):
                # A definite last word after a name is a surname: «عدنان الضميري».
                if k > first and out and page.words[k - 1] == out[-1] and not flag:
                    out.append(word)
                elif k == first and stop == first + 1 and not flag:
                    out.append(word)
                elif (
                    k == stop - 1
                    and k > first
                    and (page.flags[k - 1] & p.TITLE or len(page.words[k - 1]) == 1)
                    and not flag
                ):
                    out.append(word)  # «الدكتور السديس»
            elif (
                k == first
                or page.is_definite(k - 1)
                or page.flags[k - 1] & (p.TITLE | p.GIVEN_NAME | p.NAME_PARTICLE | p.DEMONYM | p.PLACE)
                or (out and page.words[k - 1] == out[-1])
            ):
                if not flag & p.EVENT:
                    out.append(word)
    return tuple(out)


def _is_joint(page: Page, first: int, stop: int) -> bool:
    """«الملك فلان والرئيس فلان» are two; «الناشط والطبيب فلان» is one, for no name stands before the و."""
    lands = bool(page.flags[first] & p.PLACE) and not page.is_definite(first)
    heads = p.PERSON | p.TITLE | p.GIVEN_NAME | (p.PLACE if lands else 0)
    named = lands
    for k in range(first + 1, stop):
        flag = page.flags[k]
        if (
            named
            and page.is_joined(k)
            and (
                flag & heads
                or (
                    not flag
                    and k + 1 < stop
                    and page.flags[k - 1] & (p.GIVEN_NAME | p.NAME_PARTICLE)
                    and not page.is_definite(k)
                )
            )
        ):
            return True
        named = named or bool(flag & p.GIVEN_NAME) or (not flag and not page.is_definite(k))
    return False


def _is_dual(page: Page, k: int, stop: int) -> bool:
    """«مدربا الفريقين فلان وفلان» are two: a head in the dual, without its نون before a genitive."""
    word = page.words[k]
    return (
        stop - k > 2
        and word.endswith(_ALEF)
        and not page.flags[k]
        and bool(page.pack.flags.get(word[:-1], 0) & p.PERSON)
        and any(page.is_joined(j) for j in range(k + 1, stop))
    )


def _is_construct(page: Page, k: int, stop: int) -> bool:
    """«وزير الداخلية» is definite by its genitive; «مصدر أمني», «متحدث باسم» are not."""
    return (
        k + 1 < stop and page.is_definite(k + 1) and not page.is_definite(k) and not page.flags[k] & p.UNNAMED
    )


def flags_name(page: Page, k: int, first: int) -> bool:
    """Whether a common word stands where only a name can: after a rank, or between names."""
    before = page.flags[k - 1]
    if before & p.TITLE and not page.flags[k] & (p.TITLE | p.PERSON | p.ORGANISATION | _PREPOSITIONS):
        return True
    return bool(before & p.NAME_PARTICLE) and k > first
