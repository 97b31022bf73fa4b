"""Why the system or the database refuses to read or write, in words of the language in use."""

import errno

from interviewer.language import N_, _

_REASONS = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("there is no more room for you on the disk"),
    errno.EEXIST: N_("there is already something of that name"),
    errno.ENOENT: N_("the folder or file is not there"),
    errno.ENOTDIR: N_("the place is not a folder"),
    errno.EISDIR: N_("the place is a folder"),
    errno.EACCES: N_("you may not write there"),
    errno.EPERM: N_("you may not write there"),
    errno.EROFS: N_("the disk is only for reading"),
    errno.EIO: N_("the disk answers with an error"),
    errno.EFBIG: N_("the file is too large for the disk"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EBUSY: N_("another program is using it"),
    errno.EINVAL: N_("the name cannot be used there"),
}
_DATABASE = {
    "disk I/O error": N_("the disk answers with an error"),
    "database or disk is full": N_("the disk is full"),
    "unable to open database file": N_("the folder or file is not there"),
    "attempt to write a readonly database": N_("you may not write there"),
    "database is locked": N_("another program is using it"),
}
"""What the database says of the disk, in its own words."""


def reason(error: BaseException) -> str:
    """Return in words why the system or the database refuses; its own words where none are known."""
    known = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else _DATABASE.get(str(error))
    told = error.strerror if isinstance(error, OSError) else None
    return _(known) if known else told or str(error)
