"""Data files, and the one function that loads them; only the desk calls it."""
