"""The first command after a clone: what packaging/setup-system says, runs and refuses, and that the Makefile agrees with it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "packaging" / "debian-packages.txt"
TOOLS = ("awk", "cat", "cut", "dirname", "grep", "printf", "sh")

FAKE_DPKG_QUERY = """#!/bin/sh
while [ "$1" != -f ]; do shift; done; shift 2
for name in "$@"; do
    case " $(cat "$LAB/installed") " in *" $name "*) echo "$name installed" ;; *) echo "$name not-installed" ;; esac
done
"""
FAKE_APT_GET = """#!/bin/sh
echo "apt-get $*" >> "$LAB/ran"
[ ! -e "$LAB/apt-fails" ]
"""


def packages(*sections: str) -> dict[str, tuple[str, str]]:
    """Package → (probe, severity) of the sections of the list; an independent reading of the file."""
    found: dict[str, tuple[str, str]] = {}
    section = ""
    for row in LIST.read_text("utf-8").splitlines():
        if header := re.fullmatch(r"\[(\w+)\]", row):
            section = header[1]
        elif row and not row.startswith("#") and section in sections:
            name, probe, severity = row.split()
            found[name] = (probe, severity)
    return found


@dataclass
class Lab:
    """A computer made of scripts: what dpkg has, what the linker finds, who asks, and whether there is apt at all."""

    where: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bin = self.where / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found is not None
            (self.bin / tool).symlink_to(found)
        self.command("dpkg-query", FAKE_DPKG_QUERY)
        self.command("apt-get", FAKE_APT_GET)
        self.user(0)
        self.installed(packages("run", "test"))
        self.libraries()
        self.python(makes_venvs=True)

    def command(self, name: str, script: str) -> None:
        (self.bin / name).unlink(missing_ok=True)
        (self.bin / name).write_text(script, "utf-8")
        (self.bin / name).chmod(0o755)

    def without(self, *commands: str) -> None:
        for name in commands:
            (self.bin / name).unlink()

    def user(self, uid: int) -> None:
        self.command("id", f"#!/bin/sh\necho {uid}\n")

    def installed(self, names: object) -> None:
        assert hasattr(names, "__iter__")
        (self.where / "installed").write_text(" ".join(names), "utf-8")

    def libraries(self, *names: str) -> None:
        rows = "".join(f"echo '\t{name} (libc6,x86-64) => /lib/{name}'\n" for name in names)
        self.command("ldconfig", f"#!/bin/sh\n{rows}")

    def python(self, *, makes_venvs: bool) -> None:
        self.command("python3", f"#!/bin/sh\nexit {0 if makes_venvs else 1}\n")

    def setup(self, *sections: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the script with the lab's commands only (/usr/sbin and /sbin, which it adds itself, come after them)."""
        return subprocess.run(
            [str(ROOT / "packaging" / "setup-system"), *sections],
            env={"PATH": str(self.bin), "LAB": str(self.where), "VENV": str(self.where / "venv"), **environment},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )

    @property
    def ran(self) -> str:
        log = self.where / "ran"
        return log.read_text("utf-8") if log.exists() else ""


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(tmp_path)


ALL_RUN = packages("run")
UPDATE = "apt-get -q update"


def test_the_list_has_the_three_sections_and_run_begins_with_venv() -> None:
    assert next(iter(ALL_RUN)) == "python3-venv"
    assert {"xvfb", "gnome-keyring"} <= packages("test").keys()
    assert packages("package")
    for probe, severity in packages("run", "test", "package").values():
        assert re.fullmatch(r"venv|(lib|cmd|file):\S+", probe)
        assert severity in {"stop", "x11", "go-on"}


def test_nothing_missing_is_silent_and_fast(lab: Lab) -> None:
    begin = time.perf_counter()
    result = lab.setup("run", "test")
    taken = time.perf_counter() - begin
    assert (result.returncode, result.stdout, result.stderr, lab.ran) == (0, "", "", "")
    assert taken < 2, "0.02 s when measured; the limit only catches a script that starts to ask the network"


