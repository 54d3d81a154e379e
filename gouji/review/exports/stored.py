"""Stored: the papers of a case of the store, with everything that people decided and corrected in it."""

from gouji.review.errors import NotStored
from gouji.review.exports.papers import Papers
from gouji.review.store import Store

LONGEST = 9
"""So many digits a number of a case has at most."""
SHORTEST = 8
"""So many characters of a hash tell files apart."""


def stored_papers(url: str | None, named: str) -> Papers:
    """What the papers of a case are made of; ``named`` is its number, a file's name, or the beginning of its hash.

    NotStored where there is no such case, or more than one.
    """
    store = Store.open(url)
    try:
        return _papers(store, _case(store, named))
    finally:
        store.close()


def _papers(store: Store, case: int) -> Papers:
    data = {file.sha256: file.data for file in store.files(case)}
    saved = store.audit(case)
    if saved is None:
        raise NotStored("这个案卷还没有核对过。")
    return Papers(
        audit=saved.audit,
        decided=tuple(store.decisions(case)),
        edits=tuple(store.corrections(case)),
        originals={s.id: data[s.sha256] for s in saved.audit.sources if s.sha256 in data},
    )


def _case(store: Store, named: str) -> int:
    """The one case that is meant."""
    cases = store.cases_with(named, SHORTEST)
    if not cases and named.isascii() and named.isdigit() and len(named) <= LONGEST:
        return int(named)
    if not cases:
        raise NotStored(f"库中没有 {named}；可用案卷编号、文件名或文件哈希的前 {SHORTEST} 位。")
    if len(cases) > 1:
        raise NotStored(f"{named} 在案卷 {'、'.join(map(str, cases))} 中都有，请给出案卷编号。")
    return cases[0]
