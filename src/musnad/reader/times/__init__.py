"""When: the expressions of an article that fix a calendar time, and their EDTF values."""

from musnad.reader.times.stage import Bias, Times, find_times

__all__ = ["Bias", "Times", "find_times"]
