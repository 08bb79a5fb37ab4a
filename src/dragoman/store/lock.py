"""One process writes: a lock that dies with its holder, however it dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from dragoman.errors import BadArgument


class Lock:
    """Holds ``path`` until released; the kernel releases it when the process is killed."""

    def __init__(self, path: Path) -> None:
        """Take the lock; ``BadArgument`` names the process that has it already."""
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._file, 32).decode("ascii", "replace").strip()
            os.close(self._file)
            raise BadArgument(
                str(path.parent),
                f"another dragoman (process {holder or 'unknown'}) is writing to this desk; "
                "wait until it is done, or stop it",
            ) from None
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Let the next writer in."""
        os.close(self._file)
