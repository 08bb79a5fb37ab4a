"""Who said what in a Japanese sentence: the cue stands last, the speaker before all, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.model.press import Span
from dragoman.model.reading import CueClass
from dragoman.read.eastern.ground import Found, Ground, at, unmarked
from dragoman.read.eastern.marks import Stretch
from dragoman.read.eastern.words import either, word_lists

SHOWN = (
    r"(?:改めて|相次いで|強い|一斉に)?(?:示|表明|明らかに|述べ|語|話|発表|出|強|持|繰り返|披露|伝え|"
    r"崩|寄せ|漏ら|口に|強調|あ[るりっ]|根強|広が|聞かれ|聞こえ|多)"
)
ACT = re.compile(
    r"(?P<join>と(?:も|は|して)?|よう(?:に)?|"
    r"(?:方針|考え|意向|見通し|可能性|必要性|姿勢|見方|認識|こと|の|かどうか|か)(?:を|に|も|は))"
)
GAP = re.compile(r"、?[^「」、。をが]{0,16}")
SOURCE = re.compile(
    r"(?:によると|によれば|の話では|の話によると|の説明では|の分析では|の見方では|いわく|に言わせれば|の調べでは|の調べによると|の発表では|の発表によると|から見れば|に言わせると)、?"
)
HEARSAY = re.compile(r"(?:のだ|だ)?(?P<cue>という|とのことだ|とのことです|そうだ|とのこと)[。．]?$")
NOBODY = re.compile(
    r"と(?:も|は)?(?P<cue>されている|されてきた|されていた|される|された|みられている|みられる|見られている|見られる|"
    r"いわれている|いわれる|言われている|言われる|言われてきた)[。．]?$"
)
AHEAD = re.compile(r"(?:こう|そう|次のように|以下のように|このように)(?P<gap>[^「」、。]{0,8}?)$")
TOPIC = re.compile(r"(?P<mark>では|には|からは|は|が|も)(?P<stop>、?)")
SETTING = re.compile(
    r"^(?:[^、「」。]{1,28}?(?:で|に対し|に対して|について|日|日夜|夜|朝|午後|午前|受けて|際|際に|後|中で|に関し|に関して|をめぐり|向けて|上で|とし|として|ため|に)、)+"
)
NOT_CUE = re.compile(
    r"言わんばかり|言えば|言うまでも|言っていい|言ってよい|いいが|いいの|いい。|[^。、]{1,4}べき|[^。、]{1,3}ざるを|"
    r"言われ|話(?:を|が|に|は|も|の|題|し合)|(?<=うと)した"
)
PASSIVE = re.compile(r"(?:さ|ら|わ|か)れ")
CHANCE = ("こと", "場合")
"""What stands before «によると» and is no source: «ことによると»."""
OF_SPEAKER = re.compile(
    r"」(?P<cue>という|との)(?P<np>[^「」、。]{2,30}?)の(?P<noun>放言|発言|言葉|指摘|声|警告|主張|コメント|証言|弁|説明|反論)"
)
DESCRIBED = re.compile(r"(?P<np>[^、。「」はがもをに]{2,24})(?:は|が|も|の|を|に)")
CLEFT = re.compile(
    r"のは、?(?P<np>[^、。「」]{2,24}?)(?:だ|だった|である|であった|です|でした)[。．]?$"
)
DENIED = re.compile(r"^(?:[ぁ-ん]{0,4}?)(?:ない|なかった|ず|ません)")
LINKING = re.compile(
    r"^(?:しかし|だが|一方|ただ|また|さらに|そして|もっとも|ところが|それでも|なお)、"
)


@cache
def _as_noun() -> re.Pattern[str]:
    nouns = either(word_lists("ja").lists["words"]["said_nouns"])
    return re.compile(
        rf"と(?:の|いう|する|いった)(?P<noun>{nouns})(?P<by>を|が|も|は|で)"
        rf"(?P<verb>{SHOWN})"
    )


def attributions(stretch: Stretch, ground: Ground) -> list[Found]:
    """Return the attributions of one sentence, in the order of their cues."""
    found: list[Found] = []
    for rule in (_source, _acts, _nouns, _of_speaker, _hearsay):
        for each in rule(stretch, ground, found):
            if not any(each.cue == other.cue for other in found):
                found.append(each)
    return found


def _first_speaker(
    stretch: Stretch, ground: Ground, first: int, last: int
) -> tuple[Span, int] | None:
    """Return the first topic that speaks within places [first, last), and where its clause goes on."""
    for each in TOPIC.finditer(stretch.masked, first, last):
        after = stretch.masked[each.end() : each.end() + 1]
        near = each["stop"] or after == "「" or each.end() >= last - 1
        if each["mark"] == "が" and not near and not SETTING.match(stretch.masked[each.end() :]):
            continue
        phrase = ground.phrase(stretch.start + first, stretch.start + each.start())
        if phrase and ground.speaks(phrase) and phrase.end - phrase.start > 0:
            return phrase, each.end()
    return None


def _content_start(stretch: Stretch, first: int, last: int) -> int:
    """Skip what says where, when and to whom, before what is said."""
    setting = SETTING.match(stretch.masked[first:last])
    if setting and setting.end() < last - first:
        first += setting.end()
    linking = LINKING.match(stretch.masked[first:last])
    return first + linking.end() if linking else first


def _acts(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«…と述べた», «「…」と強調し、「…」と語った», «…よう求めた», «…方針を示した»."""
    masked = stretch.masked
    opened = max(
        (each.content[0].start - stretch.start for each in known if each.rule == "source"),
        default=0,
    )
    before: tuple[Span, int] | None = None
    for cue in ground.words.cue.finditer(masked):
        if cue.start() < opened:
            continue
        if AHEAD.search(masked[opened : cue.start()]) or NOT_CUE.match(masked, cue.start()):
            continue
        join = _join(stretch, ground, opened, cue.start())
        if join is None or _is_noun_of(masked, join, cue.start()):
            continue
        span = _with_tail(stretch, cue)
        topic = _first_speaker(stretch, ground, opened, join)
        late = _first_speaker(stretch, ground, join, cue.start())
        after = _modified(stretch, ground, span.end - stretch.start)
        begin = topic[1] if topic else opened
        content = _said(stretch, begin, join)
        if not content:
            continue
        who = late or topic or before
        passive = not after and bool(PASSIVE.match(masked, cue.end()))
        speaker = after or (who[0] if who and not passive else None)
        if who and not after:
            before = who
        yield Found(
            rule="said",
            content=content,
            cue=span,
            class_=_class(ground, cue.group()),
            speaker=speaker,
            back=speaker is None and not passive,
            negated=bool(DENIED.match(masked[cue.end() :])),
        )
        opened = span.end - stretch.start


