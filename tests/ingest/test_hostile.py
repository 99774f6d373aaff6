"""Files that are damaged, disguised or made to harm: each costs its sender one sentence."""

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.document_formats import BY_MEDIA_TYPE
from bot.errors import Cause, ReadingError
from bot.ingest.content import Reading
from bot.ingest.parse import parse
from bot.ingest.reading import read_file
from tests.ingest import files
from tests.ingest.files import LAUGHS, OUTSIDE, PHARE

pytestmark = pytest.mark.slow

MEGA = 1024 * 1024
W_TEXT = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def many_members() -> bytes:
    return files.zipped({"word/document.xml": "", **{str(number): "" for number in range(10_001)}})


def claiming_little() -> bytes:
    """A member that says it holds 10 bytes and bursts into a hundred million."""
    made = bytearray(files.zipped({"word/document.xml": b" " * 100 * MEGA}))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = made.index(sign) + place
        made[start : start + 4] = (10).to_bytes(4, "little")
    return bytes(made)


def encrypted_member() -> bytes:
    made = bytearray(files.word(PHARE))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        target = archive.getinfo("word/document.xml").header_offset
    made[target + 6] |= 1
    place = 0
    while (place := made.find(b"PK\x01\x02", place)) >= 0:
        made[place + 8] |= 1
        place += 4
    return bytes(made)


def pages_without_end() -> bytes:
    """A tree of pages that is its own child."""
    return files.pdf([]).replace(b"/Count 1 /Kids [5 0 R]", b"/Count 9 /Kids [2 0 R]")


def many_pages() -> bytes:
    kids = b" ".join([b"5 0 R"] * 200_000)
    return files.pdf([]).replace(b"/Count 1 /Kids [5 0 R]", b"/Count 200000 /Kids [%s]" % kids)


def locked_book() -> bytes:
    locked = '<e><CipherReference URI="OEBPS/a.xhtml"/></e>'
    return files.epub({"a.xhtml": f"<p>{PHARE}</p>"}, **{"META-INF/encryption.xml": locked})


