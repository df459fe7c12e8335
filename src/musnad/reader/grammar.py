"""Sets of word classes that several stages of the reader ask for."""

from musnad.lang import pack as p
from musnad.text.script import fold_word
from musnad.text.words import COLON, COMMA, DASH, ELLIPSIS, NEWLINE, SEMICOLON, STOP

PREPOSITIONS = p.ILA | p.ALA | p.EAN | p.MIN | p.FI
THAT_WORDS = p.THAT | p.THAT_SUFFIX
# What can head a source: one who speaks, or a people («الأميركيون»).
HEADS = p.SPEAKS | p.DEMONYM
HOMOGRAPH = p.WHEN | p.WHERE | p.TIME | p.ADVERB  # بين «between», عبر «via»: verbs only with أن near by
CLAUSE_OPENERS = p.THAT | p.THAT_SUFFIX | p.WAS | p.SWITCH | p.CONTRAST | p.BECAUSE | p.ALREADY | p.QUESTION
NOT_SUBJECT = PREPOSITIONS | p.WHEN | p.WHERE | p.PREPOSITION_SUFFIX | p.NEGATION | p.WHAT

AND = fold_word("و")
SO = fold_word("ف")
AS_FOR = {fold_word("أما"), fold_word("وأما")}
CAME = {"جاء", "ورد"}  # «جاء في البيان أن»: the statement is what says
PAUSE = COMMA | SEMICOLON | DASH  # marks inside a sentence at which one clause gives way to the next
BREAK = STOP | NEWLINE | SEMICOLON | ELLIPSIS | COLON  # marks that no noun phrase runs over
