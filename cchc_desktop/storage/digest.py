"""The content digest: notices what SQLite does not, a page that reads well and says something else.

The digest of the file is the sum of the digests of its rows modulo 2**128. It does not depend on their order,
and an edit changes it by the rows that it changes, whatever else the plan holds. It guards against damage, not
against forgery: whoever can write the file can write its digest.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

_MODULUS = 1 << 128
_BETWEEN = "\x1f"  # cleaned from every text at its entrance into the plan
_ABSENT = "\x00"


def row_digest(texts: Iterable[str | None]) -> int:
    """The digest of one row, from its values as texts.

    UTF-16 is how Python holds Vietnamese already: turning it into UTF-8 would cost more than the digest itself.
    """
    joined = _BETWEEN.join([_ABSENT if text is None else text for text in texts])
    return int.from_bytes(blake2b(joined.encode("utf-16-le"), digest_size=16).digest(), "big")


def combined(digests: Iterable[int]) -> int:
    """The digest of several rows together."""
    return sum(digests) % _MODULUS


def replaced(total: int, gone: Iterable[int], come: Iterable[int]) -> int:
    """The digest ``total`` after some rows have gone and others have come."""
    return (total - sum(gone) + sum(come)) % _MODULUS


def as_text(digest: int) -> str:
    """The digest as it stands in the file: 32 hexadecimal digits."""
    return f"{digest:032x}"
