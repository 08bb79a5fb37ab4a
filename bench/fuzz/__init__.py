"""Fuzzing of all that comes in: targets, their seeds, and what must always be true of what comes out."""
