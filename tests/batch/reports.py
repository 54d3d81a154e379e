"""Reports that are quick to audit, and ways to run over them."""

from gouji.basis.basis import USUAL
from gouji.batch.cases import Gather, gathered, placed
from gouji.batch.ledger import Ledger
from gouji.batch.run import Order, Run
from gouji.batch.sources import Finder
from gouji.batch.work import audited
from gouji.review.store import Store

REPORT = "{agency}2023年度部门整体支出绩效自评报告\n金额单位：万元\n基本支出 {whole} 万元，其中：人员经费 60 万元，公用经费 40 万元。\n"


def text(i=0, agency="", whole=100):
    """A small report; another number makes another report."""
    return REPORT.format(agency=agency or f"示例县第{i}局", whole=whole)


def filled(folder, count, **fields):
    """A folder with so many different reports."""
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        (folder / f"{i:03d}.txt").write_text(text(i, **fields), "utf-8")
    return folder


class Batch:
    """Runs over sources by a crew, with the store and the order that tests look at."""

    def __init__(self, url, crew, **order):
        self.url, self.crew = url, crew
        self.order = Order(**({"work": audited} | order))
        self.told = []

    def run(self, *sources, gather=Gather.AUTO, patience=()):
        """One run; the outcomes by name."""
        store = Store.open(self.url)
        try:
            return self._run(Ledger(store, self.edition, patience), sources, gather)
        finally:
            store.close()

    @property
    def edition(self):
        """The edition of these runs."""
        return self.order.course.edition(USUAL)

    def _run(self, ledger, sources, gather):
        inputs = Finder(self.order.course.password).inputs(map(str, sources))
        tasks = gathered(placed(inputs), gather)
        self.last = Run(ledger, self.crew, self.order, self.told.append)
        self.last.over([str(each) for each in sources], tasks)
        found = ledger.outcomes()
        assert [each.position for each in found] == list(range(len(inputs)))
        return {each.name.rpartition("/")[2]: each for each in found}


def states(outcomes):
    """Which input came to what."""
    return {name: outcome.state for name, outcome in outcomes.items()}
