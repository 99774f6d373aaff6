"""A web site on this machine, polite or not."""

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address

import httpx

from bot.ingest.addresses import IPAddress, public
from bot.ingest.fetch import Fetcher

HERE = IPv4Address("127.0.0.1")
MEGA = 1024 * 1024


class Site(ThreadingHTTPServer):
    """Answers by path; keeps the requests it got."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Visit)
        self.asked: list[tuple[str, dict[str, str]]] = []
        """Path and headers, by name in lower case."""
        self.names: list[str | None] = []
        """Names that TLS clients called us."""
        self.closing = threading.Event()

    def fetcher(
        self,
        *,
        hosts: dict[str, list[IPAddress]] | None = None,
        trusted: ssl.SSLContext | bool = True,
        seconds: float = 20,
    ) -> Fetcher:
        """One that takes this site for a public one, and any name but those in `hosts` for its."""
        known = hosts or {}
        return Fetcher(
            resolve=lambda host, port, seconds: known.get(host, [HERE]),
            allowed=lambda place, port: port == self.server_port or public(place, port),
            trusted=_certificates() if trusted is True else trusted,
            seconds=seconds,
        )

    def at(self, path: str, host: str = "exemple.fr", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.server_port}{path}"


@cache
def _certificates() -> ssl.SSLContext:
    """The certificates that httpx trusts, read once; httpx reads them again for each client."""
    return httpx.create_ssl_context()


class _Visit(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        self.close_connection = True
        kind, _, rest = self.path.partition("?")[0].strip("/").partition("/")
        with suppress(OSError):  # they left
            _ANSWERS[kind](self, rest)

    def say(self, status: int = 200, body: bytes = b"", kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def raw(self, answer: bytes) -> None:
        self.wfile.write(answer)

    def drip(self, start: bytes, drop: bytes) -> None:
        """`start`, then a drop again and again, until one of us has enough."""
        self.wfile.write(start)
        while not self.server.closing.wait(0.01):
            self.wfile.write(drop)


def _redirect(visit: _Visit, to: str) -> None:
    left, _, rest = to.partition("/")
    goal = f"/redirect/{int(left) - 1}" if left.isdigit() and int(left) else "/page" if left.isdigit() else rest
    visit.say(302, Location=goal, Set_Cookie="suivi=1; Path=/")


PAGE = "<html><body><p>Le phare de l’île luit toutes les nuits.</p></body></html>".encode()
ARTICLE = """<html lang="fr"><head><title>Le bac de Kerbihan repart</title>
<meta name="author" content="Anne Le Goff"><meta property="article:published_time" content="2024-03-12"></head><body>
<nav><a href="/">Accueil</a> <a href="/meteo">Météo</a></nav><article><h1>Le bac de Kerbihan repart</h1>
<p>Le bac de Kerbihan traverse la rade en dix minutes depuis lundi. Le passage coûte deux euros pour les piétons, et il
est gratuit pour les habitants de la commune.</p>
<p>Le pilote, Erwan Le Bris, assure vingt traversées par jour. Il a appris le métier avec son père, qui conduisait
l’ancien bateau jusqu’en 2009, et il connaît chaque rocher de la rade.</p>
<p>La mairie a payé le nouveau bateau trois cent mille euros, après deux ans de travaux dans un chantier de Lorient. Les
vélos montent à bord sans supplément, mais les voitures doivent faire le tour par le pont de la rivière.</p>
</article><footer>Mentions légales</footer></body></html>""".encode()
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_ANSWERS: dict[str, Callable[[_Visit, str], None]] = {
    "page": lambda visit, rest: visit.say(body=PAGE),
    "article": lambda visit, rest: visit.say(body=ARTICLE),
    "zipped": lambda visit, rest: visit.say(body=gzip.compress(PAGE), Content_Encoding="gzip"),
    "cut": lambda visit, rest: visit.say(body=gzip.compress(PAGE)[:-12], Content_Encoding="gzip"),
    "unzipped": lambda visit, rest: visit.say(body=PAGE, Content_Encoding="gzip"),
    "brotli": lambda visit, rest: visit.say(body=PAGE, Content_Encoding="br"),
    "bomb": lambda visit, rest: visit.say(body=gzip.compress(bytes(300 * MEGA), 1), Content_Encoding="gzip"),
    "status": lambda visit, status: visit.say(int(status), PAGE),
    "type": lambda visit, kind: visit.say(body=PAGE, kind=kind),
    "large": lambda visit, rest: visit.say(body=bytes(11 * MEGA), kind=rest),
    "redirect": _redirect,
    "endless": lambda visit, rest: visit.drip(_HEAD + b"\r\n", bytes(MEGA)),
    "slow": lambda visit, rest: visit.drip(_HEAD + b"\r\n", b"."),
    "headers": lambda visit, rest: visit.drip(_HEAD + b"X-Long: ", b"."),
    "silent": lambda visit, rest: visit.drip(b"", b""),
    "short": lambda visit, rest: visit.raw(_HEAD + b"Content-Length: 1000\r\n\r\nLe phare"),
    "nonsense": lambda visit, rest: visit.raw(b"Bonjour\r\n\r\n"),
    "many": lambda visit, rest: visit.drip(_HEAD, b"X-Many: 1\r\n" * 1000),
}


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that answers while the block lasts, behind TLS where there is a context."""
    site = Site()
    if context:
        context.sni_callback = lambda _, name, __: site.names.append(name)
        site.socket = context.wrap_socket(site.socket, server_side=True, do_handshake_on_connect=False)
    serving = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
    serving.start()
    try:
        yield site
    finally:
        site.closing.set()
        site.shutdown()
        site.server_close()
        serving.join()
