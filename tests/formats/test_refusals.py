"""What cannot be read says so in one line, with the exit status of docs/reference.md."""

import contextlib
from pathlib import Path

import pytest

from commands import dragoman
from dragoman.errors import Nothing
from dragoman.formats.limits import Limits
from dragoman.proofing import opened
from formats import making


def files(folder: Path) -> dict[str, Path]:
    """Return files that cannot be read, each by what its line must say."""
    found = {
        "is a damaged DOCX": folder / "cut.docx",
        "is encrypted, or an old .doc": folder / "old.docx",
        "unpacked it has more than": making.bomb(folder / "bomb.docx", 300),
        "declares entities": making.entities(folder / "entities.docx"),
        "is encrypted; take": making.pdf(folder / "locked.pdf", [("A report", 12)], encrypted=True),
        "holds pictures of pages": making.pdf(folder / "scan.pdf", [], [], picture=True),
        "is a damaged PDF": folder / "cut.pdf",
        "the file is empty": folder / "empty.txt",
        "holds no text": folder / "blank.html",
    }
    whole = making.word(folder / "whole.docx", ("Normal", "Words " * 900)).read_bytes()
    found["is a damaged DOCX"].write_bytes(whole[: len(whole) // 2])
    found["is encrypted, or an old .doc"].write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    )
    found["is a damaged PDF"].write_bytes(b"%PDF-1.4\nnothing of the kind")
    found["the file is empty"].write_bytes(b"")
    found["holds no text"].write_text("<html><body><p> </p></body></html>")
    return found


def test_each_gets_one_clear_line(tmp_path: Path) -> None:
    for words, path in files(tmp_path).items():
        with pytest.raises(Nothing) as refused:
            opened(path)
        assert words in str(refused.value), path
        assert str(path) in str(refused.value)
        assert "\n" not in str(refused.value)


def test_damage_anywhere_is_named(tmp_path: Path) -> None:
    whole = making.word(tmp_path / "whole.docx", ("Normal", "Words and words.")).read_bytes()
    for place in range(0, len(whole), len(whole) // 40):
        broken = tmp_path / "broken.docx"
        broken.write_bytes(whole[:place] + b"\xff\xff\xff\xff" + whole[place + 4 :])
        with contextlib.suppress(Nothing):
            assert opened(broken).document.text


def test_limits_hold(tmp_path: Path) -> None:
    path = making.word(tmp_path / "x.docx", *(("Normal", "Words " * 90),) * 20)
    with pytest.raises(Nothing, match="holds more than 500 characters"):
        opened(path, Limits(characters=500))
    with pytest.raises(Nothing, match="is larger than"):
        opened(path, Limits(bytes=100))


@pytest.mark.parametrize("verb", ["import", "check"])
def test_the_command_says_it_in_one_line(tmp_path: Path, verb: str) -> None:
    path = tmp_path / "cut.docx"
    path.write_bytes(b"PK\x03\x04 nothing")
    ran = dragoman(verb, path, "--json")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.strip().splitlines() == [f"dragoman: {path}: is a damaged DOCX file, or none"]
    absent = dragoman(verb, tmp_path / "absent.docx")
    assert absent.returncode == 2
    assert len(absent.stderr.strip().splitlines()) == 1
