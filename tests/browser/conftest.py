"""A served page and a browser that writes down every request it makes."""

import os
import shutil
import socket
import subprocess
import time
from urllib.request import urlopen

import pytest
from PIL import Image

from gouji.serve import command
from tests.extract.assistant.asking import ids_in, nothing, task_of
from tests.loopback import Server

ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LAPTOP = {"width": 1366, "height": 768}
START = 60  # seconds; the first import of Streamlit on a slow disk takes its time


@pytest.fixture(scope="session")
def chromium():
    """A headless browser; without it or playwright these tests are skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("there is no chromium on this machine")
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(url):
    try:
        with urlopen(f"{url}/_stcore/health", timeout=1) as reply:
            return reply.status == 200
    except OSError:
        return False


def claims(request):
    """A model that says the first number of each stretch is the sum of the next two."""
    ids = ids_in(request)
    if task_of(request) != "relations" or len(ids) < 3:
        return nothing(request)
    return {"sums": [{"label": "三公经费", "whole": ids[0], "parts": ids[1:3], "complete": True}]}


@pytest.fixture(scope="session")
def model():
    """A server on this machine that stands for a language model."""
    with Server([claims]) as server:
        yield server


@pytest.fixture(scope="session")
def served(root, tmp_path_factory, model):
    """The address of a page that ``gouji serve`` would start, run far from the checkout's settings."""
    pytest.importorskip("streamlit", reason="the page needs the extra ui")
    port, home = free_port(), tmp_path_factory.mktemp("served")
    assist = {"BASE_URL": model.base_url, "MODEL": "stub", "RPS": "1000", "PRICE_IN": "0.001"}
    settings = {f"GOUJI_ASSIST_{name}": value for name, value in assist.items()}
    environment = os.environ | {"HOME": str(home), "PYTHONPATH": str(root), **settings}
    log = (home / "log").open("wb")
    process = subprocess.Popen(
        command(port, "127.0.0.1"), cwd=home, env=environment, stdout=log, stderr=log
    )
    url, end = f"http://127.0.0.1:{port}", time.monotonic() + START
    while not answers(url):
        assert process.poll() is None, (home / "log").read_text("utf-8")
        assert time.monotonic() < end, "the page did not start"
        time.sleep(0.2)
    yield url
    process.terminate()
    process.wait()
    log.close()


UPLOADER = "[data-testid=stFileUploader] input[type=file]"


def enter(page, url, who="王一"):
    """Open an address and give a name at the gate."""
    page.goto(url)
    name = page.get_by_label("您的姓名")
    name.wait_for()
    for _ in range(4):  # what is typed while the page still connects does not reach it
        name.fill("")
        name.fill(who)
        name.press("Enter")
        for _ in range(40):
            if not name.count():
                return
            page.wait_for_timeout(200)
    pytest.fail("the page never took the name")


def heard(page):
    """Wait until the server has confirmed everything that was done."""
    page.locator(".work[data-waiting='0']").wait_for(timeout=120_000)


@pytest.fixture
def page(chromium, served):
    """An open page at the size of a small laptop; no request may have left the machine in the end."""
    page = chromium.new_page(viewport=LAPTOP)
    asked, hurt = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (hurt.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: hurt.append(str(error)))
    enter(page, served)
    yield page
    page.close()
    assert [url for url in asked if not url.startswith((served, "data:", "blob:"))] == []
    assert asked
    assert hurt == []


@pytest.fixture
def picture(root, tmp_path):
    """Takes a picture of a page: kept as a page of the guide where GOUJI_PICTURES says so, else thrown away."""

    def take(page, name):
        wanted = os.environ.get("GOUJI_PICTURES")
        path = (root / "docs" / "guide" if wanted else tmp_path) / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.wait_for_timeout(700)
        page.screenshot(path=path)
        shrunk(path)

    return take


def shrunk(path):
    """A picture with few colours, which is enough for a page and a third of the size."""
    with Image.open(path) as image:
        image.convert("RGB").quantize(128).save(path, optimize=True)
