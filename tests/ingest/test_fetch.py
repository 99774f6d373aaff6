"""Addresses: what is fetched, from where, how much and for how long."""

import socket
import ssl
import threading
from collections.abc import Iterator
from ipaddress import IPv4Address, ip_address

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Cause, ReadingError
from bot.ingest import addresses
from bot.ingest.addresses import IPAddress, public, resolve
from bot.ingest.fetch import Fetcher
from bot.ingest.reading import read_page
from tests.ingest.web import HERE, PAGE, Site, running


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as found:
        yield found


def refusal(fetcher: Fetcher, address: str) -> ReadingError:
    with pytest.raises(ReadingError) as refused:
        fetcher.fetch(address)
    return refused.value


def test_a_page_comes_with_what_its_server_says(site: Site) -> None:
    found = site.fetcher().fetch(f" {site.at('/page/le-phare?a=%C3%A9#suite')} ")
    assert (found.data, found.media_type, found.charset, found.name) == (PAGE, "text/html", "utf-8", "le-phare")
    assert found.address == site.at("/page/le-phare?a=%C3%A9")


def test_we_say_who_we_are_and_nothing_more(site: Site) -> None:
    site.fetcher().fetch(site.at("/page/qui"))
    asked = next(headers for path, headers in site.asked if path == "/page/qui")
    assert asked["host"] == f"exemple.fr:{site.server_port}"
    assert asked["user-agent"].startswith("Extrait/")
    assert asked.keys() <= set("host user-agent accept accept-language accept-encoding connection".split())


def test_names_and_paths_in_any_letters_are_understood(site: Site) -> None:
    fetcher = site.fetcher()
    assert fetcher.fetch(site.at("/page/l’île", host="été.fr")).name == "l’île"
    assert site.asked[-1][1]["host"] == f"xn--t-9fab.fr:{site.server_port}"


def test_a_compressed_page_is_unpacked(site: Site) -> None:
    assert site.fetcher().fetch(site.at("/zipped")).data == PAGE


def test_five_redirects_are_followed_without_keeping_cookies(site: Site) -> None:
    found = site.fetcher().fetch(site.at("/redirect/4"))
    assert (found.data, found.address) == (PAGE, site.at("/page"))
    assert not any("cookie" in headers for _, headers in site.asked)
    assert refusal(site.fetcher(), site.at("/redirect/5")).cause is Cause.REDIRECTS


@pytest.mark.parametrize(
    ("path", "cause", "detail"),
    [
        ("/status/404", Cause.NOT_FOUND, "404"),
        ("/status/410", Cause.NOT_FOUND, "410"),
        ("/status/401", Cause.REFUSED, "401"),
        ("/status/403", Cause.REFUSED, "403"),
        ("/status/204", Cause.REFUSED, "204"),
        ("/status/304", Cause.REFUSED, "304"),
        ("/status/429", Cause.OUT_OF_ORDER, "429"),
        ("/status/503", Cause.OUT_OF_ORDER, "503"),
        ("/type/image/png", Cause.NOT_A_PAGE, "image/png"),
        ("/type/application/json", Cause.NOT_A_PAGE, "application/json"),
        ("/large/text/html", Cause.TOO_LARGE, "10"),
        ("/endless", Cause.TOO_LARGE, "10"),
        ("/bomb", Cause.TOO_LARGE, "10"),
        ("/cut", Cause.UNREACHABLE, ""),
        ("/unzipped", Cause.UNREACHABLE, ""),
        ("/brotli", Cause.UNREACHABLE, ""),
        ("/short", Cause.UNREACHABLE, ""),
        ("/nonsense", Cause.UNREACHABLE, ""),
        ("/many", Cause.UNREACHABLE, ""),
        ("/redirect/to/http://127.0.0.1:1/", Cause.PRIVATE, ""),
        ("/redirect/to/http://[::1]:80/", Cause.PRIVATE, ""),
        ("/redirect/to/http://moi:secret@exemple.fr/", Cause.CREDENTIALS, ""),
        ("/redirect/to/file:///etc/passwd", Cause.ADDRESS, ""),
        ("/redirect/to/ftp://exemple.fr/", Cause.ADDRESS, ""),
        ("/redirect/to/http://[/", Cause.ADDRESS, ""),
    ],
)
def test_what_cannot_be_had_costs_one_sentence(site: Site, path: str, cause: Cause, detail: str) -> None:
    hosts: dict[str, list[IPAddress]] = {"127.0.0.1": [HERE], "::1": [ip_address("::1")]}
    refused = refusal(site.fetcher(hosts=hosts), site.at(path))
    assert (refused.cause, refused.detail) == (cause, detail)
    assert detail in str(refused)


