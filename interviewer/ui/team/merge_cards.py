"""What a merge brings, or would bring, in words: one card a file."""

from pathlib import Path

from PySide6.QtWidgets import QLabel

from interviewer.language import N_, _, ngettext
from interviewer.services import merging
from interviewer.services.merging import MergeReport, SourceKind, SourceReport
from interviewer.ui import theme

_KINDS = {SourceKind.PACKAGE: N_("package"), SourceKind.PROJECT: N_("project"), SourceKind.BACKUP: N_("backup")}


def summary(report: MergeReport) -> str:
    """Return in a line how a merge went, or would go."""
    count = len(report.sources)
    if report.dry_run:
        words = ngettext("{count} file can be merged.", "{count} files can be merged.", count)
    else:
        words = ngettext("{count} file was merged.", "{count} files were merged.", count)
    parts = [words.format(count=count)]
    if report.refused:
        refused = len(report.refused)
        told = ngettext("{count} file is refused.", "{count} files are refused.", refused)
        parts.append(told.format(count=refused))
    if report.open_conflicts and not report.dry_run:
        told = ngettext("{count} conflict is open.", "{count} conflicts are open.", report.open_conflicts)
        parts.append(told.format(count=report.open_conflicts))
    return " ".join(parts)


def of_source(report: SourceReport, *, dry_run: bool) -> theme.Card:
    """Return the card of a file that is, or can be, taken in."""
    card = _card(report.path)
    made = report.made.astimezone().strftime("%d.%m.%Y %H:%M") if report.made else ""
    card.box.addWidget(theme.quiet(" · ".join(filter(None, (_(_KINDS[report.kind]), report.sender, made)))))
    if report.already:
        card.box.addWidget(theme.quiet(_("Nothing new: everything in it is here already.")))
    if report.new:
        new = ", ".join(merging.told(report.new))
        card.box.addWidget(
            theme.quiet((_("Would bring: {what}") if dry_run else _("Brought: {what}")).format(what=new))
        )
    if report.conflicts:
        words = ngettext(
            "{count} thing is said differently here and there; both are kept, and you settle it under Conflicts.",
            "{count} things are said differently here and there; both are kept, and you settle them under Conflicts.",
            report.conflicts,
        )
        card.box.addWidget(_problem(words.format(count=report.conflicts)))
    if report.erased:
        words = ngettext(
            "{count} entry is erased for good and does not come back.",
            "{count} entries are erased for good and do not come back.",
            report.erased,
        )
        card.box.addWidget(_problem(words.format(count=report.erased)))
    for warning in report.warnings:
        card.box.addWidget(_problem(warning))
    return card


def of_refused(path: Path, why: str) -> theme.Card:
    """Return the card of a file that is not taken in, with the reason."""
    card = _card(path)
    card.box.addWidget(_problem(why))
    return card


def _card(path: Path) -> theme.Card:
    card = theme.Card(margin=14, spacing=4)
    name = theme.strong(path.name)
    name.setToolTip(str(path))
    card.box.addWidget(name)
    return card


def _problem(words: str) -> QLabel:
    label = theme.quiet(words)
    label.setProperty("kind", "problem")
    return label
