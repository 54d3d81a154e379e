"""Outputs: what a run over many reports leaves behind, from tables for analysts to one page for everybody.

``write`` is the way in; it reads each result once and keeps none of them.
"""

from gouji.batch.opening import Entry
from gouji.batch.outputs.writing import Written, write

__all__ = ["Entry", "Written", "write"]
