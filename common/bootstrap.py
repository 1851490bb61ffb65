"""Settings and backend of this process, each built once, on first use."""

import importlib
from functools import cache

from common.ports import Backend
from common.settings import Settings


@cache
def settings() -> Settings:
    """The environment's settings; ConfigurationError names every wrong one."""
    return Settings.from_env()


@cache
def backend() -> Backend:
    """The configured backend. Its ports open their clients on first use."""
    chosen = settings()
    module = importlib.import_module(f"common.backends.{chosen.backend}")
    built: Backend = module.build(chosen)
    return built