def test_a_file_may_be_larger_than_a_page(site: Site) -> None:
    assert len(site.fetcher().fetch(site.at("/large/application/pdf")).data) == 11 * 1024 * 1024


@pytest.mark.parametrize("path", ["/slow", "/headers", "/silent"])
def test_drops_and_silence_last_no_longer_than_the_time_for_all(site: Site, path: str) -> None:
    assert refusal(site.fetcher(seconds=0.3), site.at(path)).cause is Cause.SLOW


def test_a_handshake_lasts_no_longer_either() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        fetcher = Fetcher(resolve=lambda *_: [HERE], allowed=lambda *_: True, seconds=0.3)
        assert refusal(fetcher, f"https://exemple.fr:{port}/").cause is Cause.SLOW


def test_no_handle_on_a_connection_is_left(site: Site) -> None:
    before = threading.active_count()
    for path in ("/page", "/status/404", "/nonsense"):
        try:
            site.fetcher().fetch(site.at(path))
        except ReadingError:
            continue
    assert not [one for one in threading.enumerate() if isinstance(one, threading.Timer) and not one.finished.is_set()]
    assert threading.active_count() <= before + 3


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("", Cause.ADDRESS),
        ("phare", Cause.ADDRESS),
        ("exemple.fr/phare", Cause.ADDRESS),
        ("ftp://exemple.fr/phare", Cause.ADDRESS),
        ("file:///etc/passwd", Cause.ADDRESS),
        ("javascript:alert(1)", Cause.ADDRESS),
        ("http://", Cause.ADDRESS),
        ("http:///phare", Cause.ADDRESS),
        ("http://[exemple", Cause.ADDRESS),
        ("http://exemple.fr:99999/", Cause.ADDRESS),
        ("http://exemple.fr:0/", Cause.ADDRESS),
        ("http://exemple.fr/\n", Cause.UNKNOWN_HOST),
        ("http://exem\tple.fr/", Cause.ADDRESS),
        ("http://exemple.fr/" + "a" * 3_000, Cause.ADDRESS),
        ("https://moi:secret@exemple.fr/", Cause.CREDENTIALS),
        ("https://moi@exemple.fr/", Cause.CREDENTIALS),
        ("http://127.0.0.1/", Cause.PRIVATE),
        ("http://127.1/", Cause.PRIVATE),
        ("http://2130706433/", Cause.PRIVATE),
        ("http://0x7f.0.0.1/", Cause.PRIVATE),
        ("http://0/", Cause.PRIVATE),
        ("http://localhost/", Cause.PRIVATE),
        ("http://[::1]/", Cause.PRIVATE),
        ("http://[::ffff:10.0.0.1]/", Cause.PRIVATE),
        ("http://169.254.169.254/latest/meta-data/", Cause.PRIVATE),
        ("http://10.0.0.1/", Cause.PRIVATE),
        ("http://192.0.43.8:22/", Cause.PRIVATE),
    ],
)
def test_the_rules_in_force_refuse_these_addresses(address: str, cause: Cause) -> None:
    """By the system's own resolver for numbers; names are nobody's here."""

    def numbers_only(host: str, port: int, seconds: float) -> list[IPAddress]:
        return [] if host == "exemple.fr" else resolve(host, port, seconds)

    assert refusal(Fetcher(resolve=numbers_only), address).cause is cause