def book_elsewhere() -> bytes:
    """A spine that asks for a file of the machine's."""
    package = (
        '<package><manifest><item id="a" href="../../../../etc/passwd" media-type="text/html"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    return files.epub({}, **{"OEBPS/livre.opf": package})


def without(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return files.zipped({one: archive.read(one) for one in archive.namelist() if one != name})


WORD = files.word(PHARE)
PDF = files.pdf(files.lines(PHARE))
BOOK = {"a.xhtml": f"<p>{PHARE}</p>"}
SMALL_PAGE = f"<html><body><p>{PHARE}</p></body></html>"

HOSTILE: dict[str, tuple[str, Callable[[], bytes | str], Cause]] = {
    "nothing": ("a.txt", lambda: b"", Cause.EMPTY),
    "white space": ("a.txt", lambda: " \n\u00a0\u200b\ufeff\t", Cause.EMPTY),
    "figures": ("a.txt", lambda: "12 345\n---\n67", Cause.EMPTY),
    "a program called .txt": ("a.txt", lambda: b"\x7fELF\x02\x01\x01" + bytes(200), Cause.FORMAT),
    "a picture called .md": ("a.md", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), Cause.FORMAT),
    "a NUL in a text": ("a.txt", lambda: f"{PHARE}\0{PHARE}", Cause.FORMAT),
    "noise": ("a.bin", lambda: random.Random(7).randbytes(100_000), Cause.FORMAT),
    "RTF": ("a.rtf", lambda: r"{\rtf1\ansi Le phare}", Cause.FORMAT),
    "any XML": ("a.xml", lambda: f"<?xml version='1.0'?><a>{PHARE}</a>", Cause.FORMAT),
    "an old Word": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Cause.OLD_WORD),
    "a locked Word": (
        "a.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le"),
        Cause.PASSWORD,
    ),
    "a header of laughs": (
        "a.md",
        lambda: (
            "---\na: &a [x, x]\n"
            + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True))
            + f"title: *k\n---\n{PHARE}"
        ),
        Cause.HEADER,
    ),
    "a header nested deep": ("a.md", lambda: f"---\na: {'[' * 50_000}\n---\n{PHARE}", Cause.HEADER),
    "a text too long": ("a.txt", lambda: PHARE * 15_000, Cause.TOO_LONG),
    "50 MB": ("a.txt", lambda: b"a" * 50 * MEGA, Cause.TOO_LARGE),
    "English": ("a.txt", lambda: files.ENGLISH, Cause.LANGUAGE),
    "divs without end": ("a.html", lambda: "<div>" * 100_000 + PHARE, Cause.TOO_HEAVY),
    "spans without end": ("a.html", lambda: SMALL_PAGE.replace(PHARE, "<span>" * 100_000 + PHARE), Cause.TOO_HEAVY),
    "a page of 11 MB": ("a.html", lambda: SMALL_PAGE + " " * 11 * MEGA, Cause.TOO_LARGE),
    "a page of pictures": (
        "a.html",
        lambda: "<html><body><img src=x><script>var a = 1</script></body></html>",
        Cause.EMPTY,
    ),
    "no tag closed": ("a.html", lambda: "<html><", Cause.EMPTY),
    "a truncated zip": ("a.docx", lambda: WORD[:-100], Cause.DAMAGED),
    "a zip cut in the middle": ("a.docx", lambda: WORD[: len(WORD) // 2], Cause.DAMAGED),
    "flipped bytes in a zip": ("a.docx", lambda: WORD[:1_000] + b"\xff" * 400 + WORD[1_400:], Cause.DAMAGED),
    "no zip called .docx": ("a.docx", lambda: PHARE, Cause.DAMAGED),
    "a workbook called .docx": (
        "a.docx",
        lambda: files.zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
        Cause.FORMAT,
    ),
    "a zip in a zip": ("a.docx", lambda: files.zipped({"a.docx": WORD}), Cause.FORMAT),
    "an empty zip": ("a.epub", lambda: files.zipped({}), Cause.FORMAT),
    "a bomb": ("a.docx", lambda: files.docx_of(" " * 100 * MEGA), Cause.TOO_HEAVY),
    "a bomb that lies": ("a.docx", claiming_little, Cause.DAMAGED),
    "a bomb of many": ("a.docx", many_members, Cause.TOO_HEAVY),
    "a bomb beside the text": (
        "a.odt",
        lambda: (
            without(files.odt(""), "x")[:0]
            + files.zipped({"content.xml": "", "META-INF/manifest.xml": "", "x": bytes(401 * MEGA)})
        ),
        Cause.TOO_HEAVY,
    ),
    "a locked zip": ("a.docx", encrypted_member, Cause.PASSWORD),
    "laughs in a DOCX": ("a.docx", lambda: files.docx_of(W_TEXT.format("&h;"), LAUGHS), Cause.DAMAGED),
    "laughs in an ODT": ("a.odt", lambda: files.odt("<text:p>&h;</text:p>", LAUGHS), Cause.DAMAGED),
    "laughs in an EPUB": (
        "a.epub",
        lambda: files.epub(BOOK, **{"OEBPS/livre.opf": f"{LAUGHS}<p>&h;</p>"}),
        Cause.DAMAGED,
    ),
    "a DOCX that asks for a file": (
        "a.docx",
        lambda: files.docx_of(W_TEXT.format(f"{PHARE}&h;"), OUTSIDE),
        Cause.DAMAGED,
    ),
    "an ODT that asks for a file": ("a.odt", lambda: files.odt("<text:p>&h;</text:p>", OUTSIDE), Cause.DAMAGED),
    "no XML in a DOCX": ("a.docx", lambda: files.zipped({"word/document.xml": "Bonjour"}), Cause.DAMAGED),
    "a DOCX nested deep": ("a.docx", lambda: files.docx_of("<w:p>" * 5_000 + "</w:p>" * 5_000), Cause.DAMAGED),
    "an empty DOCX": ("a.docx", lambda: files.word(""), Cause.EMPTY),
    "a locked ODT": ("a.odt", lambda: files.odt("", manifest="<m><f><encryption-data/></f></m>"), Cause.PASSWORD),
    "a drawing called .odt": (
        "a.odt",
        lambda: files.zipped({"content.xml": "<a/>", "META-INF/manifest.xml": "<a/>"}),
        Cause.FORMAT,
    ),
    "a book without spine": ("a.epub", lambda: files.epub(BOOK, spine=[]), Cause.DAMAGED),
    "a book without package": ("a.epub", lambda: without(files.epub(BOOK), "OEBPS/livre.opf"), Cause.DAMAGED),
    "a book without a chapter": ("a.epub", lambda: without(files.epub(BOOK), "OEBPS/a.xhtml"), Cause.DAMAGED),
    "a book that leads outside": ("a.epub", book_elsewhere, Cause.DAMAGED),
    "a book of deep divs": ("a.epub", lambda: files.epub({"a.xhtml": "<div>" * 100_000}), Cause.TOO_HEAVY),
    "a locked book": ("a.epub", locked_book, Cause.PASSWORD),
    "a locked PDF": ("a.pdf", lambda: files.pdf(files.lines(PHARE), trailer=files.LOCK), Cause.PASSWORD),
    "a scanned PDF": ("a.pdf", lambda: files.pdf([], [], [(290, 20, 9, "3")], picture=True), Cause.SCANNED),
    "a PDF of empty pages": ("a.pdf", lambda: files.pdf([], []), Cause.EMPTY),
    "a PDF cut short": ("a.pdf", lambda: PDF[:300], Cause.DAMAGED),
    "a PDF of nothing": ("a.pdf", lambda: b"%PDF-1.7\n", Cause.DAMAGED),
    "a PDF whose pages have no end": ("a.pdf", pages_without_end, Cause.DAMAGED),
    "a PDF of 200 000 pages": ("a.pdf", many_pages, Cause.TOO_LONG),
    "no PDF called .pdf": ("a.pdf", lambda: PHARE, Cause.DAMAGED),
}


def bytes_of(made: Callable[[], bytes | str]) -> bytes:
    data = made()
    return data.encode() if isinstance(data, str) else data


@pytest.mark.parametrize(("name", "made", "cause"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_bad_file_costs_one_sentence(name: str, made: Callable[[], bytes | str], cause: Cause) -> None:
    with pytest.raises(ReadingError) as refused:
        read_file(name, bytes_of(made))
    assert refused.value.cause is cause
    assert str(refused.value).startswith(cause.value.partition("{")[0])


def test_they_are_many_and_every_cause_that_a_file_can_have_is_among_them() -> None:
    assert len(HOSTILE) >= 30
    of_pages = list(Cause)[list(Cause).index(Cause.PAYWALL) :]
    assert set(Cause) - set(of_pages) == {cause for _, _, cause in HOSTILE.values()}


STRANGE = {
    "lone surrogates": ("a.txt", PHARE.encode() + b" \xed\xa0\x80"),
    "UTF-16 without its mark": ("a.txt", PHARE.encode("utf-16-le")),
    "a name that climbs": ("../../etc/passwd.txt", PHARE.encode()),
    "a name of nothing": ("", PHARE.encode()),
    "a name of control characters": ("\0\n\x1b[31m\u202e.txt", PHARE.encode()),
    "a name of half a pair": ("\ud800.txt", PHARE.encode()),
    "members that climb": ("a.docx", files.docx_of(W_TEXT.format(PHARE), **{"../../../tmp/x": "", "/etc/x": ""})),
    "control characters in a page": (
        "a.html",
        SMALL_PAGE.replace("<p>", "<p>\x01&#1;&#xfffe;&#0;&#x1f;\ufffe").encode(),
    ),
    "a word without spaces": ("a.txt", PHARE.encode() + b"\n\n" + b"a" * 500_000),
    "a line of blanks": ("a.txt", PHARE.encode() + b" " * 1_000_000 + b"\n" * 1_000_000),
    "markdown without end": (
        "a.md",
        PHARE.encode() + b"\n\n" + b"[" * 20_000 + b"*a_ `" * 10_000 + b"\n" + b"> " * 5_000,
    ),
    "a book with entities in its chapters": ("a.epub", files.epub({"a": f"{LAUGHS}<p>{PHARE}&h;&nbsp;</p>"})),
}


@pytest.mark.parametrize(("name", "data"), STRANGE.values(), ids=STRANGE.keys())
def test_a_strange_file_is_read_all_the_same(name: str, data: bytes) -> None:
    found = read_file(name, data)
    assert PHARE in found.text
    assert found.title
    assert found.title.isprintable()
    assert "hahaha" not in found.text
    found.text.encode()


SEEDS = [
    *[PDF, WORD, files.odt(f"<text:p>{PHARE}</text:p>"), files.epub(BOOK), SMALL_PAGE.encode(), PHARE.encode()],
    *[b"%PDF-1.4", b"PK\x03\x04", b"<html>", b"---\n", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b""],
]
NAMES = st.text(max_size=5) | st.sampled_from(
    [f"a.{ending}" for ending in ("txt", "md", "html", "pdf", "docx", "odt", "epub", "doc", "zip")]
)


@given(NAMES, st.sampled_from(SEEDS), st.binary(max_size=200), st.integers(0, 2_000), st.booleans())
def test_any_bytes_under_any_name_are_a_reading_or_an_error_of_ours(
    name: str, seed: bytes, noise: bytes, place: int, more: bool
) -> None:
    """Whole files with noise somewhere, files cut there, and noise alone."""
    data = seed[:place] + noise + (seed[place + len(noise) :] if more else b"")
    with suppress(ReadingError):
        assert isinstance(parse(name, data), Reading)


@given(st.sampled_from(list(BY_MEDIA_TYPE)), st.text(max_size=8), st.binary())
def test_what_a_server_says_of_them_changes_nothing(media_type: str, charset: str, data: bytes) -> None:
    with suppress(ReadingError):
        found = parse("a", data, media_type=media_type, charset=charset, address="https://exemple.fr/a")
        assert isinstance(found, Reading)
