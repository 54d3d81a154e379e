"""Settings: environment over file over defaults, and nothing that is set by accident."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from extract.assistant.settings import Mode, Settings, settings_from


def test_the_environment_goes_before_the_file(tmp_path, monkeypatch):
    file = tmp_path / "assist.yaml"
    file.write_text(
        "base_url: http://one.example/v1\nmodel: one\nprice_in: '0.000002'\nmask: true\n", "utf-8"
    )
    monkeypatch.setenv("GOUJI_ASSIST_MODEL", "two")
    found = settings_from(file)
    assert (found.model, found.host, found.mask) == ("two", "one.example", True)
    assert found.price_in == Decimal("0.000002")


def test_what_is_empty_in_the_environment_is_not_set(monkeypatch):
    monkeypatch.setenv("GOUJI_ASSIST_BUDGET_RUN", "")
    assert Settings().budget_run is None


def test_the_environment_may_name_the_file(tmp_path, monkeypatch):
    file = tmp_path / "assist.yaml"
    file.write_text("model: named\n", "utf-8")
    monkeypatch.setenv("GOUJI_ASSIST_FILE", str(file))
    assert settings_from().model == "named"


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        settings_from(tmp_path / "none.yaml")


def test_nothing_is_set_by_default(monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere.example/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    found = Settings()
    assert (found.base_url, found.host, found.model) == ("", "", "")
    assert found.api_key.get_secret_value() == ""
    assert found.mode is Mode.MD_JSON


WRONG = [
    # what is wrong                    field, value
    ("an address without a scheme", {"base_url": "one.example/v1"}),
    ("a file as an address", {"base_url": "file:///etc/hosts"}),
    ("a negative price", {"price_in": "-1"}),
    ("no rate at all", {"rps": 0}),
    ("a field that is no setting", {"modell": "x"}),
    ("a mode nobody knows", {"mode": "YAML"}),
]


@pytest.mark.parametrize("given", [row[1] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_refused(given):
    with pytest.raises(ValidationError):
        Settings(**given)


HOSTS = [
    ("http://127.0.0.1:8000/v1", "127.0.0.1:8000"),
    ("https://one.example/v1", "one.example"),
    ("https://user:key@one.example/v1", "one.example"),
]


@pytest.mark.parametrize(("url", "host"), HOSTS)
def test_the_host_is_shown_without_credentials(url, host):
    assert Settings(base_url=url).host == host


def test_the_key_is_not_printed():
    assert "k-123" not in repr(Settings(api_key="k-123"))
