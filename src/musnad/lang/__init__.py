"""The languages musnad reads: each supplies its words, its word forms and its phrases as one pack."""
