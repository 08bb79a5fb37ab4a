"""Mapping one function over many items: here, or in several processes, and nothing lost.

A process is known to hold one item at a time. So an item that kills its process, or sticks in code
that no signal reaches, is named at once, and only that process is replaced; the executors of the
standard library cannot tell which item was whose, and break as a whole.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context
from types import FrameType
from typing import Any, Generic, Protocol, TypeVar

from dragoman.errors import Skipped, Stopped

T = TypeVar("T")
R = TypeVar("R")

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
"""Set to 1 for each process: libraries that start a thread a core slow each other down."""

GRACE = 5.0
"""Seconds beyond its limit after which an item's process is killed, since no signal reached it."""

AGAIN = 1.0
"""Seconds after which an expired item is interrupted again, should it have caught the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T, R]):
    """What became of one item: its ``value``, or ``reason``, in words, why there is none."""

    item: T
    value: R | None = None
    reason: str | None = None


class Engine(Protocol):
    """Maps a top-level, picklable function; outcomes come as they are finished, in any order."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[Outcome[T, R]]:
        """Yield one outcome an item; few items are held at a time. ``Stopped`` ends the run."""
        ...


class Serial:
    """One item after the other, in this process."""

    def __init__(self, seconds_per_item: float | None = None) -> None:
        """A limit holds in the main thread only, the one that signals interrupt."""
        self._seconds = seconds_per_item

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[Outcome[T, R]]:
        """Yield one outcome an item, in order."""
        for item in items:
            value, reason = attempt(function, item, self._seconds)
            yield Outcome(item=item, value=value, reason=reason)


class Processes:
    """``count`` processes of this machine, each started anew and with one thread for numbers.

    ``initializer`` runs in each process before its first item and outside of any limit. An item
    that kills its process is tried once more with all others idle, in case memory was short.
    """

    def __init__(
        self,
        count: int,
        seconds_per_item: float | None = None,
        initializer: Callable[[], object] | None = None,
    ) -> None:
        self._count = count
        self._seconds = seconds_per_item
        self._initializer = initializer

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[Outcome[T, R]]:
        """Yield one outcome an item, as they are finished."""
        job = pickle.dumps((function, self._initializer, self._seconds))
        crew: _Crew[T, R] = _Crew(job, self._count, self._seconds)
        try:
            yield from crew.outcomes(iter(items))
        finally:
            crew.dismiss()


def attempt(
    function: Callable[[T], R], item: T, seconds: float | None
) -> tuple[R | None, str | None]:
    """Return the function's value, or ``None`` and the reason why there is none."""
    try:
        with _limit(seconds):
            return function(item), None
    except _Expired:
        signal.setitimer(signal.ITIMER_REAL, 0)
        return None, _too_slow(seconds)
    except Skipped as error:
        return None, error.message
    except Stopped:
        raise
    except Exception as error:  # noqa: BLE001 - the per-item guard: one bad item ends no run
        return None, f"unexpected error: {type(error).__name__}: {error}"


class _Expired(BaseException):
    """The item's time is over. No ``Exception``, so that no library takes it for its own."""


def _expire(number: int, frame: FrameType | None) -> None:
    raise _Expired


def _too_slow(seconds: float | None) -> str:
    return f"took longer than {seconds:g} seconds"


@contextmanager
def _limit(seconds: float | None) -> Iterator[None]:
    if seconds is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _expire)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@dataclass(frozen=True, slots=True)
class _Task(Generic[T]):
    item: T
    alone: bool = False
    """Its first process died: this is the second try, with all others idle."""


class _Worker(Generic[T]):
    """One process and the parent's end of its pipe; ``task`` is what it works on."""

    def __init__(self, job: bytes) -> None:
        context = get_context("spawn")
        self.pipe, far = context.Pipe()
        self.process = context.Process(target=_work, args=(far, job), daemon=True)
        self.ready = False
        self.task: _Task[T] | None = None
        self.due = math.inf
        with _one_thread(), _uninterrupted():
            self.process.start()
        far.close()

    def give(self, task: _Task[T], seconds: float | None) -> None:
        self.task = task
        if seconds is not None:
            self.due = time.monotonic() + seconds + GRACE
        # A worker that died while idle is met when its pipe is read.
        with suppress(OSError):
            self.pipe.send(task.item)

    def end(self) -> int | None:
        """Kill the process; return how it ended, or had ended before."""
        self.pipe.close()
        if self.process.exitcode is None:
            self.process.join(DYING)
        self.process.kill()
        self.process.join()
        return self.process.exitcode
