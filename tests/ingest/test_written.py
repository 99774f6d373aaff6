"""Dates and addresses as people write them."""

from datetime import date

import pytest

from bot.ingest.written import NotADateError, read_address, read_date

DAY = date(2025, 7, 16)


@pytest.mark.parametrize(
    "written",
    [
        *("2025-07-16", "2025-7-16", "2025-07-16T08:00:00+02:00", "16/07/2025", "16.7.2025", "16-07-2025", "16/7/25"),
        *("16 juillet 2025", "le 16 juillet 2025", "mercredi 16 juillet 2025", " 16  JUILLET 2025 ", "16 juil. 2025"),
        *("16 juilet 2025", "16 jullet 2025"),
    ],
)
def test_a_day_is_understood_however_it_is_written(written: str) -> None:
    assert read_date(written) == DAY


def test_the_first_has_a_sign_of_its_own() -> None:
    assert read_date("1er mai 2023") == date(2023, 5, 1)
    assert read_date("14 mar 2025") == date(2025, 3, 14)
    assert read_date("2 aout 2025") == date(2025, 8, 2)


@pytest.mark.parametrize("written", ["hier", "juillet 2025", "2025", "", "16 2025", "16/2025"])
def test_what_names_no_day_is_no_date(written: str) -> None:
    with pytest.raises(NotADateError):
        read_date(written)


@pytest.mark.parametrize("written", ["31/02/2024", "16 brumaire 2025", "32 mai 2025", "16 ju 2025", "2024-13-01"])
def test_a_day_that_does_not_exist_is_said_to_be_none(written: str) -> None:
    with pytest.raises(ValueError) as caught:
        read_date(written)
    assert not isinstance(caught.value, NotADateError)


def test_an_address_may_begin_with_www() -> None:
    assert read_address(" www.exemple.fr/a ") == "https://www.exemple.fr/a"
    assert read_address("http://exemple.fr:8080/a?b#c") == "http://exemple.fr:8080/a?b#c"


@pytest.mark.parametrize(
    "written",
    ["exemple.fr", "https://exemple", "ftp://exemple.fr", "https://moi:secret@exemple.fr", "https://a b.fr", ""],
)
def test_what_no_browser_opens_is_no_address(written: str) -> None:
    with pytest.raises(ValueError):
        read_address(written)
