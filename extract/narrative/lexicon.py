"""Lexicon: the words that the grammar of running text hangs on, compiled from the vocabulary."""

import re
from dataclasses import dataclass
from typing import Any

from extract.vocabulary import derived, load


@dataclass(frozen=True, slots=True)
class Disposition:
    """What may become of a sum: its role, how it counts beside the spending, its measure and its words."""

    role: str
    sign: int
    measure: str
    name: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RateWords:
    """A family of rates: the stem of the name and the words of the upper and of the lower term.

    ``spent`` says that whatever was spent may be the upper term.
    """

    stem: re.Pattern[str]
    upper: re.Pattern[str]
    lower: re.Pattern[str]
    spent: bool = False


@dataclass(frozen=True, slots=True)
class CountWords:
    """The words of a measure of counts; ``people`` says whether it holds for people or things alone, or for both."""

    people: bool | None
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word list of the narrative vocabulary, ready to be matched."""

    lead_in: re.Pattern[str]
    copula: re.Pattern[str]
    dispositions: tuple[Disposition, ...]
    rates: tuple[RateWords, ...]
    patterns: dict[str, re.Pattern[str]]
    money_measures: dict[str, re.Pattern[str]]
    count_measures: dict[str, CountWords]
    categories: dict[str, re.Pattern[str]]
    people_units: frozenset[str]
    time_units: frozenset[str]
    kind_units: frozenset[str]
    book_units: frozenset[str]
    page_units: dict[str, str]
    suffix_concepts: frozenset[str]
    loose_concepts: frozenset[str]
    fund_concepts: frozenset[str]
    counts: dict[str, int]
    point_verbs: dict[str, str]
    rival_measures: frozenset[str]
    averages: dict[str, frozenset[str]]
    medals: dict[str, str]
    whole_kinds: tuple[tuple[str, ...], ...]
    kinds_of: tuple[tuple[str, ...], ...]
    whole_points: tuple[str, ...]
    bare_sums: dict[str, str]
    labels: dict[str, str]

    def has(self, name: str, text: str) -> bool:
        """Whether ``text`` holds a word of the list ``name``."""
        return self.patterns[name].search(text) is not None

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns[name]


@derived
def lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    return lexicon_of(load("narrative"))


def lexicon_of(words: dict[str, Any]) -> Lexicon:
    """The lexicon from the contents of a vocabulary file."""
    return Lexicon(
        lead_in=re.compile(f"^(?:{'|'.join(words['lead_ins'])})"),
        copula=re.compile(f"(?:{'|'.join(words['copulas'])})$"),
        dispositions=tuple(
            Disposition(**{**entry, "words": re.compile(entry["words"])})
            for entry in words["dispositions"]
        ),
        rates=tuple(
            RateWords(
                **{k: re.compile(entry[k]) for k in ("stem", "upper", "lower")},
                spent=bool(entry.get("spent")),
            )
            for entry in words["rates"]
        ),
        patterns=_patterns(words),
        money_measures=_compiled(words["money_measures"]),
        count_measures={
            measure: CountWords(entry["people"], re.compile(entry["words"]))
            for measure, entry in words["count_measures"].items()
        },
        categories=_compiled(words["staffing"]["categories"]),
        people_units=frozenset(words["people_units"]),
        time_units=frozenset(words["time_units"]),
        kind_units=frozenset(words["kind_units"]),
        book_units=frozenset(words["book_units"]),
        page_units=dict(words["page_units"]),
        suffix_concepts=frozenset(words["suffix_concepts"]),
        loose_concepts=frozenset(words["loose_concepts"]),
        fund_concepts=frozenset(words["fund_concepts"]),
        counts=dict(words["counts"]),
        point_verbs=dict(words["point_verbs"]),
        rival_measures=frozenset(words["rival_measures"]),
        medals=dict(words["medals"]),
        whole_kinds=tuple(map(tuple, words["whole_kinds"])),
        kinds_of=tuple(map(tuple, words["kinds_of"])),
        whole_points=tuple(words["whole_points"]),
        bare_sums=dict(words["bare_sums"]),
        labels=dict(words["labels"]),
        averages={word: frozenset(units) for word, units in words["averages"].items()},
    )


def _compiled(table: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in table.items()}


def _patterns(words: dict[str, Any], prefix: str = "") -> dict[str, re.Pattern[str]]:
    """Every plain pattern of the file, those of a nested list under ``list.name``."""
    found = {}
    for name, value in words.items():
        if isinstance(value, str):
            found[prefix + name] = re.compile(value)
        elif isinstance(value, dict) and prefix == "":
            found |= _patterns(value, f"{name}.")
    return found
