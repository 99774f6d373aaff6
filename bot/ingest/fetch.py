"""A web address -> the bytes behind it: from public machines only, counted, and within a time.

The only module outside `chat` that imports httpx: its client waits, which suits a thread, and takes each connection
to the very address that was checked, so that a name cannot point elsewhere a moment later.
"""

import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import httpx

from bot.document_formats import BY_MEDIA_TYPE
from bot.errors import Cause, ReadingError
from bot.ingest.addresses import IPAddress, public, resolve

_REDIRECTS = 5
_ADDRESS_CHARS = 2_000
_UNTOLD_MEGABYTES = 20
"""Of a body, once decompressed, whose format is not told."""
_HOST = re.compile(rb"[\w.-]+|\[?[0-9a-fA-F:.]+\]?")
_MEGA = 1024 * 1024
_QUIET = 8.0
"""Seconds without a byte."""
_ATTEMPTS = 3
"""Of a host's addresses: the first may be of a kind of network that we are not on."""
_HEADERS = {
    "User-Agent": "Extrait/0.1 (robot de citation; lit une page a la demande d'une personne)",
    # The lightest first, for whoever serves what is named first.
    "Accept": ", ".join([*reversed(BY_MEDIA_TYPE), "*/*;q=0.1"]),
    "Accept-Language": "fr, *;q=0.5",
    "Accept-Encoding": "gzip",
}
_UNTOLD = ("application/octet-stream", "binary/octet-stream", "application/zip", "application/x-zip-compressed", "")
"""Types that say nothing: the bytes do."""


@dataclass(frozen=True, slots=True)
class Page:
    """A downloaded page or file."""

    address: str
    """The last one, where redirects led."""
    name: str
    """The end of its path."""
    data: bytes
    media_type: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches an address. The defaults are the rules in force; tests bring machines of their own."""

    resolve: Callable[[str, int, float], list[IPAddress]] = resolve
    allowed: Callable[[IPAddress, int], bool] = public
    trusted: ssl.SSLContext | bool = True
    """Whose certificates count; True stands for those that browsers trust."""
    seconds: float = 20
    """For everything: names, redirects, handshakes, headers, body."""

    def fetch(self, address: str) -> Page:
        """Download the page or file at `address`, following at most five redirects.

        Raises:
            ReadingError: every reason why it cannot be had.

        """
        deadline = time.monotonic() + self.seconds
        url = _parsed(address.strip())
        # No proxy, no password from a file: what is fetched must not depend on the environment.
        with httpx.Client(verify=self.trusted, trust_env=False, headers=_HEADERS) as client:
            for _ in range(_REDIRECTS + 1):
                with self._answer(client, url, deadline) as response:
                    if not response.has_redirect_location:
                        return _page(url, response, deadline)
                    client.cookies.clear()
                    url = _parsed(response.headers["location"], url)
        raise ReadingError(Cause.REDIRECTS)

    @contextmanager
    def _answer(self, client: httpx.Client, url: httpx.URL, deadline: float) -> Iterator[httpx.Response]:
        """The response, its body not yet read, from the first of the host's addresses that can be reached."""
        places = self._places(url, deadline)
        with _Watch(deadline) as watch:
            for number, place in enumerate(places, 1):
                request = client.build_request(
                    "GET",
                    url.copy_with(host=str(place)),
                    headers={"Host": url.netloc.decode("ascii")},
                    # The certificate must be the name's, not the number's.
                    extensions={"sni_hostname": url.raw_host.decode("ascii"), "trace": watch.trace},
                    timeout=max(min(_QUIET, deadline - time.monotonic()), 0.01),
                )
                try:
                    response = client.send(request, stream=True)
                except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                    if number < len(places) and time.monotonic() < deadline and not _certificate(error):
                        continue
                    raise ReadingError(_cause(error, deadline)) from error
                except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
                    raise ReadingError(_cause(error, deadline)) from error
                try:
                    yield response
                except httpx.HTTPError as error:
                    raise ReadingError(_cause(error, deadline)) from error
                finally:
                    response.close()
                return

    def _places(self, url: httpx.URL, deadline: float) -> list[IPAddress]:
        """The host's addresses; all must be public, or one of them could be meant for our own network."""
        port = url.port or (443 if url.scheme == "https" else 80)
        host = url.raw_host.decode("ascii")
        try:
            found = self.resolve(host.strip("[]"), port, max(deadline - time.monotonic(), 0.01))
        except TimeoutError as error:
            raise ReadingError(Cause.SLOW) from error
        if not found:
            raise ReadingError(Cause.UNKNOWN_HOST)
        if not all(self.allowed(place, port) for place in found):
            raise ReadingError(Cause.PRIVATE)
        return found[:_ATTEMPTS]


