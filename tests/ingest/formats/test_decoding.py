"""Text in any encoding."""

import pytest

from bot.errors import Cause, ReadingError
from bot.ingest.formats.decoding import decoded
from tests.ingest.files import PHARE

TYPED = PHARE.replace("’", "'")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_french_is_read_in_every_encoding_it_is_written_in(encoding: str) -> None:
    assert decoded(PHARE.encode(encoding)) == PHARE


@pytest.mark.parametrize("text", [TYPED, TYPED[:60], "Été comme hiver, où qu'il soit, le phare éclaire ; ça coûte."])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850", "iso8859-15"])
def test_old_encodings_are_told_apart_by_what_looks_french(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_the_signs_of_windows_and_of_the_mac_are_told_apart() -> None:
    signs = "«\u00a0L’œuvre\u00a0»… à 3 €"
    assert decoded(signs.encode("cp1252")) == decoded(signs.encode("mac_roman")) == signs


def test_what_is_no_french_is_left_to_statistics() -> None:
    russian = "Маяк был построен в 1874 году инженером, который также начертил гавань города. " * 3
    assert "Маяк" in decoded(russian.encode("cp1251"))


def test_a_claimed_encoding_is_believed_where_it_can_be() -> None:
    russian = "Маяк был построен."
    assert decoded(russian.encode("koi8-r"), "koi8-r") == russian
    for nonsense in ("base64", "rot13", "nothing", "idna", "utf-16", "\0"):
        assert decoded(PHARE.encode("cp1252"), nonsense)


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    assert decoded((PHARE + PHARE).encode() + b" \xc3. \xed\xa0\x80").startswith(PHARE)


@pytest.mark.parametrize("data", [b"Le phare\0", b"\x7fELF\1\2\3\4", bytes(range(32)) * 10, b"\x89PNG\r\n\x1a\n\0\0"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError) as refused:
        decoded(data)
    assert refused.value.cause is Cause.FORMAT
