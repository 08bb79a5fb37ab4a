"""Telegram's exports: channels are press, private conversations are not; what is left out is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands import dragoman
from dragoman.collect.documents import inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.files import Limits
from dragoman.collect.page import Page
from dragoman.model.press import NOTE, Article, Skip
from making_press import PROSE


def post(number: int, text: object = PROSE, **more: object) -> dict[str, Any]:
    return {
        "id": number, "type": "message", "date": "2021-02-09T10:00:00",
        "from": "Порт сегодня", "from_id": "channel77", "text": text, **more,
    }  # fmt: skip


def chat(kind: str, *messages: dict[str, Any], name: str | None = "Порт сегодня") -> dict[str, Any]:
    return {"name": name, "type": kind, "id": 77, "messages": list(messages)}


def taken(path: Path, export: object) -> tuple[list[Article], list[Skip]]:
    path.write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
    found = list(inputs([str(path)], Limits()))
    articles = [extract(each, ExtractContext()) for each in found if isinstance(each, Page)]
    return articles, [each for each in found if isinstance(each, Skip)]


def test_what_is_left_out_is_a_note(tmp_path: Path) -> None:
    poll = {"question": "Нужен ли порту второй причал?", "answers": [{"text": "Да", "voters": 3}]}
    export = chat(
        "public_channel",
        {"id": 1, "type": "service", "action": "pin_message", "text": ""},
        post(2, "", photo="photos/a.jpg"),
        post(3, "", poll=poll),
        post(4, "Фото дня"),
        post(5, PROSE, photo="photos/b.jpg"),
    )
    (captioned,), (note,) = taken(tmp_path / "result.json", export)
    assert captioned.text.strip() == PROSE.strip()
    assert note.kind == NOTE
    assert note.reason == (
        "1 service messages, 2 posts without words (pictures, films, polls), 1 posts of a few words were left out"
    )


def test_the_parts_of_a_post_are_one_text(tmp_path: Path) -> None:
    parts = [
        {"type": "bold", "text": "Порт ждёт."}, "\n", PROSE, {"type": "mention", "text": "@port"},
        {"type": "custom_emoji", "text": "🚢"}, {"type": "link", "text": "https://zarya.example/a"},
        {"type": "text_link", "text": " Подробнее", "href": "https://zarya.example/b"},
    ]  # fmt: skip
    (article,), _ = taken(tmp_path / "result.json", chat("public_channel", post(1, parts)))
    assert article.text.startswith("Порт ждёт.\nПорт Зарубино")
    assert article.text.endswith("@port🚢https://zarya.example/a Подробнее")
    assert article.links == ("https://zarya.example/a", "https://zarya.example/b")


def test_who_wrote_a_post(tmp_path: Path) -> None:
    export = chat(
        "public_channel",
        post(1, author="Анна Петрова"),
        post(2, forwarded_from="Иван Сидоров", forwarded_from_id="user5"),
        post(3, forwarded_from="Приморский Вестник", forwarded_from_id="channel9"),
        post(4, reply_to_message_id=1),
    )
    articles, _ = taken(tmp_path / "result.json", export)
    assert [each.authors for each in articles] == [("Анна Петрова",), ("Иван Сидоров",), (), ()]
    assert dict(articles[2].provenance)["text"] == "forwarded from Приморский Вестник"
    assert {each.outlet for each in articles} == {"Порт сегодня"}


def test_in_an_open_group_everybody_writes_under_a_name(tmp_path: Path) -> None:
    told = post(1, **{"from": "Анна Петрова", "from_id": "user5"})
    export = chat("public_supergroup", told, post(2))
    first, second = taken(tmp_path / "result.json", export)[0]
    assert (first.authors, second.authors) == (("Анна Петрова",), ())


@pytest.mark.parametrize(
    ("edited", "wanted"),
    [
        ({"edited": "2021-02-09T11:00:00", "edited_unixtime": "1612868400"}, "2021-02-09T11:00:00+00:00"),
        ({"edited": "1970-01-01T03:00:00", "edited_unixtime": "0"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_when_a_post_was_edited(tmp_path: Path, edited: dict[str, str], wanted: str | None) -> None:
    (article,), _ = taken(
        tmp_path / "result.json",
        chat("public_channel", post(1, date_unixtime="1612864800", **edited)),
    )
    assert article.edited == wanted
    assert article.published.instant == "2021-02-09T10:00:00+00:00"


@pytest.mark.parametrize("kind", ["personal_chat", "private_group", "saved_messages", "bot_chat"])
def test_a_private_conversation_is_refused_by_name(tmp_path: Path, kind: str) -> None:
    articles, (skip,) = taken(tmp_path / "result.json", chat(kind, post(1)))
    assert not articles
    assert skip.kind is None
    assert "private conversation" in skip.reason
    assert "nothing was read" in skip.reason


def test_all_chats_of_an_account(tmp_path: Path) -> None:
    contacts = [{"first_name": "Имя", "phone_number": "0"} for _ in range(400)]
    export = {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": 1, "first_name": "Имя"},
        "contacts": {"list": contacts},
        "chats": {"list": [
            chat("public_channel", post(1)),
            {**chat("public_channel", post(1), name="Заря"), "id": 78},
            chat("personal_chat", post(2)),
            {"type": "saved_messages", "id": 5, "messages": [post(3)]},
        ]},
        "left_chats": {"list": [{**chat("private_channel", post(1), name="Маяк"), "id": 79}]},
    }  # fmt: skip
    articles, (note,) = taken(tmp_path / "result.json", export)
    assert [each.outlet for each in articles] == ["Порт сегодня", "Заря", "Маяк"]
    assert len({each.id for each in articles}) == len({each.source for each in articles}) == 3
    assert (note.kind, note.reason) == (NOTE, "2 private conversations were left out")


def test_a_note_is_no_failure_and_a_failure_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    export = chat("public_channel", {"id": 1, "type": "service", "text": ""}, post(2))
    path.write_text(json.dumps(export), encoding="utf-8")
    done = dragoman("collect", "--json", path)
    assert done.returncode == 0
    assert done.stderr.startswith("note ")
    path.write_text(json.dumps(export)[:-30], encoding="utf-8")
    cut = dragoman("collect", "--json", path)
    assert cut.returncode == 1
    assert "skipped " in cut.stderr
