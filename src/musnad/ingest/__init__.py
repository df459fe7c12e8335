"""The door by which articles come in: text, JSON, JSONL and zip, from files, folders or a pipe."""

from musnad.ingest.article import Article, Fields, Notice, Options, Rejected
from musnad.ingest.sources import articles
from musnad.ingest.text import decode_text

__all__ = ["Article", "Fields", "Notice", "Options", "Rejected", "articles", "decode_text"]
