"""Quiet: no tracing, no log of what a document or a model says."""

import logging
import os
import sys

TRACING = ("LANGSMITH_", "LANGCHAIN_")
LOGGERS = ("instructor", "openai", "httpx", "httpx2", "httpcore", "httpcore2", "langsmith")


def keep_quiet() -> None:
    """Take the switches of tracing out of the environment, say no, and silence the loggers that print answers."""
    for name in [name for name in os.environ if name.startswith(TRACING)]:
        os.environ.pop(name)
    for prefix in TRACING:
        os.environ[f"{prefix}TRACING"] = "false"
    os.environ["LANGCHAIN_TRACING_V2"] = "false"
    known = sys.modules.get("langsmith.utils")
    if known is not None:  # it remembers what it once read in the environment
        known.get_env_var.cache_clear()
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
