"""The assistant: the only room that knows a language model; it names numbers by their ids and decides nothing.

Needs the extra ``llm``. Importing the room takes every switch out of the environment that would make a library
of the room send what it sees to a tracing service.
"""

from extract.assistant.quiet import keep_quiet

keep_quiet()
