"""A private PostgreSQL server, from the binaries that the system has."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

PLACES = Path("/usr/lib/postgresql")
OWNER = "postgres"


class Missing(Exception):
    """There is no server to start; the message says what is missing."""


@contextmanager
def running():
    """The URL of a server on a socket of its own, which is stopped and removed at the end."""
    binaries = _binaries()
    owner = _owner()
    room = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        if owner:
            shutil.chown(room, owner, owner)
        data = room / "data"
        _run(owner, binaries / "initdb", "-D", data, "-U", OWNER, "-A", "trust", "--no-sync")
        options = f"-k {room} -c listen_addresses='' -c fsync=off"
        _run(
            owner, binaries / "pg_ctl", "-D", data, "-w", "-l", room / "log", "-o", options, "start"
        )
        try:
            yield f"postgresql+psycopg://{OWNER}@/postgres?host={room}"
        finally:
            _run(owner, binaries / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _binaries():
    found = sorted(PLACES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise Missing("PostgreSQL is not installed")
    return found[-1].parent


def _owner():
    """Who runs the server: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(OWNER).pw_name
    except KeyError:
        raise Missing(f"PostgreSQL does not run as root, and there is no user {OWNER}") from None


def _run(owner, *command):
    done = subprocess.run(
        [str(part) for part in command],
        user=owner,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
