"""Sets of word classes that several stages of the reader ask for."""

from typing import Final

from musnad.lang import pack as p
from musnad.text.script import fold_word
from musnad.text.words import COLON, COMMA, DASH, ELLIPSIS, NEWLINE, SEMICOLON, STOP

PREPOSITIONS: Final = p.ILA | p.ALA | p.EAN | p.MIN | p.FI
THAT_WORDS: Final = p.THAT | p.THAT_SUFFIX
# What can head a source: one who speaks, or a people («الأميركيون»).
HEADS: Final = p.SPEAKS | p.DEMONYM
HOMOGRAPH: Final = (
    p.WHEN | p.WHERE | p.TIME | p.ADVERB
)  # بين «between», عبر «via»: verbs only with أن near by
CLAUSE_OPENERS: Final = (
    p.THAT | p.THAT_SUFFIX | p.WAS | p.SWITCH | p.CONTRAST | p.BECAUSE | p.ALREADY | p.QUESTION
)
NOT_SUBJECT: Final = PREPOSITIONS | p.WHEN | p.WHERE | p.PREPOSITION_SUFFIX | p.NEGATION | p.WHAT

AND: Final = fold_word("و")
SO: Final = fold_word("ف")
AS_FOR: Final = {fold_word("أما"), fold_word("وأما")}
CAME: Final = {"جاء", "ورد"}  # «جاء في البيان أن»: the statement is what says
PAUSE: Final = COMMA | SEMICOLON | DASH  # marks inside a sentence at which one clause gives way to the next
BREAK: Final = STOP | NEWLINE | SEMICOLON | ELLIPSIS | COLON  # marks that no noun phrase runs over
