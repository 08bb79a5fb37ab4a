"""The ``desk.toml`` of a new desk: every setting with its help, and a watch list; the knowledge it gives."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman import settings
from dragoman.knowledge.load import Overlay, load
from dragoman.model.hints import Hint
from dragoman.model.knowledge import Knowledge, Theme
from dragoman.settings import IN_FILE_ONLY, Setting, Settings, country_code, country_name, table

HEAD = """\
# A desk of Dragoman: the press of {country}.
# Every setting stands here with its default. A flag of a command, or DRAGOMAN_NAME in the
# environment, overrides it for one run.
"""

EXAMPLES = """
# What `dragoman collect` takes in when no source is named: feeds, sitemaps, pages, files, folders.
# `minimum` are the pieces a week it promises, `limit` the newest entries that are taken.
# [[sources]]
# url = "https://vestnik.example/rss.xml"
# outlet = "vestnik"
# language = "ru"
# cadence = "daily"
# minimum = 20
# limit = 200

# Names the report prints otherwise than the house form has them:
# [exceptions]
# "Андрей Ланьков" = "Andrei Lankov"

# Rules of `dragoman check --desk` that this desk does not ask, and words that are right as they stand:
# [check]
# off = ["figures-under-ten"]
# known = ["Kirgizia"]

# An outlet of this desk; `names` are the other spellings and codes it comes under:
# [[outlets]]
# id = "vestnik"
# name = "Вестник"
# house = "Vestnik"
# names = ["vestnik.example"]
# domains = ["vestnik.example"]
# timezone = "Europe/Moscow"

# An actor: a country (ISO 3166) or a body of power, and the lemmas that stand for it:
# [[actors]]
# code = "OPEC"
# names = {{ en = "OPEC", ru = "ОПЕК" }}
# words = {{ ru = ["опек", "опек плюс"] }}

# A person in the names ledger, with every spelling that means the same person:
# [[persons]]
# id = "ivanov"
# family = "Иванов"
# given = "Иван"
# house = "Ivan Ivanov"
# spellings = ["И. Иванов"]

# A field of news to set aside:
# [[off_subject]]
# name = "fashion"
# words = ["мода", "подиум", "дизайнер"]

# The watch list: themes this desk follows, and the lemmas or lemma phrases that show them.
"""


def text(knowledge: Knowledge) -> str:
    """Return a commented ``desk.toml`` for the country that ``knowledge`` is of."""
    values = {"country": knowledge.country}
    parts = [HEAD.format(country=country_name(knowledge.country))]
    parts.extend(_setting(row, values) for row in table() if row.name not in IN_FILE_ONLY)
    parts.append(EXAMPLES.replace("{{", "{").replace("}}", "}"))
    parts.extend(_theme(theme) for theme in knowledge.themes)
    return "\n".join(parts)


def _setting(row: Setting, values: dict[str, str]) -> str:
    return f"# {row.help}\n{row.name} = {_value(values.get(row.name, row.default))}\n"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return _list(str(each) for each in value)
    return f'"{value}"' if isinstance(value, str) else str(value)


def _list(values: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{each}"' for each in values) + "]"


def _theme(theme: Theme) -> str:
    names = ", ".join(f'{language} = "{name}"' for language, name in theme.names)
    languages = sorted({language for language, _ in theme.words})
    words = ", ".join(
        f"{language} = {_list(word for each, word in theme.words if each == language)}"
        for language in languages
    )
    return (
        f'[[themes]]\nid = "{theme.id}"\nnames = {{ {names} }}\nwords = {{ {words} }}\n'
        f"actors = {_list(theme.actors)}\n"
    )


def knowledge_of(chosen: Settings) -> Knowledge:
    """Return the package's knowledge under that of a desk with these settings."""
    overlay = Overlay(
        outlets=chosen.outlets,
        themes=chosen.themes,
        actors=chosen.actors,
        persons=chosen.persons,
        off_subject=chosen.off_subject,
        romanisation=chosen.romanisation,
        exceptions=chosen.exceptions,
    )
    return load(country_code(chosen.country), overlay)


def hints_of(chosen: Settings) -> tuple[Hint, ...]:
    """Return the hints of the desk's own profiles, as its settings were checked to have them."""
    return tuple(
        hint for row in chosen.outlets if "hints" in row for hint in settings.hints_of(row)[0]
    )
