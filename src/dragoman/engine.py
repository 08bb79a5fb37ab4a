"""One function mapped over many items, in this process or in several; a failure is one item's."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from types import FrameType
from typing import Generic, Protocol, TypeVar

from dragoman.errors import Skipped, TooSlow

T = TypeVar("T")
R = TypeVar("R")
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T, R]):
    """What came of one item: a value, or the reason why there is none."""

    item: T
    value: R | None
    reason: str | None = None


class Engine(Protocol):
    """Maps a pure, picklable function; outcomes come as they are done, in any order."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[Outcome[T, R]]:
        """Yield one outcome for each item."""
        ...


def guarded(function: Callable[[T], R], item: T, seconds: float) -> Outcome[T, R]:
    """Run ``function`` on one item within ``seconds``; whatever it raises is that item's reason."""
    try:
        with_alarm = hasattr(signal, "setitimer")
        if with_alarm:
            signal.signal(signal.SIGALRM, _too_slow)
            signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            return Outcome(item, function(item))
        finally:
            if with_alarm:
                signal.setitimer(signal.ITIMER_REAL, 0)
    except TooSlow:
        return Outcome(
            item, None, f"took longer than {seconds:g} seconds; raise `seconds` to try on"
        )
    except Skipped as error:
        return Outcome(item, None, error.message)
    except Exception as error:  # noqa: BLE001 - the guard: one bad item must not end the run
        return Outcome(
            item, None, f"unexpected error, please report: {type(error).__name__}: {error}"
        )


def _too_slow(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TooSlow("", "time is up")


@dataclass(frozen=True, slots=True)
class Serial:
    """Everything in this process."""

    seconds: float = 60.0

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[Outcome[T, R]]:
        """Yield one outcome for each item, in order."""
        for item in items:
            yield guarded(function, item, self.seconds)


def _prepare() -> None:
    for name in THREADS:
        os.environ.setdefault(name, "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@dataclass(frozen=True, slots=True)
class Processes:
    """Several processes; one that dies loses at most the item that killed it."""

    number: int
    seconds: float = 60.0

    def _pool(self, number: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_prepare)

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[Outcome[T, R]]:
        """Yield one outcome for each item as it is done; a bounded number waits at a time."""
        waiting = iter(items)
        lost: list[T] = []
        while True:
            done = yield from self._until_broken(function, waiting, lost)
            for item in lost:
                yield self._alone(function, item)
            lost.clear()
            if done:
                return

    def _until_broken(
        self, function: Callable[[T], R], waiting: Iterator[T], lost: list[T]
    ) -> Generator[Outcome[T, R], None, bool]:
        """Yield outcomes; return whether the items ran out. What a broken pool held is ``lost``."""
        with self._pool(self.number) as pool:
            held: dict[Future[Outcome[T, R]], T] = {}
            ended = False
            try:
                while True:
                    for item in islice(waiting, self.number * 4 - len(held)):
                        lost.append(item)
                        held[pool.submit(guarded, function, item, self.seconds)] = lost.pop()
                    if not held:
                        ended = True
                        return ended
                    for future in wait(held, return_when=FIRST_COMPLETED).done:
                        outcome = future.result()
                        del held[future]
                        yield outcome
            except BrokenProcessPool:
                lost.extend(held.values())
                return ended
            finally:
                pool.shutdown(wait=ended, cancel_futures=True)

    def _alone(self, function: Callable[[T], R], item: T) -> Outcome[T, R]:
        with self._pool(1) as pool:
            try:
                return pool.submit(guarded, function, item, self.seconds).result()
            except BrokenProcessPool:
                return Outcome(item, None, "its process died, most likely for want of memory")
