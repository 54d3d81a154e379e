"""Ranks: an ordinal that tells how well something did (全国第四), and so is a quantity and no mere order."""

from extract.scan_words import words


def ranked(text: str, start: int, end: int) -> bool:
    """Whether the ordinal whose figures stand at ``start:end`` of a narrow text is a place in a ranking.

    >>> ranked("综合排名全省第4名", 7, 8), ranked("全国第一家", 3, 4), ranked("第十四届", 1, 3)
    (True, False, False)
    """
    lists = words().lists
    before = text[:start].rstrip()
    if not before.endswith(lists.ordinal_sign):
        return False
    field = before.removesuffix(lists.ordinal_sign[0]).rstrip()
    follows = text[end:].lstrip()
    return field.endswith(lists.rank_fields) and (
        not follows or follows.startswith(lists.rank_follows)
    )
