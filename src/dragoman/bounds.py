"""What a process of the engine is started and run within: threads, signals, memory.

What asks for more memory than one item may take is refused it, and can be named.
"""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
"""Set to 1 for each process: libraries that start a thread a core slow each other down."""

SIZE = Path("/proc/self/statm")
"""Pages of address space come first in it (proc(5)); Linux alone has it."""


@contextmanager
def bounded(more: int) -> Iterator[None]:
    """Refuse this process more than ``more`` further bytes of address space, where the system can.

    Errors: ``MemoryError`` in Python; a library that does not look dies, and its process with it.
    """
    try:
        used = int(SIZE.read_text().split()[0]) * resource.getpagesize()
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = used + more if soft == resource.RLIM_INFINITY else min(used + more, soft)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextmanager
def one_thread() -> Iterator[None]:
    """Have processes started here compute in one thread, unless the user has said otherwise."""
    ours = [name for name in ONE_THREAD if name not in os.environ]
    os.environ.update(dict.fromkeys(ours, "1"))
    try:
        yield
    finally:
        for name in ours:
            del os.environ[name]


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Have processes started here ignore Ctrl-C from their first instruction on."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
