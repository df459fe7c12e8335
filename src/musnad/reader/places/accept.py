"""Whether a name of the gazetteer is a place where it stands: by its support, and by what speaks against."""

from typing import Final

from musnad.gazetteer import Gazetteer
from musnad.lang import pack as p
from musnad.lang.places import KindNoun
from musnad.reader.page import Page
from musnad.reader.places.lookup import Found
from musnad.reader.places.sighting import Sighting
from musnad.text.script import encode, fold_word
from musnad.text.words import COMMA, DASH, PAREN_OPEN, QUOTE_CLOSE, STRAIGHT

_LOCATIVE: Final = p.FI | p.MIN | p.ILA
_ALEF: Final = fold_word("ا")
_SUFFIXES: Final = tuple(fold_word(s) for s in ("وا", "ها", "نا", "هما"))
_AND: Final = fold_word("و")
_OWN_WORD: Final = p.TITLE | p.PERSON | p.EVENT | p.VERB | p.CUE | p.ORGANISATION | p.DOCUMENT | p.TIME
_FUNCTIONAL: Final = (
    p.FI | p.MIN | p.ILA | p.ALA | p.EAN | p.RELATIVE | p.WHAT | p.THAT | p.THAT_SUFFIX | p.WHEN | p.WHERE
    | p.CONTRAST | p.BECAUSE | p.PREPOSITION_SUFFIX | p.PRONOUN | p.NEGATION | p.WAS | p.ALREADY | p.ADVERB
    | p.DEMONSTRATIVE | p.SWITCH | p.MEDIA
)  # fmt: skip
_CAPITAL: Final = fold_word("العاصمة")
_BANK: Final = fold_word("الضفة")
_EASTERN: Final = fold_word("الشرقية")
_SO: Final = fold_word("ف")
_FEMININE: Final = fold_word("ة")
_RELATIVE: Final = fold_word("ية")
_LI: Final = fold_word("ل")
_HA: Final = encode("ه")
_TA_MARBUTA: Final = "ة"
_BRIEF: Final = 4  # letters below which a name of GeoNames alone is doubtful
_TOP: Final = 4  # words from the beginning of a text in which its dateline stands


def page_flags(page: Page, found: Found) -> int:
    """What the words of a name can be besides."""
    flags = 0
    for k in range(found.first, found.stop):
        flags |= page.flags[k]
    return flags


