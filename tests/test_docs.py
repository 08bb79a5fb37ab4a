"""The documentation says what is there, and what it says is there."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from dragoman import contract
from dragoman.cli import app
from dragoman.proof.pages import page
from dragoman.settings import table

ROOT = Path(__file__).parent.parent
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")


def test_every_command_and_flag_is_documented() -> None:
    for name, command in _commands(get_command(app)):
        assert f"`dragoman {name}" in REFERENCE, name
        for parameter in command.params:
            for flag in parameter.opts:
                if flag.startswith("--") and flag != "--help":
                    assert f"`{flag}`" in REFERENCE, f"{name} {flag}"


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        yield before + name, command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")


def test_every_setting_is_documented_with_its_help() -> None:
    for setting in table():
        assert f"| `{setting.name}` | {setting.help} |" in REFERENCE


def test_every_json_key_is_documented() -> None:
    keys = set(re.findall(r'"properties": \{', json.dumps(contract.schemas()))) and _keys(
        contract.schemas()
    )
    missing = sorted(key for key in keys if f"`{key}`" not in REFERENCE)
    assert not missing


def _keys(value: object) -> set[str]:
    found: set[str] = set()
    if isinstance(value, dict):
        properties = value.get("properties")
        if isinstance(properties, dict):
            found |= set(properties)
        for each in value.values():
            found |= _keys(each)
    elif isinstance(value, list):
        for each in value:
            found |= _keys(each)
    return found


def test_the_readme_is_short_and_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) < 150
    assert "make demo" in readme
    assert "make test" in readme


def test_the_page_of_rules_is_the_table_s() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page()
