"""First-person words stand in quotation marks before their speaker, punctuated as print does it."""

import pytest

from dragoman.write.voicing import _inside, first_person


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("We are waiting.", "We are waiting,"),
        ("Are we waiting?", "Are we waiting?"),
        ("We call it the “coupling.”", "We call it the ‘coupling,’"),
        ("He asked me: “Are you with us?”", "He asked me: ‘Are you with us?’"),
        ("We call it the “coupling”", "We call it the ‘coupling’,"),
    ],
)
def test_words_before_their_speaker(text: str, inside: str) -> None:
    assert _inside(text) == inside


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("My colleague is certain of it.", True),
        ("He told us that the port is closed.", True),
        ("“We are waiting,” he said.", False),
        ("The US is waiting.", False),
    ],
)
def test_the_first_person_is_looked_for_outside_quotation_marks(text: str, own: bool) -> None:
    assert first_person(text) is own
