"""The script tells Arabic from what is not; a few words of another change nothing."""

import pytest
from hypothesis import given
from tests.strategies import any_text_with_surrogates

from musnad.text.language import language_of
from musnad.text.script import fold


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قالت الوزيرة إن السدود امتلأت", "ar"),
        ("ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ", "ar"),
        ("قالت شركة Blue Lake إن المصنع سيفتح", "ar"),
        ("وافتتح مقهى «کافه» في الحي القديم صباح اليوم", "ar"),
        ("The minister said that the dams were full", "en"),
        ("The minister said «نعم» and left the room", "en"),
        ("وزیر گفت که سدها پر شده است و چاه‌ها خشک نیستند", "fa"),
        ("وزیر نے کہا کہ ڈیم بھر چکے ہیں", "fa"),
        ("", None),
        ("123 456", None),
        ("؟؟ ... «»", None),
    ],
)
def test_the_script_tells(text: str, language: str | None) -> None:
    assert language_of(fold(text)) == language


@given(any_text_with_surrogates)
def test_any_text_gets_an_answer(text: str) -> None:
    assert language_of(fold(text)) in ("ar", "fa", "en", None)
