"""Where a request came from: a range of addresses, which says the network and not the person."""

from ipaddress import ip_address, ip_network

from werkzeug.datastructures import Headers

_PREFIX = {4: 24, 6: 48}


def range_of(headers: Headers, peer: str | None, hops: int) -> str | None:
    """The range of whoever asks, None where that is not known.

    Each proxy in front adds what it saw to the end of `X-Forwarded-For`; whatever stands before
    the last `hops` entries was sent by the client and is worth nothing.
    """
    seen = [part.strip() for part in ",".join(headers.getlist("X-Forwarded-For")).split(",")]
    said = seen[-hops] if 0 < hops <= len(seen) else peer if hops == 0 else None
    try:
        address = ip_address(said or "")
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return str(ip_network(f"{address}/{_PREFIX[address.version]}", strict=False))
