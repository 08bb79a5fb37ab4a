"""Mapping one function over many items: here, or in several processes, and nothing lost.

A process is known to hold one item at a time. So an item that kills its process, or sticks in code
that no signal reaches, is named at once, and only that process is replaced; the executors of the
standard library cannot tell which item was whose, and break as a whole.
"""

from __future__ import annotations

import math
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection, current_process, get_context
from typing import Any, Generic, Protocol, TypeVar

from dragoman.attempt import TOO_SLOW, attempt
from dragoman.bounds import bounded, one_thread, uninterrupted
from dragoman.errors import Stopped

T = TypeVar("T")
R = TypeVar("R")

# In seconds. An item that no signal reaches has its process killed after GRACE; a process that
# closed its pipe is DYING.
GRACE, DYING = 5.0, 5.0

MEMORY = 3_000_000_000
"""Bytes by which one item may make its process grow, what it loads for the first time included."""

STILLBORN = 3  # processes in a row that may die while they start
UNGUARDED = 78  # exit status of a process whose start runs the script that starts it
GUARD = (
    "a script that uses several processes is run anew in each of them: put what it does under "
    '`if __name__ == "__main__":`, or ask for one process'
)


TICK = 0.05  # seconds to listen to the workers before items that were not there yet are asked for


class Later:
    """Stands in a stream of items where the next one is not there yet; it has waited a little."""


LATER = Later()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T, R]):
    """What became of one item: its ``value``, or ``reason``, in words, why there is none."""

    item: T
    value: R | None = None
    reason: str | None = None


class Engine(Protocol):
    """Maps a top-level, picklable function; outcomes come as they are finished, in any order."""

    def map(
        self, function: Callable[[T], R], items: Iterable[T | Later]
    ) -> Iterator[Outcome[T, R]]:
        """Yield one outcome an item; few items are held at a time. ``Stopped`` ends the run."""
        ...


class Serial:
    """One item after the other, in this process; those that are ``heavy`` in one of their own."""

    def __init__(
        self, seconds: float | None = 60.0, heavy: Callable[[Any], bool] | None = None
    ) -> None:
        """Limit each item to so many seconds; this holds in the main thread only."""
        self._seconds = seconds
        self._heavy = heavy

    def map(
        self, function: Callable[[T], R], items: Iterable[T | Later]
    ) -> Iterator[Outcome[T, R]]:
        """Yield one outcome an item, in order."""
        for item in items:
            if isinstance(item, Later):
                continue
            if self._heavy is not None and self._heavy(item):
                yield from Processes(1, self._seconds).map(function, [item])
                continue
            value, reason = attempt(function, item, self._seconds)
            yield Outcome(item=item, value=value, reason=reason)


class Processes:
    """``number`` processes of this machine, each started anew and with one thread for numbers.

    ``initializer`` runs in each process before its first item and outside of any limit. An item
    that kills its process is tried once more with all others idle, in case memory was short.
    """

    def __init__(
        self,
        number: int,
        seconds: float | None = 60.0,
        initializer: Callable[[], object] | None = None,
    ) -> None:
        self._number = number
        self._seconds = seconds
        self._initializer = initializer

    def map(
        self, function: Callable[[T], R], items: Iterable[T | Later]
    ) -> Iterator[Outcome[T, R]]:
        """Yield one outcome an item, as they are finished. ``Stopped`` names a script without guard."""
        guarded()
        job = pickle.dumps((function, self._initializer, self._seconds))
        crew: _Crew[T, R] = _Crew(job, self._number, self._seconds)
        try:
            yield from crew.outcomes(iter(items))
        finally:
            crew.dismiss()


def guarded() -> None:
    """End this process where it only starts, and should not run the script that starts it.

    The parent meets its exit status, and tells what is wrong once.
    """
    if getattr(current_process(), "_inheriting", False):
        os._exit(UNGUARDED)