class Judge:
    """Weighs the names found on one page."""

    def __init__(self, page: Page, gazetteer: Gazetteer, evidence: dict[str, float]) -> None:
        self.page = page
        self.gazetteer = gazetteer
        self.evidence = evidence
        self.lexicon = page.pack.place_words
        self.doubtful: list[Sighting] = []
        self.refused = -1  # the word after the last name that was none

    def judge(self, found: Found, before: Sighting | None) -> Sighting | None:
        """The sighting that a name makes, or `None`. `before` is the last place accepted on the page."""
        noun, noun_at = self.kind_noun(found.first, before)
        sighting = Sighting(found.first, found.stop, found.clitic, found.bearers.names, noun, noun_at)
        sighting.people = self.people_after(found.stop)
        known, stands = found.bearers.known, found.bearers.stands
        if self._is_other(found, before, known=known, named=noun is not None):
            self.refused = found.stop
            return None
        fits = noun is not None and self._fits(noun, found)
        agrees = sighting.people is not None and sighting.people in found.bearers.countries
        if fits or agrees:
            sighting.sure = True
            return sighting
        if stands and not self._is_odd(found, known=known):
            sighting.sure = True
            return sighting
        if self._is_supported(found, before, stands=stands):
            return sighting
        if found.bearers.seeded and not page_flags(self.page, found) & _FUNCTIONAL:
            self.doubtful.append(sighting)
        return None

    def in_company(self, sightings: list[Sighting]) -> list[Sighting]:
        """Doubtful names that stand in a row with places of their country: «جدة، ينبع، الخبر»."""
        if not self.doubtful:
            return []
        starts = {s.first: s for s in sightings}
        stops = {s.stop: s for s in sightings}
        found = []
        for sighting in sorted(self.doubtful, key=lambda s: s.first):
            beside = (stops.get(sighting.first), starts.get(sighting.stop))
            if any(each is not None and self._in_row(sighting, each) for each in beside):
                found.append(sighting)
                starts[sighting.first] = stops[sighting.stop] = sighting
        return found

    def _in_row(self, one: Sighting, other: Sighting) -> bool:
        """Whether two neighbours are joined by «و» or a comma and can lie in one country."""
        page = self.page
        later = max(one, other, key=lambda s: s.first)
        gap = page.gaps[later.first - 1]
        joined = page.words[later.first][:1] == _AND and later.clitic > 0 and not gap
        if not joined and gap != COMMA:
            return False
        return bool(self._states(one) & self._states(other))

    def _states(self, sighting: Sighting) -> set[str]:
        gazetteer = self.gazetteer
        names = [name for name in sighting.names if name.seeded] or sighting.names
        return {state for name in names for state in gazetteer.place(name.place).countries}

    def kind_noun(self, i: int, before: Sighting | None) -> tuple[KindNoun | None, int]:
        """The noun of its kind in front of word `i`: «مدينة», or of a row: «محافظتي ضباء والوجه»."""
        page = self.page
        if i and not page.gaps[i - 1]:
            noun = self.lexicon.kinds.get(page.words[i - 1])
            if noun is not None and (not page.is_definite(i - 1) or noun.bare == _CAPITAL):
                return noun, i - 1
        if before is not None and before.noun is not None and before.stop == i and page.words[i][:1] == _AND:
            if not page.gaps[i - 1] and not before.noun.named:
                return before.noun, before.noun_at
        return None, -1

    def people_after(self, k: int) -> str | None:
        """The state of a demonym at word `k`: «البوكمال السورية»."""
        if k < self.page.count and not self.page.gaps[k - 1] and self.page.is_definite(k):
            return self.lexicon.nationals.get(self.page.words[k])
        return None

    def _fits(self, noun: KindNoun, found: Found) -> bool:
        """Whether a place of the name can be what the noun says."""
        names = found.bearers.names
        brief = len(found.form) < _BRIEF and not names[0].seeded
        if not brief and any(self.gazetteer.place(name.place).kind in noun.kinds for name in names):
            return True
        return noun.sure and "city" in noun.kinds

    def _is_other(self, found: Found, before_sighting: Sighting | None, *, known: bool, named: bool) -> bool:
        """Whether something else is named: a paper, a club, a person, the people of a country."""
        page, i = self.page, found.first
        before = page.words[i - 1] if i and not page.gaps[i - 1] else b""
        flags = page.flags[i - 1] if before else 0
        single = found.stop - i == 1
        joined = before_sighting is not None and before_sighting.stop == i and page.words[i][:1] == _AND
        joined = joined and not page.gaps[i - 1] and not page.flags[i] & _FUNCTIONAL
        if single and not (joined and known) and self._is_word(found, known=known):
            return True
        if found.clitic and self._follows_other(found):
            return True
        if before in self.lexicon.bodies and not found.clitic and not named:
            return True
        if flags & p.NAME_PARTICLE and not flags & ~p.NAME_PARTICLE and not found.clitic:
            return True
        if (
            single
            and not found.clitic
            and flags & p.GIVEN_NAME
            and not flags & (_LOCATIVE | p.PERSON | p.PLACE)
        ):
            return not (known and page.is_definite(i)) or bool(page.flags[i] & p.GIVEN_NAME)
        if single and not found.clitic and flags & p.TITLE and not flags & p.PERSON:
            return True
        quote = page.quotes.around(i)
        if quote is not None and quote.first == i and quote.last == found.stop - 1 and self._is_paper(found):
            return True
        people = found.form.endswith(_ALEF) and found.form[:-1] in self.lexicon.nationals
        if single and people and before.endswith(_ALEF) and not before.endswith(_SUFFIXES):
            return not flags & (p.ILA | p.ALA | p.WHAT | p.NEGATION | p.PREPOSITION_SUFFIX | p.THAT_SUFFIX)
        if self.lexicon.not_after.get(before) == found.form:
            return True
        return self._is_adjectival(found) or self._is_cut_short(found)

    def _is_adjectival(self, found: Found) -> bool:
        """«الاستثمارات السعودية»: the feminine of a people that is a country's name as well."""
        feminine = found.form.endswith(_FEMININE) and found.form in self.lexicon.nationals
        return feminine and self._is_adjective(found)

    def _is_cut_short(self, found: Found) -> bool:
        """Whether the words behind make it something else: «نيويورك تايمز», «مسقط رأسه», a river's bank."""
        page = self.page
        after = page.words[found.stop] if found.stop < page.count and not page.gaps[found.stop - 1] else b""
        if after and found.form.startswith(_BANK) and (after[:1] == _LI or self._is_bank(found.stop)):
            return True
        if found.stop - found.first == 1 and after and b" ".join((found.form, after)) in self.lexicon.papers:
            return True
        if after in self.lexicon.firms and not self._is_located(found):
            return True
        bars = self.lexicon.not_before.get(found.form)
        return bars is not None and after.startswith(bars)

    def _is_word(self, found: Found, *, known: bool) -> bool:
        """Whether a name of one word is a word of the language here, whatever stands in front."""
        page, i = self.page, found.first
        if page.is_definite(i) and found.form in self.lexicon.kinds:
            return True
        if page.flags[i] & _FUNCTIONAL & ~self._place_flags(found):
            return True
        if found.clitic and (page.flags[i] & ~(p.PLACE | p.DEMONYM | p.GIVEN_NAME | p.EVENT) or not known):
            whole = page.words[i]
            if page.flags[i] & ~(p.PLACE | p.DEMONYM) or page.pack.time_words.readings(whole):
                return True
            if whole[:1] == _SO:
                return True
        if found.clitic and page.raw(i)[-1:] == _HA:  # «وجده»: no «جدة»
            return any(
                self.gazetteer.place(n.place).arabic.endswith(_TA_MARBUTA) for n in found.bearers.names
            )
        return False

    def _place_flags(self, found: Found) -> int:
        """What a name's own word may be besides: «المغرب» is a time of prayer, «الأردن» an agency's."""
        return p.MEDIA if found.bearers.known else 0

    def _follows_other(self, found: Found) -> bool:
        """«منتخبا قطر والبحرين»: joined to a name that was none."""
        return found.clitic == 1 and self.page.words[found.first][:1] == _AND and found.first == self.refused

    def _is_adjective(self, found: Found) -> bool:
        """«الاستثمارات السعودية», «دبابة سورية»: a country's name that is the feminine of its people's."""
        page, i = self.page, found.first
        if found.clitic or not i:
            return bool(
                found.clitic and page.words[i][:1] == _AND and page.words[i - 1] in self.lexicon.nationals
            )
        before = page.words[i - 1]
        if page.gaps[i - 1]:
            return bool(page.gaps[i - 1] & (QUOTE_CLOSE | STRAIGHT))
        flags = page.flags[i - 1]
        if (
            flags & (_LOCATIVE | p.VERB | p.THAT | p.THAT_SUFFIX | p.ALA | p.EAN)
            or before in self.lexicon.relates
        ):
            return False
        if before in self.lexicon.inside or before in self.lexicon.directions or before in self.lexicon.near:
            return False
        if page.is_definite(i):
            return page.is_definite(i - 1) or before in self.lexicon.nationals
        return before not in self.lexicon.kinds

    def _is_bank(self, k: int) -> bool:
        """«الضفة الشرقية»: the bank of a river, not the West Bank."""
        page = self.page
        k_after = k + 1
        return page.words[k].endswith(_EASTERN) or (
            page.is_definite(k) and k_after < page.count and page.words[k_after][:1] == _LI
        )

    def _is_paper(self, found: Found) -> bool:
        return (
            found.form in self.lexicon.papers
            or any(self.page.flags[k] & p.MEDIA for k in range(found.first, found.stop))
            or (found.first > 0 and self.page.words[found.first - 1] in self.lexicon.bodies)
        )

    def _is_odd(self, found: Found, *, known: bool) -> bool:
        """Whether a name that stands alone elsewhere is doubtful here: its word is one of the lexicon's."""
        page, i = self.page, found.first
        if found.stop - i > 1:
            return False
        flags = page.flags[i]
        if not known:
            own = bool(page.pack.time_words.readings(page.words[i])) or bool(flags & ~(p.PLACE | p.DEMONYM))
            return own or not self._is_located(found)
        if page.is_definite(i) and found.form.endswith(_RELATIVE) and i and not page.gaps[i - 1]:
            if page.is_definite(i - 1) and not page.flags[i - 1] & p.PERSON:
                return not self._is_located(found)  # «الحصة الصباحية»
        return bool(flags & (p.GIVEN_NAME | p.VERB | p.CUE)) and not self._is_located(found)

    def _is_located(self, found: Found) -> bool:
        """Whether what stands in front says where: «في», «إلى», «شمال», «قرب», «بـ»."""
        page, i = self.page, found.first
        if found.clitic and page.words[i][:1] != _AND:
            return True
        if found.clitic > 1:
            return True
        if not i:
            return True
        if page.gaps[i - 1] & PAREN_OPEN:
            return True
        before = page.words[i - 1]
        if page.gaps[i - 1]:
            return False
        lexicon = self.lexicon
        return bool(page.flags[i - 1] & _LOCATIVE) or (
            before in lexicon.directions or before in lexicon.near or before in lexicon.inside
        )

    def _is_supported(self, found: Found, before: Sighting | None, *, stands: bool) -> bool:
        """Whether an ambiguous name is a place after all: located, and in a country of the article."""
        page = self.page
        if found.stop - found.first == 1 and page.flags[found.first] & _OWN_WORD and not stands:
            return False
        at_home = any(self.evidence.get(country, 0) > 0 for country in found.bearers.countries)
        if (
            before is not None
            and before.stop == found.first
            and found.clitic == 1
            and not page.gaps[found.first - 1]
        ):
            return at_home and page.words[found.first][:1] == _AND  # «درعا والسويداء»
        if found.stop - found.first > 1:
            return at_home or self._is_located(found)
        if self._is_located(found) and found.bearers.state:
            return True  # «في مالي»
        if not self._is_located(found) or (len(found.form) < 4 and not found.bearers.names[0].seeded):
            return found.first < _TOP and bool(page.gaps[found.stop - 1] & DASH) and at_home
        return at_home
