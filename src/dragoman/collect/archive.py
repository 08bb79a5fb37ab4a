"""The desk's originals in one WARC file (ISO 28500), a gzip member for each, found by offset."""

from __future__ import annotations

import gzip
import uuid
from pathlib import Path


class Archive:
    """Appends original bytes as WARC 1.1 ``resource`` records and reads them back."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "originals.warc.gz"

    def append(self, name: str, content: bytes, when: str) -> tuple[int, int]:
        """Append one record and return its offset and length in bytes."""
        head = (
            "WARC/1.1\r\nWARC-Type: resource\r\n"
            f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name + when)}>\r\n"
            f"WARC-Date: {when}\r\nWARC-Target-URI: {name}\r\n"
            f"Content-Type: application/octet-stream\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        member = gzip.compress(head.encode() + content + b"\r\n\r\n", mtime=0)
        with self._path.open("ab") as file:
            offset = file.tell()
            file.write(member)
        return offset, len(member)

    def truncate(self, size: int) -> None:
        """Cut the file to ``size`` bytes: what a killed run left after its last commit."""
        if self._path.exists() and self._path.stat().st_size > size:
            with self._path.open("r+b") as file:
                file.truncate(size)

    def read(self, offset: int, length: int) -> bytes:
        """Return the original bytes of the record at ``offset``."""
        with self._path.open("rb") as file:
            file.seek(offset)
            record = gzip.decompress(file.read(length))
        _, _, content = record.partition(b"\r\n\r\n")
        return content.removesuffix(b"\r\n\r\n")
