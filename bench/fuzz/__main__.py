"""Coverage-guided fuzzing (Atheris) of what comes in.

    python -m bench.fuzz feeds --seconds 60

Atheris is no part of the other requirements: ``pip install --group fuzz``. Every
fault is kept under ``bench/out/fuzz/TARGET`` with the bytes that made it, once a place in the code, and the
run goes on; what takes longer than its limit or more memory than it may ends the run and is kept too. The exit
status is 1 where there was a fault. ``--again FILE`` shows what one input does.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.rows import one_thread

OUT = Path(__file__).parent.parent / "out" / "fuzz"
SLOW = 10.0
"""Seconds for inputs of at most LONGEST bytes, which are read in some hundredths."""
LONGEST = 20_000
MEGABYTES = 2500
NAMES = ("feeds", "pages", "dates", "names", "documents", "records", "archives", "web")


class Watched:
    """A target that keeps what breaks it, and goes on."""

    def __init__(self, target: Callable[[bytes], None], out: Path) -> None:
        self.faults: dict[str, Path] = {}
        self._target = target
        self._out = out

    def __call__(self, data: bytes) -> None:
        """Hand the target what may break it."""
        start = time.process_time()
        try:
            self._target(data)
        except Exception as error:  # noqa: BLE001 - what is looked for
            self._keep(_place(error), data, traceback.format_exc())
        seconds = time.process_time() - start
        if seconds > SLOW:
            self._keep("slow", data, f"took {seconds:.1f} seconds")

    def _keep(self, place: str, data: bytes, told: str) -> None:
        if place in self.faults:
            return
        name = sha256(data).hexdigest()[:12]
        self.faults[place] = self._out / name
        (self._out / name).write_bytes(data)
        (self._out / f"{name}.txt").write_text(told, encoding="utf-8", errors="backslashreplace")
        sys.stderr.write(f"fault {name}: {place}\n")


def _place(error: Exception) -> str:
    """Name a fault by its kind and the innermost places of the code that it passed."""
    steps = traceback.extract_tb(error.__traceback__)[-3:]
    return type(error).__name__ + "".join(f" {Path(e.filename).name}:{e.lineno}" for e in steps)


def main() -> int:
    """Fuzz one target for so long; tell what was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz")
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, metavar="FILE")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    one_thread()
    if given.again:
        from bench.fuzz.targets import TARGETS  # noqa: PLC0415 - numpy comes after the threads

        TARGETS[given.target](given.again.read_bytes())
        return 0
    if given.inside:
        _fuzz(given.target, given.seconds, given.seed, given.inside)
        return 0
    return _run(given.target, sys.argv[1:])


def _run(name: str, arguments: list[str]) -> int:
    """Fuzz in a process of its own, for libFuzzer ends the one it runs in; return whether there are faults."""
    out = OUT / name
    out.mkdir(parents=True, exist_ok=True)
    before = set(out.iterdir())
    with TemporaryDirectory(prefix="dragoman-corpus-") as corpus:
        command = [sys.executable, "-m", "bench.fuzz", *arguments, "--inside", corpus]
        ended = subprocess.run(command, check=False).returncode
    faults = sorted({each.name.partition(".")[0] for each in set(out.iterdir()) - before})
    sys.stderr.write(f"{name}: {len(faults)} faults{': ' if faults else ''}{', '.join(faults)}\n")
    return 1 if faults or ended else 0


def _fuzz(name: str, seconds: int, seed: int, corpus: Path) -> None:
    import atheris  # noqa: PLC0415 - what is imported after it is instrumented

    with atheris.instrument_imports(include=["dragoman", "protego", "feedparser"]):
        from bench.fuzz import seeds  # noqa: PLC0415
        from bench.fuzz.targets import TARGETS  # noqa: PLC0415
    for number, each in enumerate(seeds.of(name)):
        (corpus / f"seed{number}").write_bytes(each)
    flags = [
        f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={LONGEST}", "-timeout=60",
        f"-rss_limit_mb={MEGABYTES}", f"-artifact_prefix={OUT / name}/", "-print_final_stats=1",
    ]  # fmt: skip
    watched = Watched(TARGETS[name], OUT / name)
    atheris.Setup([sys.argv[0], *flags, str(corpus)], watched)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
