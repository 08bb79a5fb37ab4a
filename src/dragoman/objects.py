"""Addresses of object stores (``s3://``, ``gs://``) as web addresses, signed where the environment has credentials.

Signing is botocore's, of the extra ``objects``: its usual variables, files and profiles (``AWS_ACCESS_KEY_ID``,
``AWS_PROFILE``, ``~/.aws``; ``AWS_REGION``, ``AWS_ENDPOINT_URL``), without asking the machine it runs on. A
signed address is fetched like any other: what is private is refused, and nothing of the signature is kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from dragoman.errors import BadArgument
from dragoman.later import later

if TYPE_CHECKING:
    from botocore import config, exceptions, session
else:
    config, exceptions = later("botocore.config"), later("botocore.exceptions")
    session = later("botocore.session")

OBJECT = re.compile(r"(s3|gs)://([a-z0-9][a-z0-9._-]{1,220})/(.+)", re.IGNORECASE)
GOOGLE = "https://storage.googleapis.com"
SIX_HOURS = 6 * 3600
"""Seconds that a signed address holds: as long as a web archive may take to come."""
NAMES = ("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
         "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_SHARED_CREDENTIALS_FILE")  # fmt: skip
"""Variables that name credentials."""
MACHINE = "iam-role"
"""Botocore's name of what asks the metadata service of the machine: nobody has to expect that of us."""


def web(url: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the web address of an object; any other address as it is.

    Errors: ``BadArgument`` where credentials are there and cannot be used; nothing of them is said.
    """
    match = OBJECT.fullmatch(url)
    if not match:
        return url
    store, bucket, key = match.groups()
    if store.lower() == "gs":
        return f"{GOOGLE}/{bucket}/{quote(key)}"
    return (
        _signed(url, bucket, key)
        if _has_credentials(environment)
        else open_to_all(bucket, key, environment)
    )


def open_to_all(bucket: str, key: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the unsigned address of an object of S3, or of a store that speaks like it."""
    own = environment.get("AWS_ENDPOINT_URL_S3") or environment.get("AWS_ENDPOINT_URL")
    if own:
        return f"{own.rstrip('/')}/{bucket}/{quote(key)}"
    if "." in bucket:  # its name would not fit the certificate
        return f"https://s3.amazonaws.com/{bucket}/{quote(key)}"
    return f"https://{bucket}.s3.amazonaws.com/{quote(key)}"


def _has_credentials(environment: Mapping[str, str]) -> bool:
    home = Path(environment.get("HOME", "/nonexistent"))
    return any(environment.get(each) for each in NAMES) or (home / ".aws" / "credentials").is_file()


def _signed(url: str, bucket: str, key: str) -> str:
    if find_spec("botocore") is None:
        reason = "credentials are set, and signing needs the extra: pip install 'dragoman[objects]'"
        raise BadArgument(url, reason)
    try:
        opened = session.Session()
        opened.get_component("credential_provider").remove(MACHINE)
        if opened.get_credentials() is None:
            return open_to_all(bucket, key)
        client = opened.create_client(
            "s3",
            region_name=opened.get_config_variable("region") or "us-east-1",
            config=config.Config(signature_version="s3v4"),
        )
        return str(
            client.generate_presigned_url(
                "get_object", Params={"Bucket": bucket, "Key": key}, ExpiresIn=SIX_HOURS
            )
        )
    except exceptions.BotoCoreError as error:
        reason = f"the credentials of the environment cannot be used ({type(error).__name__})"
        raise BadArgument(url, reason) from None