def test_root_prints_the_command_then_runs_it(lab: Lab) -> None:
    lab.installed(ALL_RUN.keys() - {"libgl1", "libxcb-cursor0"})
    result = lab.setup("run")
    install = "apt-get -q install -y --no-install-recommends libgl1 libxcb-cursor0"
    assert result.returncode == 0
    assert f"{UPDATE} && DEBIAN_FRONTEND=noninteractive {install}\n" in result.stderr
    assert lab.ran == f"{UPDATE}\n{install}\n"


def test_the_command_is_printed_before_it_runs(lab: Lab) -> None:
    lab.installed(())
    lab.command("apt-get", '#!/bin/sh\necho "apt-get ran" >&2\n')
    printed = lab.setup("run").stderr
    assert -1 < printed.index("--no-install-recommends") < printed.index("apt-get ran")


def test_no_apt_only_prints_and_goes_on_if_it_can(lab: Lab) -> None:
    lab.installed(ALL_RUN.keys() - {"fonts-dejavu-core", "libxcb-cursor0"})
    lab.command("python3", "#!/bin/sh\nexit 0\n")
    result = lab.setup("run", NO_APT="1")
    assert result.returncode == 0
    assert "libxcb-cursor0" in result.stderr
    assert lab.ran == ""


def test_no_apt_stops_naming_what_is_needed(lab: Lab) -> None:
    lab.installed(ALL_RUN.keys() - {"python3-venv", "libegl1"})
    lab.python(makes_venvs=False)
    result = lab.setup("run", NO_APT="1")
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == (
        "LedgerBee Desktop cannot go on without: "
        "python3-venv (python3 cannot make virtual environments) libegl1 (libEGL.so.1)"
    )
    assert lab.ran == ""


def test_a_python_that_makes_venvs_needs_no_package(lab: Lab) -> None:
    lab.installed(ALL_RUN.keys() - {"python3-venv"})
    assert lab.setup("run").stderr == ""


def test_an_existing_environment_is_not_asked_again(lab: Lab) -> None:
    lab.installed(ALL_RUN.keys() - {"python3-venv"})
    lab.python(makes_venvs=False)
    (lab.where / "venv" / "bin").mkdir(parents=True)
    (lab.where / "venv" / "bin" / "python").symlink_to(sys.executable)
    assert lab.setup("run").stderr == ""


def test_a_library_under_another_package_name_counts(lab: Lab) -> None:
    """Debian 13 calls it libglib2.0-0t64."""
    lab.installed(ALL_RUN.keys() - {"libglib2.0-0"})
    lab.libraries("libglib-2.0.so.0")
    assert lab.setup("run").stderr == ""


def test_an_ordinary_user_gets_the_sudo_command_and_goes_on(lab: Lab) -> None:
    lab.user(1000)
    lab.installed({**packages("run", "test"), "xvfb": None, "openbox": None}.keys() - {"openbox", "libxcb-shape0"})
    result = lab.setup("run", "test")
    assert result.returncode == 0
    assert f"sudo {UPDATE} && sudo DEBIAN_FRONTEND=noninteractive apt-get -q install" in result.stderr
    assert result.stderr.rstrip().endswith(" libxcb-shape0 openbox")
    assert lab.ran == ""


def test_an_ordinary_user_stops_where_qt_cannot_load(lab: Lab) -> None:
    lab.user(1000)
    lab.installed(ALL_RUN.keys() - {"libgl1"})
    result = lab.setup("run")
    assert result.returncode == 1
    assert "cannot go on without: libgl1 (libGL.so.1)" in result.stderr
    assert lab.ran == ""


@pytest.mark.parametrize(
    ("display", "code"), [({}, 0), ({"DISPLAY": ":0"}, 1), ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, 0)]
)
def test_the_x11_libraries_are_needed_on_x11_only(lab: Lab, display: dict[str, str], code: int) -> None:
    lab.user(1000)
    lab.installed(ALL_RUN.keys() - {"libxcb-cursor0"})
    result = lab.setup("run", **display)
    assert result.returncode == code
    assert "libxcb-cursor0" in result.stderr


def test_other_systems_are_told_the_libraries(lab: Lab) -> None:
    lab.without("dpkg-query", "apt-get")
    lab.user(1000)
    have = {probe[4:] for probe, _ in ALL_RUN.values() if probe.startswith("lib:")} - {"libEGL.so.1"}
    lab.libraries(*have)
    result = lab.setup("run")
    assert result.returncode == 1
    assert "libEGL.so.1  (Debian's package libegl1)" in result.stderr
    assert "libGL.so.1 " not in result.stderr


