"""Time the page from an upload to its findings, warm, and part that into Streamlit's share and ours.

    python -m benchmarks.page            (or: make bench-page)
    python -m benchmarks.page --pages 60

A report of thirty text pages is uploaded to a page that has worked before, in a headless browser, several times over;
every copy differs in its first line, so that nothing comes out of a cache. The same bytes go the same way without a
page: read, recognised, checked, stored and made into what the browser draws. What is left of the first time is the
share of Streamlit and the browser. Medians; the share is told in per cent, which a slower machine does not change much.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gouji.pipeline import NamedBytes  # noqa: E402 - the project's directory comes first
from gouji.review.store import Store  # noqa: E402
from gouji.serve import command  # noqa: E402
from gouji.ui.bench import Bench  # noqa: E402
from gouji.ui.case import put, work_on  # noqa: E402
from gouji.ui.texts import words  # noqa: E402
from gouji.ui.view import view  # noqa: E402
from tests.browser import conftest, reports  # noqa: E402

BROWSER: Any = conftest  # what tests do with a browser is written without types
PAPERS: Any = reports
ROUNDS = 3
PATIENCE = 120_000
"""Milliseconds."""
LINES = 27
"""Paragraphs of filler on a page."""


def main() -> None:
    """Print the time to the findings, ours, and Streamlit's."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=30)
    pages = parser.parse_args().pages
    papers = [report(pages, i) for i in range(2 * (ROUNDS + 1))]
    ours = own(papers[: ROUNDS + 1])
    whole = on_the_page(papers[ROUNDS + 1 :])
    rest = whole - ours
    print(f"a PDF of {pages} pages, upload to findings {whole * 1000:8.0f} ms")
    print(f"  ours: read, check, store, make the view   {ours * 1000:8.0f} ms {ours / whole:6.0%}")
    print(f"  Streamlit and the browser                 {rest * 1000:8.0f} ms {rest / whole:6.0%}")


def report(pages: int, number: int) -> bytes:
    """A report of so many pages; no two of them have the same bytes."""
    more = [
        f"第{i}项工作完成支出 {50 + i}.00 万元，其中材料费 {20 + i}.00 万元、劳务费 30.00 万元。"
        for i in range(LINES * max(0, pages - 3))
    ]
    return bytes(PAPERS.as_pdf(f"第{number}份。", *more))


def own(papers: list[bytes]) -> float:
    """The median time of our part, the first one aside."""
    spent = []
    with tempfile.TemporaryDirectory() as room:
        bench = Bench(Store.open(f"sqlite:///{room}/store.db"))
        for i, data in enumerate(papers):
            start = time.perf_counter()
            work = work_on(bench, put(bench, [NamedBytes(f"{i}.pdf", data)]))
            view(work.audit, work.documents, work.heads, work.sizes, words("zh"))
            for page in work.first_pages():
                work.image(page)
            spent.append(time.perf_counter() - start)
        bench.store.close()
    return statistics.median(spent[1:])


def on_the_page(papers: list[bytes]) -> float:
    """The median time in a browser, the first one aside."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here

    with tempfile.TemporaryDirectory() as room, sync_playwright() as engine:
        port = BROWSER.free_port()
        known = os.environ | {"HOME": room, "PYTHONPATH": str(ROOT)}
        with (Path(room) / "log").open("wb") as log:
            server = subprocess.Popen(
                command(port, "127.0.0.1"), cwd=room, env=known, stdout=log, stderr=log
            )
        try:
            url = f"http://127.0.0.1:{port}"
            while not BROWSER.answers(url):
                time.sleep(0.2)
            browser = engine.chromium.launch(executable_path=chromium(), args=BROWSER.ARGUMENTS)
            spent = [uploaded(browser, url, data) for data in papers]
            browser.close()
        finally:
            server.terminate()
            server.wait()
    return statistics.median(spent[1:])


def chromium() -> str:
    """The browser of the system."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        sys.exit("there is no chromium on this machine")
    return found


def uploaded(browser: Any, url: str, data: bytes) -> float:
    """The seconds from an upload until the findings and the page image beside them are drawn."""
    page = browser.new_page(viewport=BROWSER.LAPTOP)
    BROWSER.enter(page, url)
    page.locator(BROWSER.UPLOADER).wait_for(state="attached")
    page.wait_for_timeout(500)
    start = time.perf_counter()
    file = {"name": "report.pdf", "mimeType": "application/pdf", "buffer": data}
    page.locator(BROWSER.UPLOADER).set_input_files(file)
    page.locator(".figures").wait_for(timeout=PATIENCE)
    page.locator(".page img[src^='data:image/webp']").first.wait_for(timeout=PATIENCE)
    spent = time.perf_counter() - start
    page.close()
    return spent


if __name__ == "__main__":
    main()
