"""Keys of the tests, by name."""

from functools import cache

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from common.backends.emulated.identity import new_key


@cache
def key(name: str) -> RSAPrivateKey:
    """The key of that name, made once: making one takes a tenth of a second."""
    return new_key()
