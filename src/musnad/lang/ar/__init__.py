"""Arabic: the verbs and phrases that attribute, and every form in which a newspaper can print them."""
