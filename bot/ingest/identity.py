"""Identity of a document: a digest of its canonical address, or of its text where it has none."""

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
# What newsletters, networks and advertisers add to follow a reader; the page is the same without.
_TRACKERS = frozenset(
    """fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid xtor
    xtref xts ns_campaign ns_mchannel ns_source ns_linkname _ga _gl __twitter_impression spm s_cid cmpid ocid
    wt_mc""".split()
)
_TRACKER_FAMILIES = ("utm_", "at_", "mtm_", "pk_", "piwik_", "hsa_", "_hs")
_LENGTH = 12


def identity(source: str | None, text: str) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the canonical source, or of the text without one."""
    return hashlib.sha256((canonical(source) if source else text).encode()).hexdigest()[:_LENGTH]


def canonical(address: str) -> str:
    """The http(s) address that all ways of writing `address` share; one that cannot be parsed, unchanged.

    Lower-case scheme and host (in ASCII), no default port, no fragment, no tracking parameter, «/» for an empty path.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return address
    if not host:
        return address
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return address
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS.get(parts.scheme):
        place += f":{port}"
    query = parts.query
    if any(_tracks(name) for name, _ in _parameters(query)):
        query = urlencode([(name, value) for name, value in _parameters(query) if not _tracks(name)])
    return urlunsplit((parts.scheme, place, parts.path or "/", query, ""))


def _parameters(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)


def _tracks(name: str) -> bool:
    return name.lower() in _TRACKERS or name.lower().startswith(_TRACKER_FAMILIES)
