"""A line at the top or the bottom says who wrote a text, and when."""

from datetime import date

import pytest

from bot.ingest.bylines import signed
from bot.ingest.reading import from_text

BODY = (
    "Le lavoir de Kerbihan a été restauré en 2015 par Jean Quéré et ses voisins, qui ont retaillé cent vingt pierres "
    "de granit. La fête du 14 juillet 2016 y a réuni tout le village, et l’on y a chanté jusqu’à la nuit tombée."
)


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("Par Anne Kerbrat, Le Courrier du port, le 14 mars 2025", "Anne Kerbrat", date(2025, 3, 14)),
        ("Kerbihan, le 2 juin 2025. Par Loïc Sénéchal", "Loïc Sénéchal", date(2025, 6, 2)),
        ("Publié le 31 juillet 2025 par Erwan Guéguen", "Erwan Guéguen", date(2025, 7, 31)),
        ("Par Marie de La Tour le 25/06/2024", "Marie de La Tour", date(2024, 6, 25)),
        ("1er mai 2023", None, date(2023, 5, 1)),
        ("Un texte sans signature", None, None),
        ("Fermé par la mairie", None, None),
        ("Par hasard", None, None),
    ],
)
def test_a_short_line_tells(line: str, author: str | None, day: date | None) -> None:
    assert signed(f"Le lavoir\n\n{line}\n\n{BODY}") == (author, day)
    assert signed(f"Le lavoir\n\n{BODY}\n\n{line}") == (author, day)


def test_what_prose_tells_of_is_not_who_wrote_it() -> None:
    assert signed(f"Le lavoir\n\n{BODY}") == (None, None)


def test_a_title_that_names_a_day_dates_nothing() -> None:
    assert signed(f"La fête du 14 juillet 2016 au lavoir\n\n{BODY}") == (None, None)


def test_what_is_pasted_is_signed_unless_it_is_known_who_wrote_it() -> None:
    text = f"Le lavoir\n\nPar Anne Kerbrat, le 14 mars 2025\n\n{BODY}"
    reading = from_text(text)
    assert (reading.author, reading.published) == ("Anne Kerbrat", date(2025, 3, 14))
    told = from_text(text, author="La Gazette", published=date(2025, 3, 15))
    assert (told.author, told.published) == ("La Gazette", date(2025, 3, 15))
    assert told.text == text
