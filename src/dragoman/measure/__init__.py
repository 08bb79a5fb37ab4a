"""Labelled texts -> scores: how right the reader is, on which set, within which interval."""