class _Watch:
    """Breaks the connection at the deadline: no other limit counts handshakes and headers that drip."""

    def __init__(self, deadline: float) -> None:
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(max(deadline - time.monotonic(), 0), self._break)
        self._timer.daemon = True

    def __enter__(self) -> "_Watch":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for one in self._sockets:
                one.close()
            self._sockets.clear()

    def trace(self, event: str, told: Mapping[str, Any]) -> None:
        """Called by httpx's transport at every step; a second handle on the connection is kept."""
        if event == "connection.connect_tcp.complete":
            with self._lock:
                self._sockets.append(told["return_value"].get_extra_info("socket").dup())

    def _break(self) -> None:
        with self._lock:
            for one in self._sockets:
                try:
                    one.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue


def _parsed(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """An http(s) address with a host and without a password."""
    try:
        url = base.join(address) if base else httpx.URL(address)
        port = url.port
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise ReadingError(Cause.ADDRESS) from error
    if url.scheme not in ("http", "https") or len(str(url)) > _ADDRESS_CHARS or not _HOST.fullmatch(url.raw_host):
        raise ReadingError(Cause.ADDRESS)
    if url.userinfo:
        raise ReadingError(Cause.CREDENTIALS)
    if port is not None and not 0 < port < 65_536:
        raise ReadingError(Cause.ADDRESS)
    return url.copy_with(fragment=None)


def _certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _cause(error: Exception, deadline: float) -> Cause:
    if _certificate(error):
        return Cause.CERTIFICATE
    if isinstance(error, httpx.TimeoutException) or time.monotonic() >= deadline:
        return Cause.SLOW
    return Cause.UNREACHABLE


def _page(url: httpx.URL, response: httpx.Response, deadline: float) -> Page:
    """The body of a response, with what its headers tell about it."""
    status = response.status_code
    if status != httpx.codes.OK:
        if status in (404, 410):
            raise ReadingError(Cause.NOT_FOUND, str(status))
        raise ReadingError(Cause.REFUSED if status < 500 and status != 429 else Cause.OUT_OF_ORDER, str(status))
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in BY_MEDIA_TYPE and media_type not in _UNTOLD:
        raise ReadingError(Cause.NOT_A_PAGE, media_type[:60])
    said = BY_MEDIA_TYPE.get(media_type)
    return Page(
        address=str(url),
        name=PurePosixPath(url.path).name or url.host,
        data=_body(response, said.megabytes if said else _UNTOLD_MEGABYTES, deadline),
        media_type=media_type,
        charset=response.charset_encoding,
    )


def _body(response: httpx.Response, most: int, deadline: float) -> bytes:
    """The body, decompressed piece by piece: a few bytes can stand for gigabytes."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", ""):
        raise ReadingError(Cause.UNREACHABLE)
    inflate = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in encoding else None
    gathered = bytearray()
    for piece in response.iter_raw():
        try:
            gathered += inflate.decompress(piece, most * _MEGA + 1 - len(gathered)) if inflate else piece
        except zlib.error as error:
            raise ReadingError(Cause.UNREACHABLE) from error
        if len(gathered) > most * _MEGA:
            raise ReadingError(Cause.TOO_LARGE, str(most))
    if time.monotonic() >= deadline:
        # A body without a length ends where its connection does, also where it was us who broke that.
        raise ReadingError(Cause.SLOW)
    if inflate and not inflate.eof:
        raise ReadingError(Cause.UNREACHABLE)
    return bytes(gathered)