def _join(stretch: Stretch, ground: Ground, first: int, cue: int) -> int | None:
    """Return where the «と» or «よう» nearest before a cue stands, that ends something said."""
    masked = stretch.masked
    for act in reversed(list(ACT.finditer(masked, max(first, cue - 22), cue))):
        near = GAP.fullmatch(masked, act.end(), cue)
        if near and _is_said(stretch, ground, act.start("join"), act["join"], cue):
            return act.start("join")
    return None


def _is_noun_of(masked: str, join: int, cue: int) -> bool:
    """Tell whether a cue is the noun of «という批判が出ている», which another rule reads."""
    noun = _as_noun().match(masked, join)
    return noun is not None and noun.start("noun") == cue


def _class(ground: Ground, cue: str) -> CueClass:
    return ground.words.classes.get(cue, "neutral")


def _is_said(stretch: Stretch, ground: Ground, join: int, word: str, cue: int) -> bool:
    """Tell the «と» of speech from that of company: a quotation or a clause stands before it."""
    masked = stretch.masked
    if join == 0:
        return False
    if masked[join - 1] == "」":
        return word.startswith("と") and "という" not in masked[join:cue]
    while join and masked[join - 1] in "、 ":
        join -= 1
    token = ground.before(stretch.start + join)
    if token is None:
        return False
    if word.startswith("と"):
        ends = token.pos in ("VERB", "AUX", "ADJ") or token.text in (
            "か",
            "べき",
            "ない",
            "ぬ",
            "よ",
            "ね",
            "な",
            "ず",
        )
        return ends and token.text not in ("に", "で")
    return token.pos in ("VERB", "AUX", "ADJ") or token.text in ("の", "との", "か", "べき")


def _said(stretch: Stretch, first: int, join: int) -> tuple[Span, ...]:
    masked = stretch.masked
    if masked[join - 1] == "」":
        opening = masked.rfind("「", first, join)
        while opening > first and masked[opening - 1] == "」":
            opening = masked.rfind("「", first, opening - 1)
        return unmarked(stretch, at(stretch, opening, join)) if opening >= 0 else ()
    first = _content_start(stretch, first, join)
    return unmarked(stretch, at(stretch, first, join))


