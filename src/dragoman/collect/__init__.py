"""Anything the press comes in, made into articles."""
