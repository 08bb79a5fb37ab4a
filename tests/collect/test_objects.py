"""Archives in object stores, open and closed, against a store that checks the signature itself."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from badweb import HERE
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from test_fetch import QUICK, gather
from test_webarchive import BODIES, packed

from commands import dragoman
from dragoman import objects, sources
from dragoman.collect.addresses import shown
from dragoman.collect.page import Page
from dragoman.collect.stream import gathered
from dragoman.desk import create
from dragoman.errors import BadArgument
from dragoman.model.press import Skip

KEY, SECRET, TOKEN = "SCHLUESSEL", "geheim/und+lang", "marke+geheim"
NAMES = (
    *objects.NAMES["s3"], *objects.NAMES["gs"], "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_REGION",
)  # fmt: skip


def digest(key: bytes, words: str) -> bytes:
    return hmac.new(key, words.encode(), hashlib.sha256).digest()


def signature(path: str, query: str, host: str) -> str:
    """Sign a request once more, as AWS documents it for addresses (Signature Version 4, query parameters)."""
    given = dict(parse_qsl(query))
    scope = given["X-Amz-Credential"].split("/", 1)[1]
    told = sorted(
        (quote(k, safe="-_.~"), quote(v, safe="-_.~"))
        for k, v in given.items()
        if k != "X-Amz-Signature"
    )
    request = "\n".join(
        (
            "GET",
            path,
            "&".join(f"{k}={v}" for k, v in told),
            f"host:{host}",
            "",
            "host",
            "UNSIGNED-PAYLOAD",
        )
    )
    words = "\n".join(
        (
            "AWS4-HMAC-SHA256",
            given["X-Amz-Date"],
            scope,
            hashlib.sha256(request.encode()).hexdigest(),
        )
    )
    key = f"AWS4{SECRET}".encode()
    for each in scope.split("/"):
        key = digest(key, each)
    return digest(key, words).hex()


class Store(ThreadingHTTPServer):
    daemon_threads = True
    asked: list[str]


class Bucket(BaseHTTPRequestHandler):
    server: Store

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append(self.path)
        given = dict(parse_qsl(parts.query))
        right = parts.path.startswith("/open/") or (
            "X-Amz-Signature" in given
            and given["X-Amz-Signature"] == signature(parts.path, parts.query, self.headers["Host"])
        )
        body = packed() if right and parts.path.endswith(".warc.gz") else b""
        self.send_response(200 if body else 403)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        del words


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Store]:
    for each in NAMES:
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    server = Store((HERE, 0), Bucket)
    server.asked = []
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://{HERE}:{server.server_address[1]}")
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def credentials(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store
    pytest.importorskip("obstore", reason="needs the extra: pip install 'dragoman[objects]'")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_SESSION_TOKEN", TOKEN)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("s3://press/2021/a.warc.gz", "https://press.s3.amazonaws.com/2021/a.warc.gz"),
        ("s3://press.old/a b.warc", "https://s3.amazonaws.com/press.old/a%20b.warc"),
        (
            "gs://press/2021/порт.wacz",
            "https://storage.googleapis.com/press/2021/%D0%BF%D0%BE%D1%80%D1%82.wacz",
        ),
        ("https://a.example/x", "https://a.example/x"),
        ("s3://press", "s3://press"),
    ],
)
def test_the_address_of_an_open_bucket(url: str, wanted: str) -> None:
    assert objects.web(url, {}) == wanted


def test_another_store_by_its_endpoint() -> None:
    own = {"AWS_ENDPOINT_URL": "https://minio.example/"}
    assert objects.web("s3://press/a.warc", own) == "https://minio.example/press/a.warc"


def pages(url: str) -> tuple[list[bytes], list[Skip]]:
    (wanted,) = sources.wanted(sources.named([url]), 100)
    found = gather(wanted.url)
    return [each.original for each in found if isinstance(each, Page)], [
        each for each in found if isinstance(each, Skip)
    ]


def test_an_archive_of_an_open_bucket(store: Store) -> None:
    assert pages("s3://open/2021/a.warc.gz") == (BODIES, [])
    assert not any("X-Amz" in each for each in store.asked)


@pytest.mark.usefixtures("credentials")
def test_an_archive_of_a_closed_bucket_is_asked_for_by_a_signed_address(store: Store) -> None:
    assert pages("s3://closed/2021/a b+порт.warc.gz") == (BODIES, [])
    assert any("X-Amz-Signature" in each for each in store.asked)


@pytest.mark.usefixtures("credentials")
def test_a_wrong_secret_is_named_and_nothing_of_it_is_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "falsch")
    found, (skip,) = pages("s3://closed/2021/a.warc.gz")
    assert not found
    assert skip.kind == "region"
    assert store.asked
    for each in (KEY, "falsch", TOKEN, "X-Amz-Credential", "X-Amz-Security-Token"):
        assert each not in f"{skip.input} {skip.reason}"


@pytest.mark.usefixtures("credentials", "store")
def test_a_signed_address_is_the_same_address_every_time() -> None:
    one = objects.web("s3://closed/a.warc.gz")
    assert TOKEN not in shown(one)
    assert shown(one).endswith("/closed/a.warc.gz?X-Amz-Signature=hidden")
    goog = "https://storage.googleapis.com/b/a.warc?X-Goog-Algorithm=G&X-Goog-Credential=c&X-Goog-Date=2&X-Goog-Signature=s"
    assert shown(goog) == "https://storage.googleapis.com/b/a.warc?X-Goog-Signature=hidden"


@pytest.mark.usefixtures("credentials")
def test_a_store_at_a_private_address_is_refused_unless_it_is_allowed(store: Store) -> None:
    (wanted,) = sources.wanted(sources.named(["s3://closed/a.warc.gz"]), 100)
    (skip,) = gather(wanted.url, manners=replace(QUICK, allowed=frozenset()))
    assert isinstance(skip, Skip)
    assert skip.kind == "address"
    assert not store.asked


@pytest.mark.usefixtures("store")
def test_credentials_without_the_extra_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setattr("dragoman.objects.find_spec", lambda _: None)
    with pytest.raises(BadArgument, match=r"dragoman\[objects\]") as caught:
        objects.web("s3://closed/a.warc.gz")
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("missing", ["the extra", "sense"])
def test_credentials_that_cannot_be_used_are_one_named_skip_and_the_rest_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    if missing == "the extra":
        monkeypatch.setattr("dragoman.objects.find_spec", lambda _: None)
    else:
        pytest.importorskip("obstore", reason="needs the extra: pip install 'dragoman[objects]'")
        monkeypatch.setattr("dragoman.objects.obstore.sign", unusable)
    open_one = f"http://{HERE}:{store.server_address[1]}/open/a.warc.gz"
    rows = sources.named(["s3://closed/a.warc.gz", open_one])
    found = [each for each in gathered(sources.wanted(rows, 100), QUICK) if each is not None]
    assert [each.original for each in found if isinstance(each, Page)] == BODIES
    (skip,) = (each for each in found if isinstance(each, Skip))
    assert (skip.kind, skip.input) == ("address", sources.place(rows[0], Path()))
    assert KEY not in skip.reason
    assert store.asked == ["/robots.txt", "/open/a.warc.gz"]


def unusable(*_: object) -> str:
    raise ValueError


@pytest.mark.usefixtures("store")
def test_a_run_with_credentials_that_cannot_be_used_ends_with_status_1(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "none.json"))
    create(tmp_path / "desk", "russia")
    (tmp_path / "a.txt").write_text(f"Мост\n\n{BODIES[0].decode()}", encoding="utf-8")
    done = dragoman("collect", "gs://press/a.warc", tmp_path / "a.txt", "--desk", tmp_path / "desk")
    assert done.returncode == 1, done.stderr
    assert "1 new" in done.stderr + done.stdout
    assert "storage.googleapis.com/press/a.warc" in done.stderr


def test_a_closed_bucket_of_google_is_asked_for_by_a_signed_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("obstore", reason="needs the extra: pip install 'dragoman[objects]'")
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    key = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    account = {
        "type": "service_account",
        "private_key_id": "k",
        "private_key": key,
        "client_email": "a@p.example",
    }
    (tmp_path / "account.json").write_text(json.dumps(account), encoding="utf-8")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "account.json"))
    found = objects.web("gs://press/2021/порт.wacz")
    assert found.startswith("https://storage.googleapis.com/press/2021/%D0%BF")
    assert "X-Goog-Signature=" in found
    assert shown(found).endswith(".wacz?X-Goog-Signature=hidden")
    (tmp_path / "account.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BadArgument, match="cannot be used"):
        objects.web("gs://press/2021/a.wacz")


@pytest.mark.usefixtures("credentials")
def test_nothing_secret_is_printed_or_kept(store: Store, tmp_path: Path) -> None:
    create(tmp_path / "desk", "russia")
    settings = tmp_path / "desk" / "desk.toml"
    said = settings.read_text(encoding="utf-8")
    said = re.sub(r"(?m)^#? ?allow_hosts = .*$", f'allow_hosts = ["{HERE}"]', said)
    settings.write_text(re.sub(r"(?m)^#? ?pause = .*$", "pause = 0", said), encoding="utf-8")
    done = dragoman("collect", "s3://closed/a.warc.gz", "--desk", tmp_path / "desk")
    assert done.returncode == 0, done.stderr
    assert store.asked
    kept = b"".join(each.read_bytes() for each in (tmp_path / "desk").rglob("*") if each.is_file())
    for each in (KEY, SECRET, TOKEN, quote(TOKEN, safe="")):
        assert each not in done.stderr + done.stdout
        assert each.encode() not in kept
