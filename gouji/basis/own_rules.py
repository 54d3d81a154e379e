"""Own rules: a YAML file of terms and relations becomes rules of the catalogue."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from audit.own import OwnRule, Wanted
from audit.result import Family, Nature, Severity
from extract.vocabulary import load
from extract.vocabulary.concepts import plain
from gouji.basis.reading import Entry, Unusable, shaped

Place = Literal["prose", "overall", "project", "base", "target", "summary", "costs"]
ROLES: Mapping[str, tuple[str, ...]] = {
    "sum": ("total", "parts"),
    "ratio": ("rate", "upper", "lower"),
    "same": ("one", "other"),
    "bound": ("actual", "limit"),
}
FLAGS: Mapping[str, str] = {"sum": "open", "ratio": "growth", "bound": "at_least"}
FAMILIES: Mapping[str, Family] = {
    "sum": "sum",
    "ratio": "rate",
    "same": "tie-out",
    "bound": "bound",
}
SIGNS: Mapping[str, str] = {
    "sum": "{left} = {right}",
    "ratio": "{left} = {right} ÷ {lower}",
    "same": "{left} = {right}",
    "bound": "{left} ≤ {right}",
}
FLOOR = "{left} ≥ {right}"


class TermEntry(Entry):
    """A term: by concept, label or both, and by measure, fund, year and place where these are needed."""

    concept: str = ""
    label: str = ""
    measure: str = ""
    fund: str = ""
    year: str = ""
    in_: tuple[Place, ...] = Field(default=(), alias="in")
    minus: bool = False
    optional: bool = False

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        if not plain(self.label) and not self.concept:
            raise ValueError("须给出 concept 或 label")
        if self.concept and self.concept not in load("concepts")["concepts"]:
            raise ValueError(f"词库中没有概念 {self.concept}（见 concepts.yaml）")
        return self

    @property
    def name(self) -> str:
        """What the term is called in a sentence."""
        aliases = load("concepts")["concepts"].get(self.concept, {}).get("aliases", [""])
        return self.label or str(aliases[0])

    def wanted(self, places: tuple[Place, ...]) -> Wanted:
        """The term as the audit takes it; ``places`` are those of its rule."""
        return Wanted(
            concept=self.concept,
            label=self.label,
            measure=self.measure,
            fund=self.fund,
            period=self.year,
            places=self.in_ or places,
            sign=-1 if self.minus else 1,
            optional=self.optional,
        )


Terms = Annotated[tuple[TermEntry, ...], Field(min_length=1)]


class RuleEntry(Entry):
    """One rule of a file."""

    id: Annotated[str, Field(pattern=r"^[A-Z]+-\d\d$")]
    relation: Literal["sum", "ratio", "same", "bound"]
    says: str = ""
    why: str = ""
    family: Family | None = None
    nature: Nature | None = None
    severity: Severity | None = None
    within: Literal["form", "project", "case"] = "form"
    in_: tuple[Place, ...] = Field(default=(), alias="in")
    same_scope: bool = False
    total: TermEntry | None = None
    parts: Terms | None = None
    open: bool = False
    rate: TermEntry | None = None
    upper: Terms | None = None
    lower: Terms | None = None
    growth: bool = False
    one: TermEntry | None = None
    other: TermEntry | None = None
    actual: TermEntry | None = None
    limit: TermEntry | None = None
    at_least: bool = False

    @model_validator(mode="after")
    def _has_what_its_relation_needs(self) -> Self:
        needed = ROLES[self.relation]
        if lacking := [role for role in needed if getattr(self, role) is None]:
            raise ValueError(f"relation: {self.relation} 须给出 {'、'.join(lacking)}")
        others = {role for roles in ROLES.values() for role in roles} | set(FLAGS.values())
        allowed = {*needed, FLAGS.get(self.relation, "")}
        if foreign := sorted((others - allowed) & self.model_fields_set):
            raise ValueError(f"relation: {self.relation} 不用 {'、'.join(foreign)}")
        if self._of(needed[0])[0].optional or (needed[1] != "parts" and self._any_optional()):
            raise ValueError("只有 parts 中的项可以 optional")
        return self

    def _of(self, role: str) -> tuple[TermEntry, ...]:
        found = getattr(self, role)
        return found if isinstance(found, tuple) else (found,)

    def _any_optional(self) -> bool:
        return any(each.optional for role in ROLES[self.relation] for each in self._of(role))

    def rule(self) -> OwnRule:
        """The rule as the audit takes it."""
        left, right, *lower = (self._of(role) for role in ROLES[self.relation])
        nature = self.nature or ("compliance" if self.relation == "bound" else "data")
        return OwnRule(
            id=self.id,
            says=self.says or self._sentence(left, right, *lower),
            relation=self.relation,
            family=self.family or FAMILIES[self.relation],
            nature=nature,
            left=left[0].wanted(self.in_),
            right=tuple(each.wanted(self.in_) for each in right),
            lower=tuple(each.wanted(self.in_) for role in lower for each in role),
            within=self.within,
            same_scope=self.same_scope,
            flag=bool(getattr(self, FLAGS.get(self.relation, ""), False)),
            why=self.why,
            plain=plain,
        )

    def _sentence(self, *sides: tuple[TermEntry, ...]) -> str:
        names = ("left", "right", "lower")
        told = {name: _joined(side) for name, side in zip(names, sides, strict=False)}
        floor = self.relation == "bound" and self.at_least
        return (FLOOR if floor else SIGNS[self.relation]).format_map(told)


class RuleFile(Entry):
    """The rules of a file."""

    rules: tuple[RuleEntry, ...] = Field(min_length=1)


def read_rules(path: Path, found: Mapping[str, Any], taken: Iterable[str]) -> RuleFile:
    """The rules of a file, none with an id that is ``taken``; raises Unusable with a sentence for each fault."""
    file = shaped(path, found, RuleFile)
    known = set(taken)
    times = Counter(each.id for each in file.rules)
    faults = [
        f"{path}：编号 {name} 已有规则使用，请另取编号。"
        for name, count in times.items()
        if name in known or count > 1
    ]
    if faults:
        raise Unusable(faults)
    return file


def _joined(terms: tuple[TermEntry, ...]) -> str:
    words = " ".join(f"{'−' if each.minus else '+'} {each.name}" for each in terms)
    return words.removeprefix("+ ")
