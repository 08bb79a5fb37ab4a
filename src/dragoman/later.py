"""Modules loaded when something of them is first asked for: no command waits for what only others need.

A module that is meant so is imported for the type checker alone, and stands under the same name otherwise::

    if TYPE_CHECKING:
        from dragoman import evaluating
    else:
        evaluating = later("dragoman.evaluating")
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


class _Later(ModuleType):
    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)


def later(name: str) -> ModuleType:
    """Return what stands for the module of that name and loads it once it is asked for anything."""
    return _Later(name)
