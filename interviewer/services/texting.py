"""The consent texts of the project: drafts, approved versions with their time in force, and whose consent to renew.

An approved text is never edited. What was read to somebody can be read for ever: the text with the project's facts in
it is embedded with the consent.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from interviewer.domain import text_version
from interviewer.domain.consent import Consent
from interviewer.domain.event import canonical, digest
from interviewer.domain.identity import new_id
from interviewer.domain.placeholder_words import PLACEHOLDER_WORDS
from interviewer.domain.script import ConsentScript
from interviewer.domain.text_version import TextVersion
from interviewer.exchange.forms import script_from_json, script_to_json
from interviewer.language import _
from interviewer.services import filling, guiding, recruiting, registering, times
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.recruiting import PersonRow
from interviewer.services.study import Study
from interviewer.services.text_errors import ApprovedAlready, Frozen, TextUnknown, Uncovered, Unfilled
from interviewer.storage import consents, projects, rows, texts

__all__ = [
    "ApprovedAlready", "Frozen", "TextUnknown", "Uncovered", "Unfilled", "approve", "as_read", "begin", "called",
    "draft", "edit", "in_words", "keep", "keep_as_read", "mandatory", "mark_of", "remove", "retire", "standing",
    "to_renew", "uncovered", "version", "versions",
]  # fmt: skip

AS_READ = "as_read"
"""The field by which an embedded text is known as one that was read, with the project's facts in it."""
_READ: dict[str, ConsentScript] = {}
"""Texts read so far, by the digest of their form."""


def versions(study: Study) -> tuple[TextVersion, ...]:
    """Return every version, oldest first; of a project made before there were versions, its text as a draft."""
    held = [_version(name, row) for name, row in texts.all_of(study.data).items()]
    known = {version.mark for version in held}
    if not held:
        held = [
            TextVersion(mark, _script(form))
            for mark, form in projects.forms(study.data, "script").items()
            if "id" in form and mark not in known
        ]
    return tuple(held)


def _version(name: str, row: rows.Row) -> TextVersion:
    return TextVersion(
        id=name,
        script=_script(row["form"]),
        mark=row["mark"] or "",
        approved_by=row["approved_by"] or "",
        approved_at=rows.moment(row["approved_at"]),
        valid_from=rows.moment(row["valid_from"]),
        valid_to=rows.moment(row["valid_to"]),
    )


def _script(form: Mapping[str, Any]) -> ConsentScript:
    mark = digest(canonical(form))
    if mark not in _READ:
        _READ[mark] = script_from_json(form)
    return _READ[mark]


def version(study: Study, text: str) -> TextVersion:
    """Return one version. Raises NothingThere."""
    found = next((each for each in versions(study) if each.id == text), None)
    if found is None:
        raise NothingThere(_("such consent text"))
    return found


def standing(study: Study, at: datetime | None = None) -> TextVersion:
    """Return the version that is read at a moment: the one in force, else the latest, approved or not."""
    held = versions(study) or (begin(study),)
    return text_version.in_force(held, at or times.now()) or held[-1]


def called(study: Study, name: str, at: datetime) -> TextVersion:
    """Return the version that goes by ``id@version``; without a name the one that was read then. Raises TextUnknown."""
    if not name:
        return standing(study, at)
    held = [each for each in versions(study) or (begin(study),) if _name(each) == name]
    if not held:
        raise TextUnknown(name, tuple(_name(each) for each in versions(study)))
    return text_version.in_force(held, at) or held[-1]


def _name(version: TextVersion) -> str:
    return f"{version.script.id}@{version.script.version}"


def begin(study: Study) -> TextVersion:
    """Give the project the shipped text as its first draft, and return it."""
    script = guiding.script(study.project.script)
    if study.read_only:
        return TextVersion("", script)
    return version(study, _save(study, new_id(), script))


def draft(study: Study, base: str | None = None) -> str:
    """Make a new version to write in, a copy of ``base`` (or of the one that is read now), and return its id."""
    script = (version(study, base) if base else standing(study)).script
    return _save(study, new_id(), replace(script, version=_next(study)))


def edit(study: Study, text: str, script: ConsentScript) -> None:
    """Keep the words of a draft; its id and version stay. Raises Frozen, FormBroken, NothingThere."""
    found = version(study, text)
    if found.published:
        raise Frozen(found.script.version)
    _save(study, text, replace(script, id=found.script.id, version=found.script.version))


def remove(study: Study, text: str) -> None:
    """Take a draft away. Raises Frozen, NothingThere."""
    found = version(study, text)
    if found.published:
        raise Frozen(found.script.version)
    with study.deed() as deed:
        texts.save(study.data, text, {"removed": True}, deed)


