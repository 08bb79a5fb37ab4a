"""A reading of a line of text, as the tests want it."""

from dragoman.knowledge.load import load
from dragoman.model.press import UNDATED, Article, PublicationDate
from dragoman.model.reading import Reading
from dragoman.read.reader import read


def reading(
    text: str, *, authors: tuple[str, ...] = (), published: PublicationDate = UNDATED
) -> Reading:
    article = Article(
        id="a",
        text_id="t",
        source="s",
        text=text,
        sha256="",
        language="ru",
        authors=authors,
        published=published,
    )
    return read(article, load("RU"))
