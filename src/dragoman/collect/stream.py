"""The walk through the web in a thread of its own, as a stream for whoever reads and stores pages."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Generator, Sequence
from queue import SimpleQueue

from dragoman.collect.gather import Found, Walk, Wanted
from dragoman.collect.manners import Manners
from dragoman.model.origin import Visit

AHEAD = 16
"""Pages fetched and not yet taken; then fetching waits."""
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
) -> Generator[Found, None, None]:
    """Yield what the addresses give, as it comes; few pages are held at a time.

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
            if found is None:
                return
            yield found
    finally:
        channel.stop()
        thread.join(LEAVING)


class _Channel:
    """Carries what a walk finds from its event loop to another thread."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Found | BaseException | None] = SimpleQueue()
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
            asyncio.run(self._run(wanted, Walk(manners, remembered, self._put)))
        except asyncio.CancelledError:
            pass
        except BaseExceptionGroup as group:
            end = group.exceptions[0]
        except BaseException as error:  # noqa: BLE001 - raised again by whoever takes it
            end = error
        self._begun.set()
        self._queue.put(end)

    async def _run(self, wanted: Sequence[Wanted], walk: Walk) -> None:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        self._begun.set()
        await walk.run(wanted)

    async def _put(self, found: Found) -> None:
        await self._places.acquire()
        self._queue.put(found)

    def take(self) -> Found | None:
        """Return the next find; nothing at the end. What broke the walk is raised here."""
        found = self._queue.get()
        if isinstance(found, BaseException):
            raise found
        if found is not None:
            self._call(self._places.release)
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
