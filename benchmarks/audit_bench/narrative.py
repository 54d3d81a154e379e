"""Narrative: the prose of a made-up report, sentence by sentence, each with the relation that it states."""

from decimal import Decimal

from .books import Line, Project
from .pen import Pen
from .words import DUTIES, PROBLEMS, REMEDIES

OPEN_LISTS = ("，其中：{all}。", "，其中：{parted}。", "，包括{few}和{last}。")
"""Lists that need not be all of their total."""
LISTS = (*OPEN_LISTS, "，分别为{few}和{last}。", "，具体为：{all}。", "，由{few}和{last}组成。")


def narrative(pen: Pen) -> list[str]:
    """The paragraphs of the report."""
    books = pen.books
    head = [
        f"{pen.year}年度{books.agency}",
        pen.either("部门整体支出绩效自评报告", "整体支出绩效自评报告", "部门预算绩效自评报告"),
        "",
    ]
    chapters = [
        (pen.either("部门基本情况", "部门（单位）概况", "基本情况"), _about(pen)),
        (
            pen.either("一般公共预算支出情况", "部门整体支出情况", "预算收支及执行情况"),
            _spending(pen),
        ),
        *_funded(pen),
        (pen.either("绩效目标完成情况", "部门整体支出绩效情况", "主要绩效"), _achievements(pen)),
        (pen.either("存在的问题及原因分析", "存在问题"), [pen.rng.choice(PROBLEMS)]),
        (pen.either("下一步改进措施", "有关建议"), [pen.rng.choice(REMEDIES)]),
    ]
    for number, (title, paragraphs) in zip("一二三四五六七八", chapters, strict=False):
        head += [f"{number}、{title}", *paragraphs]
    return head


def _about(pen: Pen) -> list[str]:
    books = pen.books
    posts = pen.count("staff.posts", books.posts, "名")
    people = pen.count("staff.people", books.staff, pen.either("人", "名"))
    opening = pen.either(
        f"核定编制{posts}，年末实有在职人员{people}",
        f"经编制部门核定，本单位编制{posts}，{pen.year}年末实际在职人数{people}",
    )
    rate = ""
    if pen.chance(0.5):
        shown = pen.per_cent("staff.rate", Decimal(books.staff), Decimal(books.posts))
        pen.sheet.ratio("rate", shown, people, posts)
        rate = f"，在职人员控制率{shown}"
    duties = pen.rng.choice(DUTIES)
    return [f"{books.agency}{duties}", f"{opening}{rate}，另有退休人员{books.retired}人。"]


def _spending(pen: Pen) -> list[str]:
    made = [_whole(pen)]
    made += ["（一）基本支出情况", _basic(pen), *_controlled(pen)]
    made += ["（二）项目支出情况", _items(pen)]
    told = [each for each in pen.books.projects if not each.funded and pen.chance(0.6)]
    accounts = [_account(pen, each) for each in told]
    return [*made, *(f"{i}.{text}" for i, text in enumerate(accounts, 1))]


def _whole(pen: Pen) -> str:
    line = pen.books.whole
    first, full = pen.money("whole.first", line.first), pen.money("whole.full", line.full)
    parts = [first]
    phrases = [pen.either(f"年初预算{first}", f"年初部门预算安排{first}")]
    for key, value, words in (
        ("added", line.added, ("年中追加", "年中追加预算")),
        ("carried", line.carried, ("上年结转", "上年结转资金")),
    ):
        if value:
            parts.append(pen.money(f"whole.{key}", value))
            phrases.append(pen.either(*words) + parts[-1])
    if len(parts) > 1:
        pen.sheet.total("disposition", full, parts)
    year = pen.either(f"{pen.year}年", f"{pen.year}年度，", "")
    given = f"{year}{'，'.join(phrases)}，{pen.either('全年预算', '调整后预算')}{full}"
    return f"{given}{pen.either('，', '；', '。')}{_spent(pen, line, full)}"


def _spent(pen: Pen, line: Line, full: str) -> str:
    spent = pen.money("whole.spent", line.spent)
    rate = pen.per_cent("whole.rate", line.spent, line.full)
    pen.sheet.ratio("rate", rate, spent, full)
    words = pen.either("全年支出", "全年实际支出", "全年执行")
    text = f"{words}{spent}，{pen.either('预算执行率', '预算执行率为', '执行率')}{rate}"
    if not line.left:
        return f"{text}。"
    left = pen.money("whole.left", line.left)
    pen.sheet.total("disposition", full, [spent, left])
    return f"{text}，{pen.either('年末结转结余', '结转结余', '结余结转')}{left}。"


def _basic(pen: Pen) -> str:
    books = pen.books
    basic = pen.money("basic.spent", books.basic.spent)
    people = pen.money("personnel.spent", books.personnel.spent)
    public = pen.money("public.spent", books.public.spent)
    pen.sheet.total("sum", basic, [people, public])
    lead = (
        f"{pen.year}年{pen.either('基本支出', '一般公共预算基本支出', '财政拨款基本支出')}{basic}"
    )
    if pen.chance(0.6):
        shares = [
            pen.per_cent("personnel.share", books.personnel.spent, books.basic.spent),
            pen.per_cent("public.share", books.public.spent, books.basic.spent),
        ]
        pen.sheet.ratio("share", shares[0], people, basic)
        pen.sheet.ratio("share", shares[1], public, basic)
        pen.sheet.hundred("share", shares)
        whole = pen.either("占", "占基本支出的")
        return f"{lead}，其中：人员经费{people}，{whole}{shares[0]}；公用经费{public}，{whole}{shares[1]}。"
    return pen.either(
        f"{lead}，其中：人员经费{people}，公用经费{public}。",
        f"{lead}，包括人员经费{people}和公用经费{public}。",
        f"{lead}。其中人员经费{people}，公用经费{public}。",
    )


