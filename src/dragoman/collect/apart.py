"""Feeds and sitemaps read under a time limit that ends them, wherever their parser is.

The walk through the web runs in a thread, where no signal interrupts a parser. So a large list is
read in a process of its own (this module is its program), which is killed when its time is over,
and may not grow beyond its bounds. A small one takes few seconds whatever stands in it.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
from collections.abc import Callable

from dragoman.attempt import attempt
from dragoman.bounds import bounded, uninterrupted
from dragoman.collect.feeds import LARGE
from dragoman.collect.payload import Listing, Payload, as_skip_kind, is_list, listing
from dragoman.errors import DragomanError, Unfetched

AT_ONCE = 2
"""Processes that read lists at once."""
MEMORY = 1_500_000_000
"""Bytes by which a list may make its process grow."""
GRACE = 5.0
"""Seconds after its limit in which a process ends by itself, should nobody be left to kill it."""
Told = Listing | tuple[str, str] | None
"""What a payload lists, or the kind of its failure and the reason in words."""


class Lists:
    """Tells what addresses list; use it inside of one event loop."""

    def __init__(self, seconds: float) -> None:
        """``seconds`` is the most that one list may take, beginning when it is its turn."""
        self._seconds = seconds
        self._places = asyncio.Semaphore(AT_ONCE)

    async def of(self, payload: Payload) -> Listing | None:
        """Return what a feed or sitemap lists; nothing for another thing. Errors: ``Unfetched``."""
        if len(payload.body) > LARGE and is_list(payload):
            async with self._places:
                told = await _elsewhere(payload, self._seconds)
        else:
            told = await asyncio.to_thread(_told, payload)
        if isinstance(told, tuple):
            raise Unfetched(payload.name, *told)
        return told


def _told(payload: Payload) -> Told:
    found, reason = attempt(_listed, payload, None)
    return ("unreadable", reason) if reason else found


def _listed(payload: Payload) -> Told:
    try:
        return listing(payload)
    except DragomanError as error:
        return as_skip_kind(error), error.message


async def _elsewhere(payload: Payload, seconds: float) -> Told:
    """Read a list in a process of its own."""
    path = os.pathsep.join(each for each in sys.path if each)
    with uninterrupted():
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            __name__,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
    try:
        async with asyncio.timeout(seconds):
            reply, _ = await process.communicate(pickle.dumps((payload, seconds)))
    except TimeoutError:
        return "slow", f"reading it took longer than {seconds:g} seconds"
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode or not reply:
        return "unreadable", "broke the program that reads it; memory may have run out"
    told: Told = pickle.loads(reply)  # noqa: S301 - our own process's
    return told


def serve(read: Callable[[Payload], Told] = _told) -> None:
    """Be the process: read the list that stands on the standard input, and write what was found."""
    payload, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301 - the parent's own
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE)
    with bounded(MEMORY):
        told = read(payload)
    sys.stdout.buffer.write(pickle.dumps(told))


if __name__ == "__main__":
    serve()
