"""Which licences of training data let anybody use what was learnt from them."""

import re

# One open licence, and in parentheses whose. Anything else, and anything joined to it, is not open:
# data without a stated licence may be used for research at most.
_OPEN = re.compile(
    r"(CC0[ -]1\.0|CC[ -]BY(-SA)?[ -][0-9.]+|Apache-2\.0|MIT)( \([^;()]*\))?", re.IGNORECASE
)


def is_open(licence: str) -> bool:
    """Whether weights under that licence may be used for anything."""
    return _OPEN.fullmatch(licence) is not None
