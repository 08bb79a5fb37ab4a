"""Which readings are meant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Readings by one version of the reader, under one state of knowledge."""

    reader: str
    knowledge: str
