"""Words about an assistant: what it did, what it cost and what it could not do, in lines for a terminal."""

from collections.abc import Iterator

from extract.assistance import AssistantReport, Spending

CANNED = "canned"


def told(account: AssistantReport) -> Iterator[str]:
    """The account of one case in lines."""
    source = "录像" if account.replayed else account.host
    asked = (
        f"问 {account.questions} 次，答 {account.answered} 次，其中沿用已有回答 {account.kept} 次"
    )
    added = f"新增勾稽 {account.checks} 项（均须复核）"
    yield f"模型 {account.model}（{source}，{account.mode}）：{asked}；{added}。"
    if CANNED in account.origins:
        yield "回答中有预先编好的内容，不是模型所答，不能说明模型的准确程度。"
    yield f"用量：{spent(account.total)}。"
    if len(account.documents) > 1:
        yield from (f"　{each.source or '全案'}：{spent(each)}" for each in account.documents)
    if account.run.requests > account.total.requests:
        yield f"本次运行累计：{spent(account.run)}。"
    for failure in account.failures:
        task = f"（{failure.task}，{failure.questions} 处）" if failure.task else ""
        yield f"未完成：{failure.message}{task}"
    if account.dropped:
        yield f"未采用模型所述 {len(account.dropped)} 条。"
    for each in account.disagreements:
        said = f"规则为“{each.rules}”，模型为“{each.assistant}”"
        yield f"与规则不一致，以规则为准：{said}（{'、'.join(each.numbers)}）"


def spent(spending: Spending) -> str:
    """Requests, tokens and cost in words."""
    estimated = f"（其中 {spending.unmetered} 次为估计）" if spending.unmetered else ""
    tokens = f"输入 {spending.tokens_in}、输出 {spending.tokens_out} 词元"
    return f"请求 {spending.requests} 次{estimated}，{tokens}，费用 {spending.cost:f}"
