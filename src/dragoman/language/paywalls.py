"""What a page says where only the beginning of a piece stands: the rest is for subscribers."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

END = 200
"""Characters at the end of a body in which that is said."""
REST = "the rest is for subscribers"
"""Added to the rule of a text out of which the line that said so was dropped."""


def is_said(text: str, language: str) -> bool:
    """Tell whether the end of ``text`` says, in ``language``, that this is not the whole of it."""
    end = text[-END:].casefold()
    return any(each in end for each in _phrases(language.partition("-")[0]))


@cache
def _phrases(language: str) -> tuple[str, ...]:
    data = tomllib.loads((files("dragoman.knowledge") / "teasers.toml").read_text("utf-8"))
    return tuple(data.get(language, ()))