def test_reading_an_address_obeys_the_same_rules(site: Site) -> None:
    with pytest.raises(ReadingError) as refused:
        read_page(site.at("/page", host="127.0.0.1"))
    assert refused.value.cause is Cause.PRIVATE
    assert Fetcher() == Fetcher(resolve=resolve, allowed=public, trusted=True, seconds=20)


def test_one_private_address_among_public_ones_is_enough(site: Site) -> None:
    hosts: dict[str, list[IPAddress]] = {"exemple.fr": [IPv4Address("192.0.43.8"), IPv4Address("10.0.0.1")]}
    assert refusal(site.fetcher(hosts=hosts), "http://exemple.fr/").cause is Cause.PRIVATE


def test_a_name_is_asked_once_so_that_it_cannot_lead_elsewhere_a_moment_later(site: Site) -> None:
    answers: list[list[IPAddress]] = [[HERE]]
    fetcher = Fetcher(resolve=lambda *_: answers.pop(), allowed=lambda *_: True)
    assert fetcher.fetch(site.at("/page", host="jamais.invalid")).data == PAGE


def test_of_several_addresses_the_first_that_answers_is_taken(site: Site) -> None:
    with socket.create_server(("127.0.0.2", 0)) as taken:
        assert taken.getsockname()[1]
    hosts: dict[str, list[IPAddress]] = {"exemple.fr": [IPv4Address("127.0.0.2"), HERE]}
    assert site.fetcher(hosts=hosts).fetch(site.at("/page")).data == PAGE
    alone: dict[str, list[IPAddress]] = {"exemple.fr": [IPv4Address("127.0.0.2")]}
    assert refusal(site.fetcher(hosts=alone), site.at("/page")).cause is Cause.UNREACHABLE


def test_a_name_that_nobody_answers_for_in_time_is_slow() -> None:
    def never(host: str, port: int, seconds: float) -> list[IPAddress]:
        raise TimeoutError

    assert refusal(Fetcher(resolve=never), "http://exemple.fr/").cause is Cause.SLOW


def test_looking_up_a_name_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = threading.Event()
    monkeypatch.setattr(addresses, "_looked_up", lambda *_: answer.wait() and [])
    with pytest.raises(TimeoutError):
        resolve("exemple.fr", 80, 0.05)
    answer.set()


def test_a_certificate_must_be_trusted_and_the_name_s() -> None:
    """The connection goes to a number; the name is what the certificate is held against."""
    authority, ours = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("exemple.fr").configure_cert(ours)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with running(ours) as site:
        found = site.fetcher(trusted=trusting).fetch(site.at("/page", scheme="https"))
        assert (found.data, site.names) == (PAGE, ["exemple.fr"])
        assert refusal(site.fetcher(trusted=trusting), site.at("/page", "autre.fr", "https")).cause is Cause.CERTIFICATE
        assert refusal(site.fetcher(), site.at("/page", scheme="https")).cause is Cause.CERTIFICATE


PRIVATE = """0.0.0.0 0.1.2.3 10.1.2.3 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1
172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1
239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1
64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1
2002:7f00:1:: 2002:a00:1::1 3fff::1 5f00::1 fc00::1 fd12::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1""".split()
PUBLIC = (
    "1.1.1.1 80.67.169.12 172.32.0.1 192.0.43.8 2a00:1450:4007::1 2606:4700::1 64:ff9b::101:101 ::ffff:1.1.1.1".split()
)


@pytest.mark.parametrize("address", PRIVATE)
def test_our_own_network_is_out_of_reach(address: str) -> None:
    assert not public(ip_address(address), 443)


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_internet_is_within_reach_on_the_ports_of_the_web(address: str) -> None:
    assert {port for port in range(65_536) if public(ip_address(address), port)} == {80, 443, 8080, 8443}


@given(st.ip_addresses())
def test_whatever_python_calls_private_is_never_public(address: IPAddress) -> None:
    if not address.is_global or address.is_multicast or address.is_loopback or address.is_link_local:
        mapped = getattr(address, "ipv4_mapped", None) or (int(address) >> 32 == 0x0064_FF9B << 64)
        assert mapped or not public(address, 443)
