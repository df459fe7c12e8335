"""Letters, words, sentences and quotations of an article, with every offset kept."""
