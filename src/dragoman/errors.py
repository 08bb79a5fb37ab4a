"""The error tree, named by what the caller must do.

DragomanError
├── Skipped            one item is left out and named; the rest goes on (exit status 1)
│   ├── Unreadable     the input is not what its name says, or is broken
│   ├── TooLarge       the input is larger than the desk's limit
│   ├── TooSlow        the item took longer than its time limit
│   ├── Unfetched      the web did not give it; ``kind`` says how
│   └── Unsupported    a format or language the desk does not read
└── Stopped            the run ends
├── BadArgument    the command or its settings cannot be used (exit status 2)
└── Nothing        there is nothing to work on (exit status 3)
"""

from __future__ import annotations


class DragomanError(Exception):
    """Carries the name of the input it is about, and a message for an analyst."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(name, message)
        self.name = name
        self.message = message

    def __str__(self) -> str:
        return f"{self.name}: {self.message}" if self.name else self.message


class Skipped(DragomanError):  # noqa: N818 - named by what happens to the item
    """One item is left out and named; the rest goes on."""


class Unreadable(Skipped):
    """The input is not what its name says, or is broken."""


class TooLarge(Skipped):
    """The input is larger than the desk's limit."""


class TooSlow(Skipped):
    """The item took longer than its time limit."""


class Unfetched(Skipped):
    """The web did not give it; ``kind`` is one of ``model.press.SKIP_KINDS``."""

    def __init__(self, name: str, kind: str, message: str) -> None:
        super().__init__(name, message)
        self.kind = kind


class Unsupported(Skipped):
    """A format or language the desk does not read."""


class Stopped(DragomanError):  # noqa: N818 - named by what happens to the run
    """The run ends."""


class BadArgument(Stopped):
    """The command or its settings cannot be used."""


class Nothing(Stopped):
    """There is nothing to work on."""
