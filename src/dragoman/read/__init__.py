"""From an article to its reading: who said what, toward whom, with which figures."""