class _Crew(Generic[T, R]):
    """The workers of one ``map``, started as items come and replaced as they die."""

    def __init__(self, job: bytes, count: int, seconds: float | None) -> None:
        self._job = job
        self._count = count
        self._seconds = seconds
        self._workers: list[_Worker[T]] = []
        self._waiting: deque[_Task[T]] = deque()
        self._suspects: deque[_Task[T]] = deque()
        self._stillborn = 0

    def outcomes(self, items: Iterator[T | Later]) -> Iterator[Outcome[T, R]]:
        """Yield the outcome of each item; at most two items a worker are held at a time."""
        while True:
            later = self._draw(items)
            busy = [each.task for each in self._workers if each.task]
            if not (later or busy or self._waiting or self._suspects):
                return
            if not any(task.alone for task in busy):
                self._hand_out(len(busy))
            yield from self._hear(TICK if later else math.inf)

    def _draw(self, items: Iterator[T | Later]) -> bool:
        """Take waiting items up to one a worker; tell whether more are still to come."""
        for item in islice(items, self._count - len(self._waiting)):
            if isinstance(item, Later):
                return True
            self._waiting.append(_Task(item))
        return False

    def dismiss(self) -> None:
        """End every worker, whatever it is doing."""
        for each in self._workers:
            each.kill()
        self._workers.clear()

    def _hand_out(self, busy: int) -> None:
        """Give idle workers an item each; a suspect only while all others are idle."""
        queue = self._suspects or self._waiting
        wanted = min(len(queue), 1 - busy if self._suspects else self._count)
        free = [each for each in self._workers if not each.task]
        for _ in range(min(wanted - len(free), self._count - len(self._workers))):
            self._workers.append(_Worker(self._job))
        ready = [each for each in free if each.ready]
        for each in ready[: max(wanted, 0)]:
            each.give(queue.popleft(), self._seconds)

    def _hear(self, seconds: float) -> Iterator[Outcome[T, R]]:
        """Wait for workers so long; yield what they finished, and what was lost with them."""
        due = min((each.due for each in self._workers), default=math.inf)
        left = min(seconds, due - time.monotonic())
        patience = None if left == math.inf else max(0.0, left)
        speaking = connection.wait([each.pipe for each in self._workers], patience)
        for each in [each for each in self._workers if each.pipe in speaking]:
            try:
                message = pickle.loads(each.pipe.recv_bytes())  # noqa: S301 - our own worker's
            except (EOFError, OSError):
                yield from self._bury(each)
            else:
                yield from self._answered(each, message)
        now = time.monotonic()
        for each in [each for each in self._workers if each.due <= now and not each.pipe.poll()]:
            self._workers.remove(each)
            each.kill()
            if each.task:
                yield Outcome(item=each.task.item, reason=TOO_SLOW.format(self._seconds))

    def _answered(self, worker: _Worker[T], message: Any) -> Iterator[Outcome[T, R]]:  # noqa: ANN401
        if isinstance(message, Stopped):
            raise message
        value, reason = message
        if worker.task:
            item, worker.task, worker.due = worker.task.item, None, math.inf
            yield Outcome(item=item, value=value, reason=reason)
            return
        if reason:
            raise Stopped("", f"a worker process could not start: {reason}")
        worker.ready, self._stillborn = True, 0

    def _bury(self, worker: _Worker[T]) -> Iterator[Outcome[T, R]]:
        """Take a dead worker off; its item gets a second try alone, and no third."""
        self._workers.remove(worker)
        worker.process.join(DYING)
        worker.kill()
        if worker.process.exitcode == UNGUARDED and not worker.ready:
            raise Stopped("", GUARD) from None
        if worker.task is None:
            self._stillborn += not worker.ready
            if self._stillborn >= STILLBORN:
                raise Stopped("", "worker processes die while they start")
        elif worker.task.alone:
            how = _ending(worker.process.exitcode)
            yield Outcome(item=worker.task.item, reason=f"its process died twice ({how})")
        else:
            self._suspects.append(_Task(worker.task.item, alone=True))


@dataclass(frozen=True, slots=True)
class _Task(Generic[T]):
    item: T
    alone: bool = False
    """Its first process died: this is the second try."""


class _Worker(Generic[T]):
    """One process and the parent's end of its pipe; ``task`` is what it works on."""

    def __init__(self, job: bytes) -> None:
        context = get_context("spawn")
        self.pipe, far = context.Pipe()
        self.process = context.Process(target=_work, args=(far, job), daemon=True)
        self.ready = False
        self.task: _Task[T] | None = None
        self.due = math.inf
        with one_thread(), uninterrupted():
            self.process.start()
        far.close()

    def give(self, task: _Task[T], seconds: float | None) -> None:
        """Hand an item over and set its time."""
        self.task = task
        self.due = math.inf if seconds is None else time.monotonic() + seconds + GRACE
        # One that died while idle is met when its pipe is read.
        with suppress(OSError):
            self.pipe.send(task.item)

    def kill(self) -> None:
        """End the process, wherever it is."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def _work(pipe: connection.Connection, job: bytes) -> None:
    """Be a worker: answer each item until the other end of ``pipe`` is closed.

    Ctrl-C is the parent's to handle; should the parent be killed, the pipe ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    prepared, reason = attempt(_prepare, job, None)
    with suppress(EOFError, OSError):
        pipe.send_bytes(pickle.dumps((None, reason)))
        while prepared is not None:
            pipe.send_bytes(_reply(prepared[0], pipe.recv(), prepared[1]))


def _prepare(job: bytes) -> tuple[Callable[[Any], Any], float | None]:
    # Not before the process runs: unpickling the function imports its module, and numpy with it.
    function, initializer, seconds = pickle.loads(job)  # noqa: S301 - the parent's own
    if initializer is not None:
        initializer()
    return function, seconds


def _reply(function: Callable[[Any], Any], item: object, seconds: float | None) -> bytes:
    try:
        with bounded(MEMORY):
            reply = attempt(function, item, seconds)
        return pickle.dumps(reply)
    except Stopped as stopped:
        return pickle.dumps(stopped)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        return pickle.dumps((None, f"its result cannot be handed on: {error}"))


def _ending(status: int | None) -> str:
    if status is None or status >= 0:
        return f"exit status {status}"
    return f"killed by {signal.Signals(-status).name}; memory may have run out"
