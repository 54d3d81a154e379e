"""Indicators: the rows of a form with targets, results, weights and scores that go together."""

from dataclasses import dataclass
from random import Random

from .words import ECONOMIC, GREEN, LASTING, QUALITY, REASONS, SATISFIED, SOCIAL, TIMELY, Trade


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row: where it belongs, what it aims at, what came of it, and its points."""

    level1: str
    level2: str
    name: str
    sign: str
    target: str
    unit: str
    actual: str
    weight: int
    score: int
    note: str = ""

    @property
    def wanted(self) -> str:
        """The target in one cell."""
        sign = self.sign if self.sign in "≥≤" else ""
        return f"{sign}{self.target}{self.unit}"

    @property
    def reached(self) -> str:
        """The result in one cell."""
        return f"{self.actual}{self.unit}"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A row before it has points: level 2, name, sign, target, unit, actual, and whether it fell short."""

    level2: str
    name: str
    sign: str
    target: str
    unit: str
    actual: str
    short: bool = False


LEVELS = {
    90: (
        (("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)),
        (("产出指标", 60), ("效益指标", 20), ("满意度指标", 10)),
        (("产出指标", 40), ("效益指标", 40), ("满意度指标", 10)),
    ),
    80: (
        (("产出指标", 40), ("效益指标", 30), ("满意度指标", 10)),
        (("产出指标", 50), ("效益指标", 20), ("满意度指标", 10)),
    ),
}


def indicators(rng: Random, trade: Trade, points: int) -> list[Indicator]:
    """Rows whose weights make ``points``."""
    made: list[Indicator] = []
    for level1, weight in rng.choice(LEVELS[points]):
        drafts = _DRAFTS[level1](rng, trade)
        made += [
            _row(rng, level1, each, w)
            for each, w in zip(drafts, _parted(rng, weight, len(drafts)), strict=True)
        ]
    return made


def _parted(rng: Random, whole: int, parts: int) -> list[int]:
    """A whole number in parts of two at least."""
    weights = [whole // parts] * parts
    weights[0] += whole - sum(weights)
    for _ in range(rng.randint(0, 2)):
        giver, taker = rng.randrange(parts), rng.randrange(parts)
        if weights[giver] > 3:
            weights[giver] -= 1
            weights[taker] += 1
    return weights


def _row(rng: Random, level1: str, draft: Drafted, weight: int) -> Indicator:
    lost = min(rng.randint(1, 2), weight - 1) if draft.short else 0
    note = rng.choice(REASONS) if lost else ""
    return Indicator(
        level1,
        draft.level2,
        draft.name,
        draft.sign,
        draft.target,
        draft.unit,
        draft.actual,
        weight,
        weight - lost,
        note,
    )


def _outputs(rng: Random, trade: Trade) -> list[Drafted]:
    names = rng.sample(trade.outputs, rng.randint(2, 3))
    rows = [_counted(rng, name, unit) for name, unit in names]
    rows.append(_rated(rng, "质量指标", rng.choice(QUALITY)))
    if rng.random() < 0.5:
        rows.append(_rated(rng, "质量指标", "政府采购规范率", whole=True))
    rows.append(_rated(rng, "时效指标", rng.choice(TIMELY), whole=rng.random() < 0.5))
    return rows


def _counted(rng: Random, name: str, unit: str) -> Drafted:
    target = rng.randint(3, 30) * rng.choice((1, 10, 100))
    short = rng.random() < 0.1 and target >= 20
    actual = target - target // 20 - 1 if short else target + rng.randint(0, target // 5)
    return Drafted("数量指标", name, "≥", str(target), unit, str(actual), short)


def _rated(rng: Random, level2: str, name: str, *, whole: bool = False) -> Drafted:
    if whole:
        return Drafted(level2, name, "＝", "100", "%", "100")
    target = rng.choice((85, 90, 92, 95))
    short = rng.random() < 0.08
    tenths = target * 10 - rng.randint(5, 40) if short else rng.randint(target * 10, 999)
    actual = f"{tenths / 10:g}"
    return Drafted(level2, name, "≥", str(target), "%", actual, short)


def _effects(rng: Random, _: Trade) -> list[Drafted]:
    rows = [_rated(rng, "社会效益指标", rng.choice(SOCIAL))]
    if rng.random() < 0.5:
        rows.insert(0, _rated(rng, "经济效益指标", rng.choice(ECONOMIC)))
    if rng.random() < 0.4:
        rows.append(_rated(rng, "生态效益指标", rng.choice(GREEN)))
    rows.append(Drafted("可持续影响指标", rng.choice(LASTING), "定性", "健全", "", "健全"))
    return rows


def _satisfied(rng: Random, _: Trade) -> list[Drafted]:
    return [_rated(rng, "服务对象满意度指标", rng.choice(SATISFIED))]


_DRAFTS = {"产出指标": _outputs, "效益指标": _effects, "满意度指标": _satisfied}
