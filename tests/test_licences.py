"""Every package in the lock has a licence that an Apache-2.0 program may rest on."""

import hashlib
import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

LOCK = Path(__file__).parent.parent / "requirements.lock"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", re.MULTILINE)
NAMES = [match.group(1) for match in PINNED.finditer(LOCK.read_text(encoding="utf-8"))]
ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|Unlicense|HPND|0BSD|Zlib",
    re.IGNORECASE,
)
KNOWN = {
    "pycountry": "LGPL-2.1: imported as it is, unchanged and replaceable",
    "pymorphy2-dicts-ru": "MIT by its project page; the package states none",
    "pymorphy3-dicts-ru": "MIT by its project page; the dictionary is CC BY-SA (OpenCorpora)",
    "dawg-python": "MIT by its project page",
    "docopt": "MIT",
}
"""Licences that metadata does not state plainly, or that need a reason."""


def stated(name: str) -> str:
    found = metadata(name)
    parts = [
        each
        for field in ("License-Expression", "License", "Classifier")
        for each in found.get_all(field) or []
        if field != "Classifier" or each.startswith("License ::")
    ]
    return " | ".join(each[:200] for each in parts if each)


@pytest.mark.parametrize("name", sorted(set(NAMES)))
def test_the_licence_is_one_we_may_rest_on(name: str) -> None:
    try:
        licence = stated(name)
    except PackageNotFoundError:
        pytest.skip(f"needs the platform or Python that {name} is locked for")
    assert name in KNOWN or ALLOWED.search(licence), f"{name}: {licence or 'states no licence'}"


def test_no_squatted_version_is_locked() -> None:
    versions = [match.group(2) for match in PINNED.finditer(LOCK.read_text(encoding="utf-8"))]
    assert versions
    assert "999.9.9" not in versions


MODELS = sorted((LOCK.parent / "src" / "dragoman" / "read" / "models").glob("*.npz"))


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.name)
def test_a_model_of_our_own_is_named_with_its_hash_and_is_small(path: Path) -> None:
    notice = (LOCK.parent / "NOTICE").read_text(encoding="utf-8")
    assert f"src/dragoman/read/models/{path.name}" in notice
    assert hashlib.sha256(path.read_bytes()).hexdigest() in notice
    assert path.stat().st_size < 10_000_000
