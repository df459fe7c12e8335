"""Who: one entity for each speaker and for each person, body and place that an article names."""