def _save(study: Study, text: str, script: ConsentScript) -> str:
    form = script_to_json(script)
    script_from_json(form)
    with study.deed() as deed:
        texts.save(study.data, text, {"form": form}, deed)
    return text


def _next(study: Study) -> str:
    numbers = [int(each.script.version) for each in versions(study) if each.script.version.isdigit()]
    return str(max(numbers, default=0) + 1)


def mandatory(study: Study, script: ConsentScript) -> tuple[str, ...]:
    """Return the elements that have to be told: the project's own choice, else those of the text."""
    return study.project.mandatory or script.mandatory


def uncovered(study: Study, script: ConsentScript) -> tuple[str, ...]:
    """Return the elements that have to be told and that neither a paragraph nor the letter tells."""
    told = script.covered(frozenset(part.key for part in script.paragraphs), letter=True)
    return tuple(element for element in mandatory(study, script) if element not in told)


def approve(
    study: Study, text: str, by: str, valid_from: datetime | None = None, *, now: datetime | None = None
) -> TextVersion:
    """Approve a draft, freeze it and put it in force from a moment on; the one in force then ends there.

    ``now`` is when it is approved. Raises ApprovedAlready, Uncovered, Unfilled (facts of the project that it names are
    lacking), Incomplete (who approves), NothingThere.
    """
    found = version(study, text)
    _refuse(study, found, by)
    now = times.aware(now) if now else times.now()
    start = times.aware(valid_from) if valid_from else now
    with study.deed() as deed:
        for each in versions(study):
            if each.in_force(start):
                texts.save(study.data, each.id, {"valid_to": rows.stamp(start)}, deed)
        fields = {
            "form": script_to_json(found.script),
            "mark": keep(study, found.script, deed),
            "approved_by": registering.without_names(study, by.strip()),
            "approved_at": rows.stamp(now),
            "valid_from": rows.stamp(start),
        }
        texts.save(study.data, text, fields, deed)
    return version(study, text)


def _refuse(study: Study, found: TextVersion, by: str) -> None:
    if found.published:
        raise ApprovedAlready(found)
    if not by.strip():
        raise Incomplete(_("Who approves the text"))
    if lacking := uncovered(study, found.script):
        raise Uncovered(lacking)
    if gaps := found.script.gaps(filling.facts(study.project, study.me or by)):
        raise Unfilled(tuple(_(PLACEHOLDER_WORDS[name]) for name in gaps))


def in_words(study: Study, approved: TextVersion) -> str:
    """Return that a version is approved; of one that is not in force yet, from when it is, and what is until then."""
    told = _("Version {version} is approved.").format(version=approved.script.version)
    now, since = times.now(), approved.valid_from
    if since is None or since <= now:
        return told
    before = text_version.in_force(versions(study), now)
    until = (
        _("It is in force from {since}; until then version {version} is.")
        if before
        else _("It is in force from {since}; until then no approved text is in force, and the register will tell so.")
    )
    known = before.script.version if before else ""
    return f"{told} {until.format(since=since.astimezone().strftime('%d.%m.%Y %H:%M'), version=known)}"


def retire(study: Study, text: str, at: datetime | None = None) -> None:
    """Take a version out of force from a moment on. Raises NothingThere."""
    found = version(study, text)
    with study.deed() as deed:
        texts.save(study.data, found.id, {"valid_to": rows.stamp(times.aware(at) if at else times.now())}, deed)


def keep(study: Study, script: ConsentScript, deed: str) -> str:
    """Embed a text that is read, approved or not, and return its hash."""
    return projects.embed(study.data, "script", script_to_json(script), deed)


def keep_as_read(study: Study, script: ConsentScript, mark: str, deed: str) -> str:
    """Embed a text as it is read, the project's facts in it, and return its hash; ``mark`` is its version's."""
    return projects.embed(study.data, "script", {AS_READ: mark, "text": script_to_json(script)}, deed)


def as_read(study: Study, consent: Consent) -> ConsentScript | None:
    """Return the text as it was read to somebody; of an older consent without its facts; ``None`` when it is gone."""
    held = projects.form(study.data, "script", consent.as_read) if consent.as_read else {}
    if AS_READ in held:
        return _script(held["text"])
    form = projects.form(study.data, "script", consent.script_hash)
    return _script(form) if form else None


def mark_of(script: ConsentScript) -> str:
    """Return the hash of a text, as it is embedded."""
    return digest(canonical(script_to_json(script)))


def to_renew(study: Study) -> tuple[PersonRow, ...]:
    """Return the informants whose consent stands under another text than the one in force now (A15)."""
    now = text_version.in_force(versions(study), times.now())
    if now is None:
        return ()
    given = consents.standing(study.data)
    return tuple(
        row
        for row in recruiting.people(study)
        if (consent := given.get(row.person.id)) is not None
        and consent.decision.opens_notes
        and consent.script_hash != now.mark
    )
