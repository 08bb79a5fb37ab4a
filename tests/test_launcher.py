"""Threads of the numeric libraries are set before numpy is imported."""

from __future__ import annotations

import os
import subprocess
import sys

PROBE = """
import os, sys
import dragoman.__main__ as launcher
assert "numpy" not in sys.modules
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "numpy":
            get = os.environ.get
            print("numpy:", get("OPENBLAS_NUM_THREADS"), get("OMP_NUM_THREADS"))
sys.meta_path.insert(0, Watch())
sys.argv = ["dragoman", "--help"]
try:
    launcher.main()
except SystemExit:
    pass
import numpy
"""
NAMES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def probe(environment: dict[str, str]) -> str:
    plain = {name: value for name, value in os.environ.items() if name not in NAMES}
    result = subprocess.run(
        [sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        check=True,
        env=plain | environment,
    )
    return next(line for line in result.stdout.splitlines() if line.startswith("numpy:"))


def test_one_thread_is_set_before_numpy_is_looked_for() -> None:
    assert probe({}) == "numpy: 1 1"


def test_what_the_user_has_set_stays() -> None:
    assert probe({"OPENBLAS_NUM_THREADS": "3"}) == "numpy: 3 1"
