"""English: so far the words of its time grammar; attributions are read in Arabic only."""