def _controlled(pen: Pen) -> list[str]:
    if pen.chance(0.4):
        return []
    three = pen.books.controlled
    total = pen.money("controlled.spent", three.total[2])
    names = ("公务用车购置及运行维护费", "公务接待费", "因公出国（境）费")
    values = (three.cars[2], three.reception[2], three.abroad[2])
    keys = ("cars", "reception", "abroad")
    parts = [
        pen.money(f"controlled.{key}.spent", value) for key, value in zip(keys, values, strict=True)
    ]
    pen.sheet.total("sum", total, parts)
    listed = "，".join(f"{name}{part}" for name, part in zip(names, parts, strict=True))
    text = f"“三公”经费支出{total}，其中{listed}"
    if not pen.chance(0.5):
        return [f"{text}。"]
    budget = pen.money("controlled.first", three.total[1])
    less = pen.money("controlled.less", three.total[1] - three.total[2])
    pen.sheet.total("disposition", less, [budget, f"-{total}"])
    return [f"{text}，比年初预算{budget}减少{less}。"]


def _items(pen: Pen) -> str:
    books = pen.books
    projects = [each for each in books.projects if not each.funded]
    total = pen.money("general.spent", books.general.spent)
    parts = [pen.money(f"{each.name}.spent", each.line.spent) for each in projects]
    listed = [f"{each.name}{part}" for each, part in zip(projects, parts, strict=True)]
    lead = (
        f"{pen.year}年{pen.either('项目支出', '一般公共预算项目支出', '财政拨款项目支出')}{total}"
    )
    wording = pen.either(*LISTS) if len(listed) > 1 else "，全部为{all}。"
    pen.sheet.total("sum", total, parts, complete=wording not in OPEN_LISTS)
    few, many = "、".join(listed[:-1]), "，".join(listed)
    return lead + wording.format(all=many, parted="；".join(listed), few=few, last=listed[-1])


def _account(pen: Pen, project: Project) -> str:
    line, name = project.line, project.name
    first, spent = pen.money(f"{name}.first", line.first), pen.money(f"{name}.spent", line.spent)
    carried, left, taken, gone = "", "", [], [spent]
    if line.carried:
        taken = [pen.money(f"{name}.carried", line.carried)]
        carried = f"，上年结转{taken[0]}"
    if line.left:
        gone.append(pen.money(f"{name}.left", line.left))
        left = f"，{pen.either('结余', '结转结余', '结余结转')}{gone[1]}"
    if len(taken) + len(gone) > 1:
        pen.sheet.total("disposition", first, [*(f"-{each}" for each in taken), *gone])
    purpose = pen.either("主要用于购置物资和委托服务", "主要用于相关业务开展", "资金使用合规")
    return f"{name}项目年初预算{first}{carried}，实际支出{spent}{left}，{purpose}。"


def _funded(pen: Pen) -> list[tuple[str, list[str]]]:
    title = pen.either("政府性基金预算支出情况", "政府性基金支出情况")
    funded = [each for each in pen.books.projects if each.funded]
    if not funded:
        return [(title, [pen.either("无。", "本单位无政府性基金预算支出。")])]
    total = pen.money("funded.spent", pen.books.funded.spent)
    part = pen.money(f"{funded[0].name}.spent", funded[0].line.spent)
    return [(title, [f"{pen.year}年政府性基金预算支出{total}，全部用于{funded[0].name}{part}。"])]


def _achievements(pen: Pen) -> list[str]:
    made = [_compared(pen), _finished(pen), _asked(pen)]
    pen.rng.shuffle(made)
    return [f"（{number}）{text}" for number, text in zip("一二三", made, strict=True)]


def _compared(pen: Pen) -> str:
    name, unit = pen.rng.choice(pen.books.trade.outputs)
    before = pen.rng.randint(60, 4000)
    now = before + pen.rng.randint(before // 40 + 1, before // 4 + 2)
    this, last = pen.count("output.now", now, unit), pen.count("output.last", before, unit)
    pen.sheet.stale["output.now"] = "output.last"
    rate = pen.per_cent("output.growth", Decimal(now - before), Decimal(before))
    pen.sheet.ratio("growth", rate, this, last, growth=True)
    return f"业务工作有序推进。全年{name}{this}，比上年的{last}增长{rate}。"


def _finished(pen: Pen) -> str:
    found = pen.rng.randint(40, 900)
    solved = pen.rng.randint(int(found * 0.9), found)
    first, then = pen.count("cases.found", found, "件"), pen.count("cases.solved", solved, "件")
    rate = pen.per_cent("cases.rate", Decimal(solved), Decimal(found))
    pen.sheet.ratio("completion", rate, then, first)
    return pen.either(
        f"服务效能持续提升。全年受理群众诉求{first}，已办结{then}，办结率{rate}。",
        f"服务效能持续提升。收到各类投诉{first}，办结{then}，办结率为{rate}。",
    )


def _asked(pen: Pen) -> str:
    asked = pen.rng.randint(20, 60) * 10
    happy = pen.rng.randint(int(asked * 0.91), asked - 1)
    sent, good = pen.count("survey.asked", asked, "份"), pen.count("survey.happy", happy, "份")
    rate = pen.per_cent("survey.rate", Decimal(happy), Decimal(asked))
    pen.sheet.ratio("completion", rate, good, sent)
    return (
        f"服务对象较为满意。发放问卷{asked}份，收回有效问卷{sent}，其中满意{good}，满意度{rate}。"
    )