def test_apt_that_fails_stops_only_if_something_needed_is_missing(lab: Lab) -> None:
    (lab.where / "apt-fails").touch()
    lab.installed(ALL_RUN.keys() - {"libxcb-cursor0"})
    assert lab.setup("run").returncode == 0
    lab.installed(ALL_RUN.keys() - {"libgl1"})
    result = lab.setup("run")
    assert result.returncode == 1
    assert "apt-get failed" in result.stderr


@pytest.mark.parametrize("sections", [(), ("rnu",)])
def test_a_wrong_section_is_an_error(lab: Lab, sections: tuple[str, ...]) -> None:
    assert lab.setup(*sections).returncode == 2


def run_make(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Make in a clean environment: a make that runs these tests hands its own variables down (MAKEFLAGS)."""
    return subprocess.run(
        ["make", "--no-print-directory", "-C", str(where), *arguments],
        env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def make(*arguments: str) -> str:
    """What a make of this Makefile that succeeds prints."""
    result = run_make(ROOT, *arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_help_lists_every_public_target() -> None:
    listed = {row.split()[1] for row in make("help").splitlines()}
    assert listed == {
        *("help", "run", "test", "torture", "coverage", "lint", "bench", "screenshots", "translations", "clean")
    }


def test_every_target_looks_at_the_system_before_it_installs() -> None:
    for target, sections in (
        ("run", "run"),
        ("test", "run test"),
        ("torture", "run test"),
        ("coverage", "run test"),
        ("lint", "run"),
    ):
        dry = make("-n", "-W", "pyproject.toml", target, "PYTHON=python9")
        assert dry.index(f"packaging/setup-system {sections}\n") < dry.index("python9 -m venv")
        assert dry.index("python9 -m venv") < dry.index("pip install")


def test_run_asks_for_a_display_and_passes_arguments_on() -> None:
    dry = make("-n", "run", "ARGS=--lang da")
    assert "ledgerbee-desktop --demo --data-dir build/demo --lang da" in dry
    assert "QT_QPA_PLATFORM=offscreen" in dry
    assert "--tour build/tour/pictures --lang da" in dry


def test_an_unsuitable_python_is_named(tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text('#!/bin/sh\ncase $1 in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac\n', "utf-8")
    old.chmod(0o755)
    copy = tmp_path / "clone"
    (copy / "packaging").mkdir(parents=True)
    (copy / "packaging" / "setup-system").write_text("#!/bin/sh\n", "utf-8")
    (copy / "packaging" / "setup-system").chmod(0o755)
    (copy / "pyproject.toml").touch()
    shutil.copy(ROOT / "Makefile", copy)
    result = run_make(copy, "lint", f"PYTHON={old}")
    assert result.returncode != 0
    assert f"Python 3.11, 3.12 or 3.13 is needed and {old} is Python 3.9.2" in result.stdout
    assert not (copy / ".venv").exists()


def test_failing_group_stops_and_is_named(tmp_path: Path) -> None:
    """The recipe itself, with a Python that passes `unit` and fails `contract`."""
    copy = tmp_path / "clone"
    (copy / "packaging").mkdir(parents=True)
    (copy / ".venv" / "bin").mkdir(parents=True)
    for script, body in (
        ("packaging/setup-system", ""),
        (".venv/bin/python", 'echo "ran $3 $4"; [ "$3" != tests/contract ]'),
    ):
        (copy / script).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (copy / script).chmod(0o755)
    (copy / "pyproject.toml").touch()
    (copy / ".venv" / ".installed").touch()
    shutil.copy(ROOT / "Makefile", copy)
    result = run_make(copy, "test", "PYTEST_ARGS=-x")
    assert result.returncode != 0
    assert re.findall(r"^ran .*$", result.stdout, re.MULTILINE) == ["ran tests/unit -n", "ran tests/contract -n"]
    assert "make test: the group contract failed" in result.stdout
    passed = run_make(copy, "test", "PYTEST_ARGS=-x", "GROUPS=unit ui").stdout
    assert re.search(r"all passed: unit \d+ s, ui \d+ s$", passed, re.MULTILINE)
