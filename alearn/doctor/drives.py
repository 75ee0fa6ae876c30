"""Whether a folder lies in a drive that copies itself elsewhere, or on a disk that others share: by names alone."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

MARKERS: Mapping[str, str] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
}
"""What a program that copies folders leaves in the topmost of them."""

SHAREPOINT = "a Teams or SharePoint library"
_PARTS = (
    (re.compile(r"onedrive-sharedlibraries.*"), SHAREPOINT),
    (re.compile(r".+ - (?:documents|general|shared documents)"), SHAREPOINT),
    (re.compile(r"onedrive(?: - .+|-.+)?"), "OneDrive"),
    (re.compile(r"dropbox(?: \(.+\)|-.+)?"), "Dropbox"),
    (re.compile(r"(?:com~apple~clouddocs|icloud ?drive|iclouddrive|mobile documents)"), "iCloud Drive"),
    (re.compile(r"(?:google ?drive(?:-.+| stream)?|my drive|shared drives|drivefs)"), "Google Drive"),
    (re.compile(r"(?:box(?: sync|-box)?)"), "Box"),
    (re.compile(r"nextcloud"), "Nextcloud"),
    (re.compile(r"owncloud"), "ownCloud"),
)
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_SHARED_TYPES = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "afs", "ceph", "glusterfs", "ncpfs", "webdav", "davfs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs", "fuse.s3fs", "fuse.onedriver"),
    )
)
_WITHOUT_MODES = frozenset(("9p", "drvfs", "v9fs", "vfat", "exfat", "ntfs", "ntfs3", "fuseblk", "msdos"))


class Disk(NamedTuple):
    """The disk a folder lies on: where it is attached, and the type of its file system."""

    at: str = ""
    type: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether it is a server's, as far as its type tells."""
        return self.type in _SHARED_TYPES

    @property
    def keeps_modes(self) -> bool:
        """Whether the modes of its files say who may read them."""
        return self.type not in _WITHOUT_MODES


def synced(path: str, markers: Iterable[str], environ: Mapping[str, str]) -> str:
    """The drive that copies a folder elsewhere, by the names on the way to it; empty where none is known.

    `markers` are the names found at or above it that `MARKERS` tells of; `environ` names OneDrive on Windows.
    """
    parts = [part.strip().lower() for part in re.split(r"[\\/]", path) if part]
    for pattern, drive in _PARTS:
        if any(pattern.fullmatch(part) for part in parts):
            return drive
    for variable in _VARIABLES:
        if environ.get(variable) and _is_within(parts, environ[variable]):
            return "OneDrive"
    if _in_an_organisation(parts, environ.get("OneDriveCommercial", "")):
        return SHAREPOINT
    return next((MARKERS[name] for name in markers if name in MARKERS), "")


def may_be_synced(path: str, home: str, system: str) -> str:
    """The drive that may copy the folders of a desk, where its owner turned that on and no name tells it."""
    if system != "darwin" or not path.startswith(home + "/"):
        return ""
    return "iCloud Drive" if path[len(home) + 1 :].partition("/")[0] in ("Desktop", "Documents") else ""


def server(path: str, system: str) -> str:
    """The server or disk that the path itself names; empty where it names none."""
    found = re.match(r"(?:\\\\|//)(?:\?\\UNC\\)?([^\\/?.]+)[\\/]", path)
    if found:
        return f"the server {found[1]}"
    if system == "darwin" and path.startswith("/Volumes/"):
        return f"the disk or server {path.split('/')[2]}"
    return ""


def disk_of(path: str, mounts: str) -> Disk:
    """The disk a path lies on, by what Linux tells in `/proc/self/mountinfo`; nothing known where that is empty."""
    best = Disk()
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after.split():
            continue
        at = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
        above = at.rstrip("/") + "/"
        if (path + "/").startswith(above) and len(at) >= len(best.at):
            best = Disk(at, after.split()[0])
    return best


def _is_within(parts: list[str], folder: str) -> bool:
    above = [part.strip().lower() for part in re.split(r"[\\/]", folder) if part]
    return parts[: len(above)] == above


def _in_an_organisation(parts: list[str], onedrive: str) -> bool:
    """Whether a path lies in the folder that holds an organisation's libraries: beside OneDrive, without its prefix."""
    above = [part.strip().lower() for part in re.split(r"[\\/]", onedrive) if part]
    _, dash, organisation = above[-1].partition(" - ") if above else ("", "", "")
    return bool(dash) and parts[: len(above)] == [*above[:-1], organisation]
