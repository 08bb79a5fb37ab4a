"""The demo desk, made once for all tests that look at what it gives."""

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from commands import dragoman

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

# a shell starts its background jobs deaf to Ctrl-C, and the commands under test would inherit that
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    result = dragoman("demo", folder)
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="session")
def report(demo: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((demo / "report.json").read_text(encoding="utf-8"))
    return found
