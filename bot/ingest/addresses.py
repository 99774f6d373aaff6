"""Addresses of machines on the public Internet: the only ones that a web address given by somebody may lead to."""

import ipaddress
import queue
import socket
import threading

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = frozenset({80, 443, 8080, 8443})
"""Ports of web sites; databases, mail servers and printers listen on others."""
# The Internet's old one reached through the new one, by a gateway of the network: what it leads to decides.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# Tunnels and blocks that `is_global` calls public in some versions of Python, and that lead anywhere.
_NOT_PUBLIC = [
    ipaddress.ip_network(block)
    for block in (
        *("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4"),
        *("::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10"),
    )
]


def public(address: IPAddress, port: int) -> bool:
    """True if a site of the public Internet may be at this address and port."""
    if port not in PORTS:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        if address.ipv4_mapped is not None:
            return public(address.ipv4_mapped, port)
        if address in _NAT64:
            return public(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF), port)
    if any(block.version == address.version and address in block for block in _NOT_PUBLIC):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def resolve(host: str, port: int, seconds: float) -> list[IPAddress]:
    """The addresses of `host`, the system's favourite first; none where it is unknown.

    Raises:
        TimeoutError: nobody has answered within `seconds`.

    """
    answers: queue.Queue[list[IPAddress]] = queue.Queue()
    # The system's call cannot be interrupted: it is left behind, and ends when the name servers' time is out.
    threading.Thread(target=lambda: answers.put(_looked_up(host, port)), daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None


def _looked_up(host: str, port: int) -> list[IPAddress]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(ipaddress.ip_address(place[4][0]) for place in found))
