"""The walk through the web in a thread of its own, as a stream for whoever reads and stores pages."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue

from dragoman.collect.gather import Found, Walk, Wanted
from dragoman.collect.manners import Manners
from dragoman.model.origin import Visit

AHEAD = 16
"""Pages fetched and not yet taken; then fetching waits."""
IDLE = 0.2
"""Seconds without a find after which the stream says so."""
SPARE = 8
"""Threads beside those in which hosts are looked up."""
LEAVING = 5.0
"""Seconds an interrupted walk may take to close its connections."""


def unseen(address: str) -> Visit | None:
    """Remember nothing."""
    del address
    return None


def gathered(
    wanted: Sequence[Wanted],
    manners: Manners,
    remembered: Callable[[str], Visit | None] = unseen,
) -> Generator[Found | None, None, None]:
    """Yield what the addresses give, as it comes; few pages are held at a time.

    ``None`` says that nothing came for a while, so that what came before can be stored meanwhile.
    ``remembered`` is asked from another thread. Closing the stream ends all requests.
    """
    if not wanted:
        return
    channel = _Channel()
    thread = threading.Thread(
        target=channel.walk, args=(wanted, manners, remembered), name="gathering", daemon=True
    )
    thread.start()
    try:
        while True:
            found = channel.take()
            if isinstance(found, _End):
                return
            yield found
    finally:
        channel.stop()
        thread.join(LEAVING)


class _End:
    """The end of a walk, and the error that broke it, if one did."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


class _Channel:
    """Carries what a walk finds from its event loop to another thread."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Found | _End] = SimpleQueue()
        self._places = asyncio.Semaphore(AHEAD)
        self._begun = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None

    def walk(
        self,
        wanted: Sequence[Wanted],
        manners: Manners,
        remembered: Callable[[str], Visit | None],
    ) -> None:
        """Run the walk; the thread's whole life."""
        end: BaseException | None = None
        try:
            walk = Walk(manners, remembered, self._put)
            asyncio.run(self._run(wanted, walk, manners.hosts + SPARE))
        except asyncio.CancelledError:
            pass
        except BaseExceptionGroup as group:
            end = group.exceptions[0]
        except BaseException as error:  # noqa: BLE001 - raised again by whoever takes it
            end = error
        self._begun.set()
        self._queue.put(_End(end))

    async def _run(self, wanted: Sequence[Wanted], walk: Walk, threads: int) -> None:
        """Walk with a thread for each host at once: a name that nobody answers for holds one up."""
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        self._loop.set_default_executor(ThreadPoolExecutor(threads, "gathering"))
        self._begun.set()
        await walk.run(wanted)

    async def _put(self, found: Found) -> None:
        await self._places.acquire()
        self._queue.put(found)

    def take(self) -> Found | _End | None:
        """Return the next find, or nothing after a while. What broke the walk is raised here."""
        try:
            found = self._queue.get(timeout=IDLE)
        except Empty:
            return None
        if not isinstance(found, _End):
            self._call(self._places.release)
        elif found.error is not None:
            raise found.error
        return found

    def stop(self) -> None:
        """End the walk, wherever it is."""
        self._begun.wait(LEAVING)
        if self._task is not None:
            self._call(self._task.cancel)

    def _call(self, function: Callable[[], object]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            try:
                self._loop.call_soon_threadsafe(function)
            except RuntimeError:
                return  # it closed in between
