"""Requirement files hold names, versions, markers and hashes: nothing that binds them to a machine or an index."""

import re
import tomllib
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOT

FILES = ("core", "dev", "bench", "all", "build")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
ONE_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def text(name):
    return (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


def pins(name):
    """Return requirement and hashes of each entry; its continued lines are one."""
    entries = text(name).replace("\\\n", " ").splitlines()
    return [(Requirement(entry.split(" --hash=")[0]), ONE_HASH.findall(entry)) for entry in entries]


def versions(name, python):
    """Return what a file pins for Linux and one Python: the version of each name."""
    place = {"python_version": python, "python_full_version": f"{python}.1"}
    place |= {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"}
    place |= {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
    found = {}
    for pin, _ in pins(name):
        if pin.marker is None or pin.marker.evaluate(place):
            key = canonicalize_name(pin.name)
            assert key not in found, f"{key} is pinned twice for Python {python}"
            found[key] = str(pin.specifier)
    return found


@pytest.mark.parametrize("name", FILES)
def test_no_address_stands_in_the_pins(name):
    assert re.findall(r"(?i)https?:|://|index-url|find-links|trusted-host|[/@#]", text(name)) == []


@pytest.mark.parametrize("name", FILES)
def test_every_pin_is_one_version_with_hashes(name):
    assert pins(name)
    for pin, hashes in pins(name):
        assert re.fullmatch(r"==[^,*]+", str(pin.specifier)), pin
        assert hashes, pin


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", ["core", "dev", "bench"])
def test_files_agree_with_the_file_of_everything(name, python):
    assert versions(name, python).items() <= versions("all", python).items()


@pytest.mark.parametrize("python", PYTHONS)
def test_the_core_is_pinned_and_inside_the_ranges(python):
    pinned = versions("core", python)
    for wanted in map(Requirement, PROJECT["project"]["dependencies"]):
        version = pinned[canonicalize_name(wanted.name)].removeprefix("==")
        assert wanted.specifier.contains(version), wanted


def test_the_core_holds_no_extra():
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = {Requirement(entry).name for group in extras.values() for entry in group}
    assert wanted & set(versions("core", "3.12")) == set()


def test_numpy_differs_between_pythons_and_floats_in_the_project():
    assert versions("core", "3.11")["numpy"] != versions("core", "3.13")["numpy"]
    ranges = [Requirement(entry) for entry in PROJECT["project"]["dependencies"]]
    numpy = next(entry for entry in ranges if entry.name == "numpy")
    assert {clause.operator for clause in numpy.specifier} == {">="}


def test_the_installed_project_offers_the_extras_by_name():
    offered = {
        extra
        for entry in requires("gouji")
        for extra in re.findall(r"""extra == ['"](\w+)['"]""", entry)
    }
    assert offered == {"llm", "ui", "ocr", "db", "dist", "all", "bench", "dev"}
