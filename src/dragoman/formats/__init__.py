"""Files of documents made into text with a way back: below the rooms, for more than one reads them."""
