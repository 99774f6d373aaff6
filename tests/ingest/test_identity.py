"""One address, however it is written, is one document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.identity import canonical, identity


@pytest.mark.parametrize(
    "written",
    [
        "https://exemple.fr/phare",
        "HTTPS://Exemple.FR/phare",
        "https://exemple.fr:443/phare",
        "https://exemple.fr./phare",
        "https://exemple.fr/phare#visites",
        " https://exemple.fr/phare ",
        "https://exemple.fr/phare?utm_source=lettre&utm_medium=email",
        "https://exemple.fr/phare?fbclid=abc",
        "https://exemple.fr/phare?xtor=RSS-1&gclid=x&at_medium=y",
    ],
)
def test_ways_of_writing_an_address_are_one(written: str) -> None:
    assert canonical(written) == "https://exemple.fr/phare"
    assert identity(written, "") == identity("https://exemple.fr/phare", "autre texte")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://exemple.fr", "https://exemple.fr/"),
        ("https://exemple.fr?page=2", "https://exemple.fr/?page=2"),
        ("https://exemple.fr/a/", "https://exemple.fr/a/"),
        ("https://exemple.fr/a?b=%C3%A9t%C3%A9&c", "https://exemple.fr/a?b=%C3%A9t%C3%A9&c"),
        ("https://exemple.fr/a?id=3&utm_id=4&x=", "https://exemple.fr/a?id=3&x="),
        ("http://exemple.fr:8080/a", "http://exemple.fr:8080/a"),
        ("http://exemple.fr/Phare", "http://exemple.fr/Phare"),
        ("https://été.fr/phare", "https://xn--t-9fab.fr/phare"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
        ("https://[exemple.fr", "https://[exemple.fr"),
        ("https://exemple.fr:port/", "https://exemple.fr:port/"),
        ("https://t.me/kerbihan/12", "https://t.me/kerbihan/12"),
    ],
)
def test_what_tells_pages_apart_is_kept(written: str, kept: str) -> None:
    assert canonical(written) == kept


@given(st.text() | st.from_regex(r"https?://[a-zA-Z.\-]{1,20}(:\d{1,5})?(/[a-z?&=%_#]{0,30})?", fullmatch=True))
def test_a_canonical_address_stays_as_it_is(written: str) -> None:
    assert canonical(canonical(written)) == canonical(written)


def test_without_a_source_the_text_makes_the_document() -> None:
    assert identity(None, "Le phare.") == identity(None, "Le phare.") != identity(None, "Le bac.")
    assert len(identity(None, "")) == 12
