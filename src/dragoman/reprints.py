"""Which of a desk's copies counts: looked for over all it holds, and anew when something came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.collect.copies import groups, voices
from dragoman.collect.sketches import marks
from dragoman.model.press import Outlet
from dragoman.store.view import View
from dragoman.store.writer import Writer


class Reprints:
    """The copies among what ``view`` sees; ``outlets`` tell whom a piece credits."""

    def __init__(self, view: View, outlets: Sequence[Outlet]) -> None:
        self._view = view
        self._outlets = outlets
        self._seen: tuple[int, str] | None = None
        self._voices: Mapping[str, str] = {}

    def voices(self) -> Mapping[str, str]:
        """Map each copy to the one that counts."""
        seen = self._view.seen()
        if self._seen != seen:
            found = map(self._view.chosen, groups(self._view.sketched()))
            self._voices, self._seen = voices(found, self._outlets), seen
        return self._voices


def complete(writer: Writer) -> Writer:
    """Sketch what an older version of Dragoman kept without; return ``writer``."""
    writer.sketch(marks)
    return writer
