"""The conductor: opens the store and the engine, and runs the verbs; each starts from the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman import __version__, contract, deskfile, periods, settings
from dragoman.backends.memory import TranslationMemory
from dragoman.collect.archive import Archive
from dragoman.collect.copies import voices
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page
from dragoman.engine import Engine, Processes, Serial
from dragoman.errors import BadArgument
from dragoman.knowledge.load import load as load_knowledge
from dragoman.model.judgement import Judgement
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Pair, Period, Skip
from dragoman.model.reading import ReadArticle, Reading
from dragoman.model.report import Report, ShortlistEntry
from dragoman.model.survey import Survey
from dragoman.publish.markup import publish
from dragoman.read import reader
from dragoman.store.view import View
from dragoman.store.writer import Writer
from dragoman.survey.surveyor import SurveyContext, survey
from dragoman.watch import Watch, unwatched
from dragoman.write.composer import ComposeContext, compose
from dragoman.write.shortlist import ShortlistContext, shortlist

DATABASE, ARCHIVE = "desk.sqlite", "archive"
FEW = 12
"""Up to this many items one process is faster than starting several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one run did: ids of what is new, how many were known, what was skipped."""

    done: tuple[str, ...] = ()
    known: int = 0
    pairs: int = 0
    skipped: tuple[Skip, ...] = ()
