"""Dragoman: a press desk that reads a country's press and composes its Country Report."""

__version__ = "0.1.0"
