"""The data directory: which one, private to its owner, and on this computer."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ledgerbee_desktop.platform_ import folders
from ledgerbee_desktop.platform_.folders import UnsafeFolder, data_directory, filesystem_of, prepare

MOUNTS = r"""22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
23 22 0:20 / /proc rw - proc proc rw
40 22 0:40 / /people/anna/Server\040disk rw,relatime shared:5 - nfs4 box:/srv rw
41 40 254:1 / /people/anna/Server\040disk/usb rw - ext4 /dev/sdb1 rw
42 22 254:2 / /people/anna/over rw - ext4 /dev/sdc1 rw
43 22 0:41 / /people/anna/over rw - fuse.sshfs box: rw
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_argument_wins_over_the_variable_over_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    variable = {"LEDGERBEE_DATA_DIR": "/srv/variable"}
    assert data_directory(Path("/srv/argument"), variable) == Path("/srv/argument")
    assert data_directory(None, variable) == Path("/srv/variable")
    assert data_directory(None, {"LEDGERBEE_DATA_DIR": ""}) == tmp_path / "ledgerbee-desktop"
    assert not (tmp_path / "ledgerbee-desktop").exists()


def test_home_and_relative_names_become_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert data_directory(Path("~/data"), {}) == tmp_path / "data"
    assert data_directory(Path("build/demo"), {}) == tmp_path / "build" / "demo"


def test_a_new_folder_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        made = prepare(tmp_path / "a" / "data")
    finally:
        os.umask(before)
    assert mode(made) == 0o700


def test_an_open_but_empty_folder_becomes_private(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    assert mode(prepare(folder)) == 0o700


def test_a_shared_folder_with_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o1777)
    (folder / "somebody else's").touch()
    with pytest.raises(UnsafeFolder, match="holds other files"):
        prepare(folder)
    assert mode(folder) == 0o1777


def test_a_private_folder_with_content_is_used_again(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "data")
    (folder / "ledgerbee.db").touch()
    assert prepare(folder) == folder


def test_a_link_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    assert prepare(tmp_path / "link") == tmp_path / "disk"


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(UnsafeFolder, match="is a file, not a folder"):
        prepare(tmp_path / "data")
    with pytest.raises(UnsafeFolder, match="cannot be made or written"):
        prepare(tmp_path / "data" / "below")


def test_another_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = prepare(tmp_path / "data")
    owner = folder.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with pytest.raises(UnsafeFolder, match="belongs to another user"):
        prepare(folder)


def test_files_are_private_after_the_umask_is_set(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        folders.keep_files_private()
        (tmp_path / "file").touch()
    finally:
        os.umask(before)
    assert mode(tmp_path / "file") == 0o600


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/people/anna/.local/share", "ext4"),
        ("/people/anna/Server disk", "nfs4"),
        ("/people/anna/Server disk/data", "nfs4"),
        ("/people/anna/Server disks", "ext4"),
        ("/people/anna/Server disk/usb/data", "ext4"),
        ("/people/anna/over/data", "fuse.sshfs"),
        ("/proc/1", "proc"),
    ],
)
def test_the_innermost_and_latest_mount_counts(path: str, kind: str) -> None:
    assert filesystem_of(Path(path), MOUNTS) == kind


def test_a_network_drive_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(f"1 0 0:1 / {tmp_path} rw - cifs //server/share rw\n", "utf-8")
    monkeypatch.setattr(folders, "_MOUNTINFO", table)
    with pytest.raises(UnsafeFolder, match=r"network drive \(cifs\)"):
        prepare(tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_this_computers_own_disk_is_local(tmp_path: Path) -> None:
    assert folders.network_kind(tmp_path) is None
