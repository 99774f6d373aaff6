"""A passage goes into a link and comes out of it."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.permalinks import parse, payload
from bot.reader_records import Place

_IDS = st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=64)
_NUMBERS = st.integers(0, 2_000_000)


@given(_IDS, st.integers(1, 9_999), _NUMBERS, st.integers(1, 3_000))
def test_what_goes_into_a_link_comes_out_of_it(identity: str, version: int, start: int, length: int) -> None:
    made = payload(Place(identity, version, start, start + length))
    if made is None:
        assert len(f"p_{identity}_{version}_{start}_{start + length}") > 64
    else:
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", made)
        assert parse(made) == Place(identity, version, start, start + length)


@pytest.mark.parametrize("identity", ["é", "a b", "", "a.b", "x" * 64])
def test_an_id_that_fits_no_link_has_none(identity: str) -> None:
    assert payload(Place(identity, 1, 0, 10)) is None


@pytest.mark.parametrize(
    "made", ["", "p_", "p_phare_1_10_10", "p_phare_1_10_9", "p_phare_1_0", "d_phare", "p_a b_1_0_9"]
)
def test_what_is_no_link_stands_for_nothing(made: str) -> None:
    assert parse(made) is None


@given(st.text(max_size=64))
def test_no_payload_is_a_mistake(made: str) -> None:
    parse(made)
