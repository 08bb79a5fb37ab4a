"""Parts that only some desks install: loaded on first use, and named where they are missing."""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import Any

from dragoman.errors import Unsupported


def part(module: str, extra: str) -> Any:  # noqa: ANN401 - the part has no types
    """Return an optional module. Errors: ``Unsupported`` names the extra that brings it."""
    try:
        with warnings.catch_warnings():
            # jieba asks setuptools for its own files, and setuptools says so on standard error.
            warnings.filterwarnings("ignore", message="pkg_resources is deprecated")
            return import_module(module)
    except ModuleNotFoundError as error:
        raise Unsupported(
            extra, f"needs the extra “{extra}” (pip install 'dragoman[{extra}]'): kept, not read"
        ) from error
