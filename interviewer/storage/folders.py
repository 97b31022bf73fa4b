"""Which folders a live file must not lie in: network drives, and folders that a cloud service synchronises."""

import sys
from pathlib import Path

from interviewer.language import _

SYNCHRONISED = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "min disk", "icloud drive", "mobile documents",
    "cloudstorage", "nextcloud", "owncloud", "box sync", "box", "pcloud drive", "pclouddrive", "jottacloud", "mega",
    "megasync", "sync.com", "seafile", "syncthing", "tresorit",
)  # fmt: skip
_MARKERS = (
    ".dropbox",
    ".dropbox.cache",
    ".sync",
    ".stfolder",
    ".owncloudsync.log",
    ".nextcloudsync.log",
)
_NETWORK = {
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.davfs2", "fuse.sshfs",
    "fuse.rclone", "fuse.gvfsd-fuse", "9p", "afs", "ncpfs",
}  # fmt: skip


def why_unsuitable(folder: Path) -> str | None:
    """Return why a live file must not lie in ``folder``, or ``None`` where it may."""
    place = folder.expanduser().absolute()
    if str(place).startswith(("//", "\\\\")) or _mounted_as(place) in _NETWORK:
        return _("it is a network drive")
    for part in (place, *place.parents):
        name = part.name.casefold()
        if any(name == known or name.startswith((f"{known} -", f"{known}-")) for known in SYNCHRONISED):
            return _("“{name}” is synchronised by a cloud service").format(name=part.name)
        if part != Path.home() and any((part / marker).exists() for marker in _MARKERS):
            return _("“{name}” is synchronised by a cloud service").format(name=part.name)
    return None


def _mounted_as(place: Path) -> str:
    """Return the type of file system ``place`` is on, as Linux tells it; ``""`` where that cannot be seen."""
    if not sys.platform.startswith("linux"):
        return ""
    best, kind = "", ""
    for line in Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines():
        _device, mount, found, *_rest = line.split(" ")
        mount = mount.replace("\\040", " ")
        if place.is_relative_to(mount) and len(mount) >= len(best):
            best, kind = mount, found
    return kind
