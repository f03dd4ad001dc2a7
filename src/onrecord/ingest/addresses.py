"""Refuse addresses that lead into a private network."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Final

from onrecord.errors import FetchError, RefusedAddressError

if TYPE_CHECKING:
    from collections.abc import Iterator

    Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Networks that carry another address inside their own (RFC 6052, 4291).
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE: Final = ipaddress.ip_network("::/96")


def checked_addresses(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the addresses of a host, at least one, as its resolver orders them.

    The caller must connect to one of these and not look the name up again: its owner
    could give a public address now and a private one a moment later.

    Raises:
        RefusedAddressError: One of the addresses is not on the public Internet.
        FetchError: The name has no address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"no address found for {host}") from error
    names = [str(entry[4][0]).partition("%")[0] for entry in found]
    for name in names:
        if not allow_private and not _public(ipaddress.ip_address(name)):
            raise RefusedAddressError(f"{host} is at {name}, a private address")
    return list(dict.fromkeys(names))


def _public(address: Address) -> bool:
    return all(each.is_global and not each.is_multicast for each in _meant(address))


def _meant(address: Address) -> Iterator[Address]:
    """Yield an address and those that it carries inside."""
    if not isinstance(address, ipaddress.IPv6Address):
        yield address
        return
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or address in _COMPATIBLE:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    yield from (each for each in inner if each is not None)
    if address.ipv4_mapped is None:
        yield address
