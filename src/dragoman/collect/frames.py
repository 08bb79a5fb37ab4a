"""Documents of a web archive that are no pages: what frames and scripts of pages asked for.

Three signs, each written by the program that crawled: the ``Sec-Fetch-Dest`` that a browser sends with
every request (Fetch Metadata, W3C), the ``WARC-Resource-Type`` of a record, and the list of pages of a
WACZ, which names its page beside the ``WARC-Page-ID`` of all that was loaded for it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

PAGE = "document"
LISTED = 200_000
"""Pages of a list that are remembered."""


@dataclass(slots=True)
class Asked:
    """For what each address was asked: ``pages`` by a person or a crawler, ``others`` for a page."""

    pages: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    owners: Mapping[str, str] = field(default_factory=dict)
    """The address of each page of a WACZ's list, by its id."""

    def is_page(self, record: WarcRecord) -> bool:
        """Tell whether a record is a page; what bears no sign is one."""
        address = record.headers.get("WARC-Target-URI") or ""
        if address in self.pages:
            return True
        kind = (record.headers.get("WARC-Resource-Type") or PAGE).strip().lower()
        owner = self.owners.get(record.headers.get("WARC-Page-ID") or "")
        return kind == PAGE and address not in self.others and owner in (None, address)


def asked(file: IO[bytes], owners: Mapping[str, str]) -> Asked:
    """Look through the requests and redirects of an archive; it is read from its beginning again after.

    What is broken in it is named when its pages are read.
    """
    found = Asked(pages=set(owners.values()), owners=owners)
    types = WarcRecordType.request | WarcRecordType.response
    with suppress(OSError, EOFError, zlib.error, ValueError):
        for record in ArchiveIterator(
            file, record_types=types, auto_decode="none", quirks_mode=True
        ):
            address = record.headers.get("WARC-Target-URI") or ""
            if record.is_http_parsed and record.record_type == WarcRecordType.request:
                what = (record.http_headers.get("Sec-Fetch-Dest") or "").strip().lower()
                if what:
                    (found.pages if what == PAGE else found.others).add(address)
            elif record.is_http_parsed and address in found.pages:
                moved = record.http_headers.get("Location")
                status = record.http_headers.status_code or 0
                if moved and status // 100 == 3:  # noqa: PLR2004 - a redirect
                    found.pages.add(moved.strip())
    file.seek(0)
    return found


def owners(lists: Iterable[bytes]) -> dict[str, str]:
    """Return the address of each page that the lists of a WACZ name, by its id."""
    found: dict[str, str] = {}
    for line in (line for each in lists for line in each.splitlines()):
        with suppress(ValueError, RecursionError):
            entry = json.loads(line)
            if isinstance(entry, dict) and isinstance(entry.get("url"), str):
                found[str(entry.get("id") or f"#{len(found)}")] = entry["url"]
        if len(found) >= LISTED:
            break
    return found
