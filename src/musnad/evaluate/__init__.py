"""Measuring the reader: how often it finds who said what, judged against articles read by hand."""
