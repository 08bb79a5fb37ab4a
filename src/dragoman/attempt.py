"""The guard around one item: its time limit, and its errors as reasons in words."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from dragoman.errors import Skipped, Stopped

T = TypeVar("T")
R = TypeVar("R")

TOO_SLOW = "took longer than {:g} seconds"
TOO_MUCH = "took more memory than one piece may"
AGAIN = 1.0
"""Seconds after which an item that caught its first interruption is interrupted again."""


def attempt(
    function: Callable[[T], R], item: T, seconds: float | None
) -> tuple[R | None, str | None]:
    """Return the function's value, or ``None`` and the reason why there is none."""
    try:
        with _limit(seconds):
            return function(item), None
    except _Expired:
        signal.setitimer(signal.ITIMER_REAL, 0)
        return None, TOO_SLOW.format(seconds)
    except Skipped as error:
        return None, error.message
    except Stopped:
        raise
    except MemoryError:
        return None, TOO_MUCH
    except Exception as error:  # noqa: BLE001 - the per-item guard: one bad item ends no run
        return None, f"unexpected error: {type(error).__name__}: {error}"


class _Expired(BaseException):
    """The item's time is over. No ``Exception``, so that no library takes it for its own."""


def _expire(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _Expired


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
