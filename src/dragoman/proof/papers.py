"""Outlets in a lead: «in Izvestia», «in the March issue of X», «in the same issue»."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dragoman.model.press import PublicationDate, Span
from dragoman.proof import dating
from dragoman.proof.head import Head, Part
from dragoman.proof.lexicon import any_of, folded, lexicon
from dragoman.proof.scene import DOMAIN, TOKEN, WORD, Scene

PREPOSITION = re.compile(
    r"(?:[Ww]riting\s(?:in|for|on)|[Pp]ublished\s(?:in|by)|[Aa]ppearing\sin|[Ii]n|[Ff]or|[Aa]t|[Oo]n|[Vv]ia|[Ww]ith|[Bb]y|[Ff]rom|[Tt]o|[Oo]f)\s"
)
WEBSITE = re.compile(r"(?:the\s)?(?:web\s?site|site|pages|portal|blog|Telegram\schannel)\sof\s")
ISSUE_OF = re.compile(
    rf"the\s(?:(?P<same>same)\s)?(?:(?P<label>{dating.MONTH}(?:\s?[-/–]\s?{dating.MONTH})?(?:\s{dating.DAY})?(?:,?\s{dating.YEAR})?"
    rf"|(?i:{dating.SEASON})(?:\s{dating.YEAR})?|No\.\s\d+|{dating.YEAR}|latest|current|new|first|second|third|fourth|recent|special)\s)?"
    r"(?:issue|number|edition|volume)\s(?:No\.\s\d+\s)?of\s|(?P<number>No\.\s\d+(?:\s\((?:19|20)\d\d\)|,\s(?:19|20)\d\d)?),?\sof\s"
)
RUN = re.compile(
    rf"(?:[Tt]he\s)?[“\"«]?(?:{DOMAIN.pattern}|{WORD}(?:\s(?:(?:v|i|o|na|of|de|du|des|der|und|and|for|s|za|u|k|dlia|the|in|on|to|&)\s){{0,2}}{WORD}){{0,8}})[,]?[”\"»]?"
)
SMALL = re.compile(r"\s(?:and|for|the|in|on|to)\s")
NOT_OUTLET_AFTER = re.compile(r"[’'ʹʼ]s\b")


@cache
def _same() -> re.Pattern[str]:
    back = lexicon().data["back"]
    return re.compile(
        rf"(?:[Ii]n|[Ff]or|[Aa]lso\sin|[Ii]n\sa\sdifferent\sarticle\sin)\s(?:the\s(?:very\s)?same|that|this\ssame)\s(?:(?i:{dating.SEASON}|{dating.MONTH})\s)?(?P<what>{any_of(back['in_paper'])})\b(?!\s(?:of|for)\s)"
    )


def the_same_paper(head: Head, at: int) -> Part | None:
    """«In the same issue», «in the same paper»: the outlet of the item before, and an issue's date."""
    found = _same().match(head.plain, at, head.end)
    before = head.before
    if not found or before.outlet is None:
        return None
    published = None
    if (
        found["what"] in ("issue", "volume", "collection", "number", "yearbook")
        and before.published
    ):
        published = replace(
            before.published,
            precision="issue",
            inferred=tuple(dict.fromkeys(("issue", *before.published.inferred))),
        )
    return Part(
        kind="outlet",
        start=at,
        end=found.end(),
        outlet=before.outlet,
        published=published,
        same=True,
        sure=True,
    )


ONLY_SURE = frozenset(("with", "by", "to", "of", "from", "at", "on", "via"))
"""Prepositions behind which a run of capitals is an outlet only if it looks like one."""


def in_an_outlet(head: Head, at: int) -> Part | None:
    """«In Izvestia», «for the Carnegie Center», «in the March issue of X», «in the April 20 Yomiuri»."""
    found = PREPOSITION.match(head.plain, at, head.end)
    if not found:
        return None
    start, published, number = found.end(), None, None
    website = WEBSITE.match(head.plain, start, head.end)
    if website:
        start = website.end()
    issue = ISSUE_OF.match(head.plain, start, head.end)
    if issue:
        start = issue.end()
        label = issue["label"] or issue["number"]
        told = _told(label, head.scene.issue) if label else None
        number = told.published if told else PublicationDate(printed=label) if label else None
    else:
        the = re.compile(r"(?:the|its|a)\s").match(head.plain, start, head.end)
        dated = dating.when(head.plain, the.end() if the else start, head.end, head.scene.issue)
        if the and dated and head.plain[dated.place.end : dated.place.end + 1] == " ":
            exact = dated.kind in ("day", "iso")
            published, number = (dated.published, None) if exact else (None, dated.published)
            start = dated.place.end + 1
            of = re.compile(r"(?:issue|edition|number)?\s?(?:of\s)?").match(
                head.plain, start, head.end
            )
            start = of.end() if of else start
    place = outlet_at(head, start)
    if place is None:
        return None
    name = head.scene.named(*place)
    if head.plain[place.start - 1] in '“"«' and not head.scene.is_outlet(name.name):
        return None
    sure = bool(issue) or head.scene.looks_like_outlet(*place)
    preposition = found[0].split()[-1].lower()
    if preposition in ONLY_SURE and not sure:
        return None
    if preposition == "at" and not head.scene.is_outlet(name.name):
        return None
    end = place.end + (head.plain[place.end : place.end + 1] in ("”", '"', "»"))
    return Part(
        kind="outlet", start=at, end=end, outlet=name, published=published, number=number, sure=sure
    )


