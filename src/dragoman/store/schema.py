"""The desk's tables: each record as JSON of its own dataclass, beside the columns it is found by.

``captures`` are originals as they came in, ``versions`` the articles read out of them (one version
for captures that differ in nothing a reader sees), ``articles`` the version that counts now.
Full text over lemmas is the database's own matter: see ``sqlite``.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

HEAD = "0004"
"""The migration these tables are the sum of; a test holds it to the migrations."""

DATABASE = "desk.sqlite"
"""The file's name in the desk's folder."""

METADATA = MetaData()

VERSIONS = Table(
    "versions",
    METADATA,
    Column("article", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("text_id", String, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("fingerprint", String, nullable=False),
    Column("sketch", LargeBinary),
    Column("record", LargeBinary, nullable=False),
)

CAPTURES = Table(
    "captures",
    METADATA,
    Column("article", String, primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("run", String, nullable=False),
    Column("source", String, nullable=False),
    Column("retrieved", String),
    Column("file", String),
    Column("offset", Integer),
    Column("length", Integer),
    Column("origin", LargeBinary),
    ForeignKeyConstraint(["article", "version"], ["versions.article", "versions.version"]),
    Index("captures_by_place", "file", "offset"),
)
"""``run`` is the last run that saw the capture. No ``offset``: the archive lost the original.

``origin`` is what was known of the original beside its bytes; captures before 0003 have none.
"""

VISITS = Table(
    "visits",
    METADATA,
    Column("address", String, primary_key=True),
    Column("fetched", String, nullable=False),
    Column("etag", String),
    Column("modified", String),
)

PAGES = Table(
    "pages",
    METADATA,
    Column("source", String, primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("retrieved", String),
    Column("origin", LargeBinary, nullable=False),
    Column("file", String, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("length", Integer, nullable=False),
)
"""Fetched pages in which no article was found; better rules may find one."""

ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("version", String, nullable=False),
    Column("text_id", String, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("number", Integer, unique=True),
    Column("indexed", Integer),
    ForeignKeyConstraint(["id", "sha256"], ["captures.article", "captures.sha256"]),
    Index("articles_by_date", "earliest", "id"),
    Index("articles_by_end", "latest", "earliest"),
)
"""``number`` is the article's row in the full text, ``indexed`` the reading that lies there."""

READINGS = Table(
    "readings",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("article", String, nullable=False),
    Column("version", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("knowledge", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("article", "version", "reader", "knowledge"),
    ForeignKeyConstraint(["article", "version"], ["versions.article", "versions.version"]),
)

PAIRS = Table(
    "pairs",
    METADATA,
    Column("language", String, primary_key=True),
    Column("target_language", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("target", String, primary_key=True),
    Column("text", String, nullable=False),
    Column("origin", String, nullable=False),
    sqlite_with_rowid=False,
)
"""``key`` is the normal form of ``text``; kept in the order of the key, which holds the text."""

SKIPS = Table(
    "skips",
    METADATA,
    Column("stage", String, primary_key=True),
    Column("input", String, primary_key=True),
    Column("reason", String, primary_key=True),
    Column("article", String, index=True),
    Column("run", String, nullable=False),
    Column("kind", String),
)
"""``run`` is the last run that met the skip; a later success takes an older skip away."""

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("article", String, index=True),
    Column("record", LargeBinary, nullable=False),
)

EDITS = Table(
    "edits",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("report", String, nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
)

REPORTS = Table(
    "reports",
    METADATA,
    Column("sha256", String, primary_key=True),
    Column("issue", String, index=True),
    Column("record", LargeBinary, nullable=False),
)
"""Reports of earlier issues, imported; ``issue`` is a month such as 2021-03."""
