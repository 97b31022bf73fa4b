"""Reading a reviewer's package: nothing of it is shown before every file was checked against the signed list."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from interviewer.domain.report import Section
from interviewer.exchange import review_json
from interviewer.exchange.review_json import MANIFEST, MOST_BYTES, REVIEW, ManifestForm, ReviewBroken, ReviewNewer
from interviewer.language import _
from interviewer.reasons import reason
from interviewer.services import auditing
from interviewer.storage import parcels, seals
from interviewer.storage.errors import FileMissing
from interviewer.storage.package_errors import PackageBroken, PackageNewer, PackagePassphraseWrong

__all__ = [
    "FileMissing", "Inspected", "PackageBroken", "PackageNewer", "PackagePassphraseWrong", "ReviewBroken",
    "ReviewNewer", "inspect", "is_encrypted", "is_review",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inspected:
    """A package that was checked: what it says, which files were found whole, and which laptop signed them."""

    title: str
    project: str
    made: datetime
    sections: tuple[Section, ...]
    in_order: bool
    verified: bool
    """Whether the log held when the package was made."""
    files: tuple[str, ...]
    laptop: str


def is_encrypted(path: Path) -> bool:
    """Return whether a passphrase is needed to read it."""
    return parcels.is_parcel(path)


def is_review(path: Path) -> bool:
    """Return whether it is a reviewer's package: a folder, a file of one, or the encrypted file; also a broken one."""
    if path.is_dir() or is_encrypted(path):
        return True
    try:
        manifest = review_json.manifest(_bytes(path.parent / MANIFEST), MANIFEST)
    except (ReviewBroken, ReviewNewer):
        return path.name in (MANIFEST, REVIEW)
    return path.name in {MANIFEST, *(file.name for file in manifest.files)}


def inspect(path: Path, passphrase: str = "") -> Inspected:
    """Read a package: its folder, a file in that, or the encrypted file.

    Raises FileMissing, ReviewBroken (something missing or altered), ReviewNewer, PackageBroken, PackageNewer,
    PackagePassphraseWrong.
    """
    if parcels.is_parcel(path):
        files = review_json.apart(parcels.opened(path, passphrase), path.name)
        return _checked(files, path.name)
    folder = path if path.is_dir() else path.parent
    if not path.exists():
        raise FileMissing(path)
    if not (folder / MANIFEST).is_file():
        raise ReviewBroken(path.name, _("it is no reviewer's package, or its list of files is missing"))
    manifest = review_json.manifest(_bytes(folder / MANIFEST), MANIFEST)
    named = (file.name for file in manifest.files)
    files = {name: _bytes(folder / name) for name in named if (folder / name).is_file()}
    return _checked({MANIFEST: _bytes(folder / MANIFEST), **files}, path.name)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReviewBroken(path.name, _("it is too large"))
        return path.read_bytes()
    except OSError as error:
        raise ReviewBroken(path.name, reason(error)) from error


def _checked(files: dict[str, bytes], name: str) -> Inspected:
    if MANIFEST not in files:
        raise ReviewBroken(name, _("it is no reviewer's package, or its list of files is missing"))
    manifest = review_json.manifest(files[MANIFEST], MANIFEST)
    _check_signature(manifest)
    for file in manifest.files:
        review_json.check_file(file, files.get(file.name))
    if REVIEW not in {file.name for file in manifest.files}:
        raise ReviewBroken(name, _("it is no reviewer's package, or its list of files is missing"))
    found = review_json.review(files[REVIEW], REVIEW)
    return Inspected(
        title=found.title,
        project=found.project,
        made=_moment(found.made),
        sections=review_json.sections(found),
        in_order=found.in_order,
        verified=found.verified,
        files=tuple(file.name for file in manifest.files),
        laptop=auditing.fingerprint(manifest.public_key),
    )


def _check_signature(manifest: ManifestForm) -> None:
    words = review_json.signed_words(manifest.made, manifest.files)
    if not seals.signed(manifest.public_key, words, manifest.signature):
        raise ReviewBroken(MANIFEST, _("it was altered after the package was made"))


def _moment(words: str) -> datetime:
    try:
        return datetime.fromisoformat(words)
    except ValueError as error:
        raise ReviewBroken(REVIEW, _("it is damaged or no reviewer's package")) from error