def _told(label: str, issue: str | None) -> dating.When | None:
    return dating.numbered(label, 0, len(label), issue) or dating.when(label, 0, len(label), issue)


def outlet_at(head: Head, at: int) -> Span | None:  # noqa: PLR0911 - a case a line
    """Return the outlet that is named at ``at``: the longest known name, else the whole run of capitals.

    A place is none; nor is what has «’s» behind it, unless it is known.
    """
    scene = head.scene
    run = RUN.match(head.plain, at, head.end)
    if not run:
        return None
    start = at + len(re.match(r"(?:[Tt]he\s)?[“\"«]?", run[0])[0])  # type: ignore[index]
    ends = _ends(head.plain, start, run.end())
    for end in ends:
        if scene.is_outlet(head.plain[start:end]) or scene.is_outlet(head.plain[at:end]):
            return Span(start, end)
    for end in ends:
        if scene.is_italic(start, end) and not scene.is_place(head.plain[start:end]):
            return Span(start, end)
    for end in ends:
        name = head.plain[start:end]
        first = name.split()[0]
        if SMALL.search(name) and not _is_institution(scene, name):
            continue
        if (
            scene.is_place(name)
            or first.casefold() in scene.words.not_names
            or first in dating.MONTHS
        ):
            return None
        if folded(first) in scene.words.titles or NOT_OUTLET_AFTER.match(head.plain, end):
            return None
        return Span(start, end)
    return None


def _is_institution(scene: Scene, name: str) -> bool:
    """Tell «Institute for Far Eastern Studies» from «Kommersant and Vedomosti»."""
    first = SMALL.split(name)[0]
    return any(folded(each) in scene.words.outlet_words for each in first.split())


NUMBERS = ("No", "Nos", "Vol", "Volume", "Issue", "Number")


def _ends(plain: str, start: int, end: int) -> list[int]:
    """Return where a run of capitals may end, the longest first; a month ends it."""
    found = []
    for each in TOKEN.finditer(plain[start:end]):
        word = each[0].strip(',”"»')
        if word in dating.MONTHS or word.rstrip(".") in (*dating.SHORT, *NUMBERS):
            break
        if word[:1].isupper() or DOMAIN.fullmatch(word):
            found.append(start + each.start() + each[0].index(word) + len(word))
    return sorted(found, reverse=True)


def a_paper_in_brackets(head: Head, at: int) -> Part | None:
    """Read «(Izvestia, March 14)», «(Zapiski, No. 3, 2030)»: an outlet without a preposition, behind a name."""
    if not head.has("author"):
        return None
    start = at + (head.plain[at : at + 1] in ("(", "["))
    place = outlet_at(head, start)
    if place is None:
        return None
    sure = head.scene.looks_like_outlet(*place)
    if start == at:
        bare = Part(
            kind="outlet", start=at, end=place.end, outlet=head.scene.named(*place), sure=True
        )
        return bare if sure else None
    published = number = None
    end = place.end
    inside = re.compile(r"[,;]?\s(?:on\s)?").match(head.plain, end, head.end)
    if inside:
        told = dating.numbered(head.plain, inside.end(), head.end, head.scene.issue)
        number = told.published if told else None
        told = told or dating.when(head.plain, inside.end(), head.end, head.scene.issue)
        published = told.published if told and number is None else None
        end = told.place.end if told else end
    closing = re.compile(r"\s?[)\]]").match(head.plain, end, head.end)
    if not closing or not (sure or published or number):
        return None
    return Part(
        kind="outlet",
        start=at,
        end=closing.end(),
        outlet=head.scene.named(*place),
        published=published,
        number=number,
        sure=sure,
    )
