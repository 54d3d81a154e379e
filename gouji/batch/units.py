"""Units: a table in which a user says which unit belongs to which."""

import csv
from collections.abc import Mapping
from io import StringIO

from gouji.batch.errors import BadSource
from gouji.batch.identity import known_as
from gouji.batch.manifest import columns_of, decoded


def parents_of(data: bytes, name: str) -> Mapping[str, str]:
    r"""The unit above each unit, by the name under which the unit is known.

    >>> parents_of("单位,上级单位\n甲县图书馆,甲县文化局\n".encode(), "units.csv")
    {'甲县图书馆': '甲县文化局'}
    """
    try:
        rows = list(csv.reader(StringIO(decoded(data), newline="")))
    except csv.Error as error:
        raise BadSource(f"单位表 {name} 不是能读的 CSV 文件：{error}。") from None
    columns = columns_of(rows[0]) if rows else {}
    if not {"agency", "parent"} <= columns.keys():
        raise BadSource(f"单位表 {name} 须有“单位”和“上级单位”两列。")
    found: dict[str, str] = {}
    for row in rows[1:]:
        unit, parent = (
            row[columns[k]].strip() if columns[k] < len(row) else "" for k in ("agency", "parent")
        )
        if unit and parent:
            found[known_as(unit).key] = parent
    return found
