"""Where: the places that an article names, and which of those that bear the name it means."""
