"""By when: the horizon a sentence gives, resolved against the day of publication.

What cannot be resolved (a relative horizon in an undated piece, «в ближайшие годы») keeps its printed
words and no days. What the words leave out and the day of publication gives is listed as inferred.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dragoman.model.press import PublicationDate, Span
from dragoman.read.terms_of_time import (
    MONTHS,
    WEEKDAYS,
    a_day,
    a_decade,
    a_month,
    a_quarter,
    a_season,
    a_weekday,
    a_year,
    after,
    after_one,
    counted,
    is_past,
    next_one,
    open_ended,
    part_of_year,
    this_year,
)

NOT_BEFORE = r"(?:не раньше|не ранее|не прежде|раньше|ранее|после|начиная с)"
UNTIL = r"(?:до|не позже|не позднее|вплоть до)"
AT = rf"(?:в|во|к|ко|на|с|{NOT_BEFORE}|{UNTIL})"
YEAR = r"(?P<year>(?:19|20)\d\d)(?:\s?[-–—]\s?(?P<until>20[1-9]\d))?\s*(?:-?[а-я]{1,2}\s+)?(?:год\w*|гг?\.)"
LOOSE = r"(?P<year>20[1-9]\d)-(?:й|го|му|м)\b(?P<until>)"
COUNT = r"(?P<n>\d+|[а-яё]+(?: [а-яё]+)?)(?:\s?(?:[–—-]|или|до)\s?(?P<m>\d+|[а-яё]+))?"
BARE = r"(?P<n>\d+|(?:двадцать |тридцать )?[а-яё]+)(?:\s?(?:[–—-]|или)\s?(?P<m>\d+|[а-яё]+))?"
STEP = r"(?P<step>лет|год[ау]?|месяц\w*|недел\w*|дн\w*|суток|десятилети\w*)"
NEAREST = r"(?:ближайш|следующ|предстоящ|последующ)(?:ие|их|ий|ее|ем|ую|ей|ая)"
RECENT = 2010
"""Years before this are no horizon even where the piece has no date."""
AHEAD = re.compile(rf"(?:к|ко|через|{NOT_BEFORE}|{UNTIL})\s")
PAST = re.compile(r"\s+(?:прошл|минувш|предыдущ)")
MAY_OPEN = re.compile(
    r"\d|\b(?:лет|год|месяц|недел|дн|сут|десятилети|полгод|квартал|янв|фев|март|апр|ма[йеяю]|июн|июл|авг|сент"
    r"|окт|нояб|дек|осен|весн|зим|понед|вторн|сред|четв|пятн|субб|воскр|завтра|будущ|врем|перспектив|скоро"
    r"|вскоре|рано|век|середин|конц|выходн)"
)
"""One of these stands wherever a rule finds something: most clauses hold none and need not be asked twenty times."""
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date | None], PublicationDate | None]]


def dates(text: str, published: PublicationDate) -> tuple[tuple[Span, PublicationDate], ...]:
    """Return each date and term in ``text``, past ones too, with its span, in the order of the text.

    «через десять лет», «до конца года» are reckoned from the day of publication; a day, a month or
    a season without a year is the nearest one, or the next where «к» or «до» look ahead. An
    undated piece gives the printed words and no days. Where two rules fit the same words, the
    earlier rule has them.
    """
    lower = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    found: dict[Span, PublicationDate] = {}
    for pattern, resolve in RULES:
        for match in pattern.finditer(lower):
            lead = len(match[0]) - len(match[0].lstrip())
            span = Span(match.start() + lead, match.end())
            resolved = resolve(match, published.latest)
            taken = any(each.start < span.end and span.start < each.end for each in found)
            if resolved and not taken:
                nearest = _nearest(resolved, published.latest)
                found[span] = replace(nearest, printed=text[span.start : span.end].strip())
    return tuple(sorted(found.items()))


def _nearest(found: PublicationDate, now: date | None) -> PublicationDate:
    """Lead a date whose year was left out to the year in which it lies nearest to ``now``."""
    ahead = AHEAD.match(found.printed or "")
    if not (now and found.earliest and found.latest) or found.inferred != ("year",) or ahead:
        return found
    if found.precision not in ("day", "month", "season"):
        return found
    try:
        first = found.earliest.replace(year=found.earliest.year - 1)
        last = found.latest.replace(year=found.latest.year - 1)
    except ValueError:  # 29 February
        return found
    nearer = (now - last).days < (found.earliest - now).days
    return replace(found, earliest=first, latest=last) if nearer else found


def horizon(text: str, published: PublicationDate) -> PublicationDate | None:
    """Return the first horizon in ``text`` that lies ahead of the publication, or ``None``."""
    lower = text.lower()
    for pattern, resolve in RULES if MAY_OPEN.search(lower) else ():
        for match in pattern.finditer(lower):
            found = resolve(match, published.latest)
            if found and not published.latest and found.latest and found.latest.year < RECENT:
                continue
            if not found or is_past(found, published.latest) or PAST.match(lower, match.end()):
                continue
            return found
    return None


def is_over(text: str, published: PublicationDate) -> bool:
    """Tell a text whose dates with a year lay in the past when it was published."""
    lower = text.lower()
    if not MAY_OPEN.search(lower):
        return False
    found = [pattern.finditer(lower) for pattern, _ in RULES]
    resolved = [
        resolve(match, published.latest)
        for matches, (_, resolve) in zip(found, RULES, strict=True)
        for match in matches
    ]
    dated = [each for each in resolved if each and each.latest and not each.inferred]
    return bool(dated) and all(is_past(each, published.latest) for each in dated)


MONTH = r"(?P<month>(?:" + "|".join(MONTHS) + r")[а-я]{0,5})"
DAY = "(?:двадцать |тридцать )?[а-я]+ого|третьего"
IN_YEAR = rf"(?:\s+{YEAR})?"
RULES: tuple[Rule, ...] = (
    (re.compile(rf"\b(?:в|на|за|через|в течение)\s+{NEAREST}\s+{COUNT}\s+{STEP}\b"), counted),
    (re.compile(rf"\b(?:через|в течение|в перспективе)\s+{COUNT}\s+{STEP}\b"), counted),
    (re.compile(rf"\b{AT}\s+{YEAR}"), a_year),
    (re.compile(rf"\b{AT}\s+{LOOSE}"), a_year),
    (re.compile(rf"\b(?:займ[её]т|потребует|уйд[её]т|продлится)\s+(?:на это\s+)?{COUNT}\s+{STEP}\b"), after),
    (re.compile(rf"\bсрок окупаемости\s+[—–-]\s+{COUNT}\s+{STEP}\b"), after),
    (re.compile(rf"\bза\s+{COUNT}\s+{STEP}\b"), after),
    (re.compile(rf"\b(?P<step>лет|года|месяца|месяцев|недели)\s+(?:на|через|за)\s+{BARE}\b"), after),
    (re.compile(r"\bза\s+(?P<step>сутки|неделю|месяц|год|полгода)\b"), after_one),
    (re.compile(r"\bчерез\s+(?P<step>сутки|неделю|месяц|год|полгода)\b"), after_one),
    (
        re.compile(
            rf"\b{AT}\s+(?P<part>конц\w|конец|начал\w|перв\w+ половин\w|втор\w+ половин\w)"
            rf"\s+(?:(?:этого|текущего|нынешнего)\s+)?(?:{YEAR}|года)"
        ),
        part_of_year,
    ),
    (re.compile(rf"\b{AT}\s+(?P<which>[а-яiv]+)\s+квартал\w{IN_YEAR}"), a_quarter),
    (re.compile(rf"\b{AT}\s+(?:концу |конца |начале )?(?P<decade>20\d0)-[хме]\w*(?:\s+год\w+)?"), a_decade),
    (re.compile(rf"\b(?:{AT})?\s*(?P<day>\d{{1,2}}|{DAY})\s+{MONTH}{IN_YEAR}"), a_day),
    (re.compile(rf"\b{AT}\s+(?:конц[ауе]\s+|начал[ауе]\s+|середин[еуы]\s+)?{MONTH}{IN_YEAR}"), a_month),
    (
        re.compile(
            rf"\b(?:{AT}\s+|этой\s+|будущей\s+|следующей\s+)?(?:конц[ауе]\s+|начал[ауе]\s+)?"
            rf"(?P<season>осен(?:ью|и)|весн(?:ой|ы|е)|зим(?:ой|ы|е)|летом|(?<=к )лету|(?<=[оеау] )лета)\b{IN_YEAR}"
        ),
        a_season,
    ),
    (re.compile(rf"\b{AT}\s+(?P<weekday>(?:{'|'.join(WEEKDAYS)})[а-яё]*)"), a_weekday),
    (re.compile(r"\b(?:в|к|до|на)\s+(?:следующ|будущ)\w+\s+(?P<step>год\w?|месяц\w?)\b"), next_one),
    (re.compile(r"\bна\s+(?:следующей|будущей)\s+(?P<step>неделе)\b"), next_one),
    (re.compile(r"\bзавтра\b"), next_one),
    (re.compile(r"\b(?:в (?:этом|текущем|нынешнем) году|до конца года|к концу года)\b"), this_year),
    (re.compile(r"\b(?:к|до|под) нов\w+ год\w?\b"), this_year),
    (re.compile(rf"\b(?:в|на)\s+{NEAREST}\s+(?:год\w*|месяц\w*|недел\w*|дни|врем\w+|десятилети\w+|будущем)\b"),
        open_ended),
    (
        re.compile(
            r"\bв (?:обозримом|недалеком|скором|ближайшем) (?:будущем|времени)\b|"
            r"\bв (?:средне|долго|кратко)срочной перспективе\b|"
            r"\bдо конца (?:десятилетия|века)\b|\bк (?:середине|концу) (?:десятилетия|века)\b|\bк выходным\b|"
            r"\bчерез (?:несколько|пару) (?:лет|месяцев|недель|дней)\b|"
            r"\b(?:скоро|вскоре|со временем|рано или поздно)\b"
        ),
        open_ended,
    ),
)  # fmt: skip
"""Horizons in the order they are tried; each resolves against the publication's last day."""
