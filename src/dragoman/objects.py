"""Addresses of object stores (``s3://``, ``gs://``) as web addresses, signed where the environment has credentials.

Signing is the matter of obstore, of the extra ``objects``; it reads the usual variables (``AWS_ACCESS_KEY_ID``,
``AWS_SECRET_ACCESS_KEY``, ``AWS_SESSION_TOKEN``, ``AWS_REGION``, ``AWS_ENDPOINT_URL``;
``GOOGLE_APPLICATION_CREDENTIALS`` of a service account), and nobody is asked for anything. A signed address is
fetched like any other: what is private is refused, and nothing of the signature is kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import quote

from dragoman.errors import BadArgument
from dragoman.later import later

if TYPE_CHECKING:
    import obstore
    from obstore import exceptions, store
else:
    obstore, exceptions = later("obstore"), later("obstore.exceptions")
    store = later("obstore.store")

OBJECT = re.compile(r"(s3|gs)://([a-z0-9][a-z0-9._-]{1,220})/(.+)", re.IGNORECASE)
GOOGLE = "https://storage.googleapis.com"
SIX_HOURS = 6 * 3600
"""Seconds that a signed address holds: as long as a web archive may take to come."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "s3": ("AWS_ACCESS_KEY_ID",),
    "gs": (
        "GOOGLE_APPLICATION_CREDENTIALS",
        "GOOGLE_SERVICE_ACCOUNT",
        "GOOGLE_SERVICE_ACCOUNT_KEY",
    ),
}
"""Variables that name credentials."""


def web(url: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the web address of an object; any other address as it is.

    Errors: ``BadArgument`` where credentials are there and cannot be used; nothing of them is said.
    """
    match = OBJECT.fullmatch(url)
    if not match:
        return url
    kind, bucket, key = match.groups()
    if any(environment.get(each) for each in NAMES[kind.lower()]):
        return _signed(url, kind.lower(), bucket, key)
    return unsigned(url, environment)


def unsigned(url: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the web address of an object without a signature; any other address as it is."""
    match = OBJECT.fullmatch(url)
    if not match:
        return url
    kind, bucket, key = match.groups()
    if kind.lower() == "gs":
        return f"{GOOGLE}/{bucket}/{quote(key)}"
    return open_to_all(bucket, key, environment)


def open_to_all(bucket: str, key: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the unsigned address of an object of S3, or of a store that speaks like it."""
    own = environment.get("AWS_ENDPOINT_URL_S3") or environment.get("AWS_ENDPOINT_URL")
    if own:
        return f"{own.rstrip('/')}/{bucket}/{quote(key)}"
    if "." in bucket:  # its name would not fit the certificate
        return f"https://s3.amazonaws.com/{bucket}/{quote(key)}"
    return f"https://{bucket}.s3.amazonaws.com/{quote(key)}"


def _signed(url: str, kind: str, bucket: str, key: str) -> str:
    if find_spec("obstore") is None:
        reason = "credentials are set, and signing needs the extra: pip install 'dragoman[objects]'"
        raise BadArgument(url, reason)
    try:
        opened = store.S3Store(bucket) if kind == "s3" else store.GCSStore(bucket)
        return str(obstore.sign(opened, "GET", key, timedelta(seconds=SIX_HOURS)))
    except (exceptions.BaseError, ValueError, OSError):
        reason = f"the credentials of the environment ({NAMES[kind][0]} …) cannot be used"
        raise BadArgument(url, reason) from None
