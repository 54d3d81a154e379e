"""Serve: the page on this machine, with the settings that keep it to itself."""

import ipaddress
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

SETTINGS = {
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "server.enableXsrfProtection": "true",
    "server.fileWatcherType": "none",
    "server.headless": "true",
    "server.maxUploadSize": "64",
    "theme.base": "light",
    "theme.font": "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif",
    "theme.primaryColor": "#1d4ed8",
}
"""What .streamlit/config.toml says, for an installed package that has no such file beside it."""


MISSING = "打开页面需要安装 ui 附加组件：pip install 'gouji[ui]'"
OPEN = (
    "监听本机以外的地址须设密码：gouji serve --address … --password -（或环境变量 GOUJI_PASSWORD）"
)
PASSWORD = "GOUJI_PASSWORD"  # noqa: S105 - the name of a setting
"""The name in the environment under which the page finds its password."""
USAGE = 2


def entry() -> Path:
    """The script that Streamlit runs: in the package when installed, else at the root of the checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "app.py"
    return packaged if packaged.exists() else here.parent / "app.py"


def command(port: int, address: str) -> list[str]:
    """The command that starts the page."""
    settings = SETTINGS | {"server.port": str(port), "server.address": address}
    flags = [f"--{name}={value}" for name, value in sorted(settings.items())]
    return [sys.executable, "-m", "streamlit", "run", str(entry()), *flags]


def at_home(address: str) -> bool:
    """Whether only this machine can reach an address.

    >>> at_home("127.0.0.1"), at_home("::1"), at_home("localhost"), at_home("0.0.0.0"), at_home("")
    (True, True, True, False, False)
    """
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def serve(port: int = 8501, address: str = "127.0.0.1", password: str = "") -> int:
    """Run the page until it is interrupted and return the exit code; without Streamlit say what is missing.

    Others are let in with a password alone, which reaches the page through the environment and no list of commands.
    """
    if find_spec("streamlit") is None:
        sys.stderr.write(f"{MISSING}\n")
        return USAGE
    secret = password or os.environ.get(PASSWORD, "")
    if not at_home(address) and not secret:
        sys.stderr.write(f"{OPEN}\n")
        return USAGE
    environment = os.environ | ({PASSWORD: secret} if secret else {})
    with subprocess.Popen(command(port, address), env=environment) as page:  # noqa: S603 - our own command
        try:
            return page.wait()
        except KeyboardInterrupt:  # Streamlit has got it too and is closing
            page.wait()
            return 0