def _with_tail(stretch: Stretch, cue: re.Match[str]) -> Span:
    tail = re.compile(r"(?:した|して|する|され|った|って|た|て|る|し|い[たて]る?|べ)?").match(
        stretch.masked, cue.end()
    )
    end = tail.end() if tail else cue.end()
    return Span(stretch.start + cue.start(), stretch.start + end)


def _modified(stretch: Stretch, ground: Ground, last: int) -> Span | None:
    """«…と述べたペトロフ氏は», «…と述べたのはペトロフ氏だ»: whom the clause describes."""
    rest = CLEFT.match(stretch.masked, last) or DESCRIBED.match(stretch.masked, last)
    if not rest:
        return None
    first = stretch.start + rest.start("np")
    phrase = ground.phrase(first, stretch.start + rest.end("np"))
    whole = phrase and phrase.start == first
    return phrase if phrase and whole and ground.speaks(phrase) else None


def _source(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«ペトロフ氏によると、…という»."""
    del known
    each = SOURCE.search(stretch.masked)
    if not each:
        return
    phrase = ground.phrase(stretch.start, stretch.start + each.start())
    printed = stretch.text[phrase.start : phrase.end] if phrase else ""
    if phrase is None or printed in CHANCE:
        return
    end = len(stretch.masked)
    tail = HEARSAY.search(stretch.masked, each.end())
    content = at(stretch, each.end(), tail.start() if tail else end)
    if content.end > content.start:
        yield Found(
            rule="source",
            content=unmarked(stretch, content),
            cue=at(stretch, each.start(), each.end()),
            speaker=None if printed == "ところ" else phrase,
        )


def _nouns(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«…との見方を示した», «…という声が出ている»."""
    opened = max(
        (each.cue.end - stretch.start for each in known if each.cue and each.rule == "said"),
        default=0,
    )
    for each in _as_noun().finditer(stretch.masked):
        inside = [one for one in known if one.cue and one.cue.start >= stretch.start + each.start()]
        if inside and inside[0].cue and inside[0].cue.start < stretch.start + each.end():
            continue
        if each.start() < opened:
            opened = 0
        topic = _first_speaker(stretch, ground, opened, each.start())
        content = _said(stretch, topic[1] if topic else opened, each.start())
        if content:
            active = each["by"] == "を"
            yield Found(
                rule="noun",
                content=content,
                cue=Span(stretch.start + each.start("noun"), stretch.start + each.end()),
                class_=ground.words.classes.get(each["noun"], "judging"),
                speaker=topic[0] if topic else None,
                back=active and topic is None,
            )


def _of_speaker(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«「Q」という山田議員の発言»."""
    for each in OF_SPEAKER.finditer(stretch.masked):
        place = stretch.start + each.start("np")
        phrase = ground.phrase(place, stretch.start + each.end("np"))
        content = _said(stretch, 0, each.start() + 1)
        taken = any(one.content == content for one in known)
        if phrase and ground.speaks(phrase) and content and not taken:
            cue = at(stretch, each.start("noun"), each.end("noun"))
            yield Found(rule="of speaker", content=content, cue=cue, speaker=phrase)


def _hearsay(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«…という。», «…とされる。»: of whoever spoke last, or of nobody."""
    for rule, pattern in (("hearsay", HEARSAY), ("nobody", NOBODY)):
        each = pattern.search(stretch.masked)
        if not each or known or not each.start():
            continue
        first = _content_start(stretch, 0, each.start())
        content = _said(stretch, first, each.start())
        cue = at(stretch, each.start("cue"), each.end("cue"))
        if content:
            yield Found(rule=rule, content=content, cue=cue, back=rule == "hearsay")
    del ground


def points_ahead(stretch: Stretch, ground: Ground) -> Found | None:
    """«ペトロフ氏はこう述べた。» before or after a quotation that stands alone."""
    for cue in ground.words.cue.finditer(stretch.masked):
        if AHEAD.search(stretch.masked[: cue.start()]):
            topic = _first_speaker(stretch, ground, 0, cue.start())
            return Found(
                rule="ahead",
                content=(),
                cue=_with_tail(stretch, cue),
                class_=_class(ground, cue.group()),
                speaker=topic[0] if topic else None,
                back=topic is None,
            )
    return None
