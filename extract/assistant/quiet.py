"""Quiet: no tracing, no log of what a document or a model says."""

import logging
import os

TRACING = ("LANGSMITH_", "LANGCHAIN_")
LOGGERS = ("instructor", "openai", "httpx", "httpx2", "httpcore", "httpcore2", "langsmith")


def keep_quiet() -> None:
    """Take the switches of tracing out of the environment, say no, and silence the loggers that print answers."""
    for name in [name for name in os.environ if name.startswith(TRACING)]:
        os.environ.pop(name)
    for prefix in TRACING:
        os.environ[f"{prefix}TRACING"] = "false"
    os.environ["LANGCHAIN_TRACING_V2"] = "false"
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
