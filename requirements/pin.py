"""Pin what the project needs: one requirements file a purpose, for every platform and Python at once.

    python requirements/pin.py            (or: make lock)

Resolves the ranges of pyproject.toml with uv, which this script puts into an environment of its own and
throws away again. All extras are resolved together first and hold for every file, so that no two files
disagree. Where Pythons need different versions, markers say so. Files hold names, versions and hashes only:
the index is the one that pip is set to use, and its address is written nowhere.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent / "pyproject.toml"
ADDRESS = re.compile(r"://|^\s*--(?!hash=)|\s@\s", re.MULTILINE)
MANNER = ("--universal", "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url")
SETS = {
    # `all` comes first: the others are held to what it chose
    "all": ("pyproject.toml", "--all-extras"),
    "core": ("pyproject.toml",),
    "dev": ("pyproject.toml", "--extra", "dev"),
    "bench": ("pyproject.toml", "--extra", "bench"),
    "build": ("-",),
}


def main() -> None:
    """Write requirements/{all,core,dev,bench,build}.txt anew."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))
    lowest = project["project"]["requires-python"].removeprefix(">=")
    backend = "\n".join(project["build-system"]["requires"])
    with tempfile.TemporaryDirectory() as room:
        uv = _install_uv(Path(room))
        chosen: dict[str, str] = {}
        for name, what in SETS.items():
            held = Path(room) / "held.txt"
            held.write_text(chosen.get("all", ""), "utf-8")
            order = [uv, "pip", "compile", "--quiet", *MANNER, "--python-version", lowest]
            chosen[name] = _resolve([*order, "--constraint", str(held), *what], backend)
    for name, text in chosen.items():
        (HERE / f"{name}.txt").write_text(text, "utf-8")
        print(f"requirements/{name}.txt: {len(re.findall('(?m)^[a-z]', text))} pins")


def _install_uv(room: Path) -> str:
    """Return the path of a uv that lives in the given room only."""
    venv.create(room / "venv", with_pip=True)
    scripts = room / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    return str(scripts / "uv")


def _resolve(order: list[str], backend: str) -> str:
    """Return what uv resolves; a line that names an address is an error."""
    done = subprocess.run(
        order,
        input=backend,
        env=os.environ | _index_of_pip(),
        cwd=HERE.parent,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    )
    if found := ADDRESS.search(done.stdout):
        sys.exit(f"an address or option got into the pins: {found.group()!r}")
    return done.stdout


def _index_of_pip() -> dict[str, str]:
    """Return the setting that makes uv ask the index that pip asks."""
    order = [sys.executable, "-m", "pip", "config", "list"]
    listed = subprocess.run(order, check=True, text=True, stdout=subprocess.PIPE).stdout
    settings = dict(re.findall(r"(?m)^([^=\s]+)='(.*)'$", listed))
    index = settings.get(":env:.index-url") or settings.get("global.index-url")
    return {"UV_DEFAULT_INDEX": index} if index else {}


if __name__ == "__main__":
    main()
