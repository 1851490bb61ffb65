"""How well hostile bytes are confined: said by the workers that decode, read by `/ready`."""

from common.ports import Backend, Progress

_PLACE = ("*", "isolation")


def report(backend: Backend, how: str) -> None:
    """Remember `full` or `reduced` in the live state."""
    backend.state.show(*_PLACE, Progress(step=how))


def reported(backend: Backend) -> str:
    """What the last worker said; `unknown` until one has decoded a file."""
    shown = backend.state.shown(*_PLACE)
    return shown.step if shown else "unknown"
