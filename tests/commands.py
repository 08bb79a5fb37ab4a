"""The command line as a user runs it."""

import subprocess
import sys
from pathlib import Path


def dragoman(
    *arguments: str | Path, cwd: Path | None = None, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dragoman", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, check=False, input=given
    )
