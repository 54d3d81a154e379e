"""The page starts with the same settings from a checkout and from an installed package."""

import tomllib

import pytest

from gouji import serve


def flat(settings):
    """The settings of a TOML file as dotted names and the words of a command line."""
    return {
        f"{group}.{name}": str(value).lower() if isinstance(value, bool) else str(value)
        for group, names in settings.items()
        for name, value in names.items()
    }


def test_the_flags_say_what_the_file_says(root):
    written = flat(tomllib.loads((root / ".streamlit" / "config.toml").read_text("utf-8")))
    assert written == serve.SETTINGS | {"server.address": "127.0.0.1"}


KEPT = [
    # what keeps the page to itself          flag
    ("only this machine is served", "--server.address=127.0.0.1"),
    ("nothing is reported to anybody", "--browser.gatherUsageStats=false"),
    ("a foreign page cannot upload", "--server.enableXsrfProtection=true"),
    ("no trace of an error is shown", "--client.showErrorDetails=none"),
    ("no file is watched", "--server.fileWatcherType=none"),
    ("no browser is opened", "--server.headless=true"),
]


@pytest.mark.parametrize(("what", "flag"), KEPT, ids=[kept[0] for kept in KEPT])
def test_the_page_is_started_closed(what, flag):
    assert flag in serve.command(8501, "127.0.0.1")


def test_port_and_address_are_the_callers():
    assert {"--server.port=9000", "--server.address=0.0.0.0"} <= set(serve.command(9000, "0.0.0.0"))


def test_streamlit_knows_every_setting():
    config = pytest.importorskip("streamlit.config")
    known = config.get_config_options()
    assert set(serve.SETTINGS) <= set(known)


def test_the_entry_script_exists():
    assert serve.entry().read_text("utf-8").startswith('"""Entry of the page')


def test_without_streamlit_one_sentence_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(serve, "find_spec", lambda name: None)
    assert serve.serve() == 2
    assert capsys.readouterr().err == "打开页面需要安装 ui 附加组件：pip install 'gouji[ui]'\n"


class Interrupted:
    """Stands for a page that runs until the keyboard stops it."""

    def __init__(self, command, env):
        self.waits = [KeyboardInterrupt(), 0]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def wait(self):
        answer = self.waits.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer


def test_stopping_the_page_by_keyboard_is_no_error(monkeypatch):
    monkeypatch.setattr(serve.subprocess, "Popen", Interrupted)
    assert serve.serve() == 0


ABROAD = [
    # what is asked for                            address      password  environment  started
    ("this machine needs no password", "127.0.0.1", "", "", True),
    ("others without a password are refused", "0.0.0.0", "", "", False),
    ("others with a password are served", "0.0.0.0", "geheim", "", True),
    ("the password may come from the environment", "192.168.1.5", "", "geheim", True),
    ("a name is not taken for this machine", "buero.example", "", "", False),
]


@pytest.mark.parametrize(
    ("what", "address", "password", "environment", "started"), ABROAD, ids=[a[0] for a in ABROAD]
)
def test_others_are_served_with_a_password_alone(
    monkeypatch, capsys, what, address, password, environment, started
):
    seen = []

    class Page(Interrupted):
        def __init__(self, command, env):
            super().__init__(command, env)
            seen.append((command, env.get("GOUJI_PASSWORD", "")))

    monkeypatch.setattr(serve.subprocess, "Popen", Page)
    monkeypatch.setenv("GOUJI_PASSWORD", environment)
    assert serve.serve(address=address, password=password) == (0 if started else 2)
    assert bool(seen) is started
    assert ("须设密码" in capsys.readouterr().err) is not started
    for command, secret in seen:
        assert secret == (password or environment)
        assert "geheim" not in " ".join(command)
