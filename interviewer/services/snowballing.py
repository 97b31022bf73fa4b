"""The snowball as it has grown, in words, and as a picture that leaves: with pseudonyms, never with names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from interviewer.domain import snowball
from interviewer.domain.person import ContactState
from interviewer.domain.snowball import Arrangement, Heading, Node, Picture, Proposed, Share, Snowball
from interviewer.domain.transcript_words import Translate
from interviewer.exchange import snowball_svg
from interviewer.exchange.snowball_svg import Shape, Sign, Words
from interviewer.language import N_, _
from interviewer.services import gating, recruiting, registering, releasing
from interviewer.services.crowding import Leave
from interviewer.services.recruiting import PersonRow
from interviewer.services.releasing import File
from interviewer.services.study import Study

OUTPUT = "snowball"
"""The kind under which the picture is remembered as exported."""

_INFORMANTS = (ContactState.CONSENTED, ContactState.INTERVIEWED)
_GONE = (ContactState.REFUSED, ContactState.WITHDRAWN)
_LEGEND = (
    N_("square: start informant · circle: proposed by others · diamond: gatekeeper"),
    N_("filled: informant · crossed out: declined or withdrawn · colour and small words: network"),
    N_("pseudonymised – still personal data"),
)
_START, _WAVE, _NETWORKLESS = N_("start · {count}"), N_("wave {number} · {count}"), N_("no network noted · {count}")
_SHARE = N_("{count} of {of} informants ({percent} %) go back to the start informant with the most, {who}.")
_NOBODY = N_("Nobody of those shown has consented yet.")


@dataclass(frozen=True, slots=True)
class Grown:
    """The snowball with the persons in it, by id."""

    snowball: Snowball
    rows: Mapping[str, PersonRow]

    @property
    def share(self) -> Share | None:
        """Return the start that the most informants go back to; ``None`` while there are none."""
        return snowball.largest(self.snowball)

    def signs(self, *, names: bool, arrangement: Arrangement = Arrangement.WAVES) -> dict[str, Sign]:
        """Return how each person is drawn; only a picture that stays may show ``names``."""
        detailed = arrangement is Arrangement.WAVES
        networks = sorted({node.network for node in self.snowball.nodes.values() if node.network})
        return {
            one: _sign(node, self.rows[one], networks, names=names, detailed=detailed)
            for one, node in self.snowball.nodes.items()
        }


def grown(study: Study) -> Grown:
    """Return the snowball as it is now."""
    rows = {row.person.id: row for row in recruiting.people(study)}
    people = [
        Proposed(one, row.person.referred_by, row.person.network, row.person.state in _INFORMANTS)
        for one, row in rows.items()
    ]
    return Grown(snowball.grown(people), rows)


def _sign(node: Node, row: PersonRow, networks: list[str], *, names: bool, detailed: bool) -> Sign:
    person = row.person
    shape = Shape.DIAMOND if person.gatekeeper else Shape.SQUARE if node.above is None and person.seed else Shape.CIRCLE
    return Sign(
        label=row.shown if names else person.pseudonym,
        detail=node.network if detailed else "",
        shape=shape,
        filled=person.state in _INFORMANTS,
        crossed=person.state in _GONE or person.do_not_contact,
        colour=networks.index(node.network) if node.network else -1,
    )


def heading(found: Heading, translate: Translate = _) -> str:
    """Return what stands over a wave or a network, with how many are in it."""
    if found.wave is not None:
        return translate(_WAVE if found.wave else _START).format(number=found.wave, count=found.count)
    if found.network:
        return f"{found.network} · {found.count}"
    return translate(_NETWORKLESS).format(count=found.count)


def told(found: Grown, *, names: bool, translate: Translate = _) -> str:
    """Return the share of the largest start in words, with its denominator."""
    share = found.share
    if share is None:
        return translate(_NOBODY)
    row = found.rows[share.start]
    percent = round(100 * share.informants / share.of)
    who = row.shown if names else row.person.pseudonym
    return translate(_SHARE).format(count=share.informants, of=share.of, percent=percent, who=who)


def svg(study: Study, arrangement: Arrangement) -> bytes:
    """Return the picture as it may leave: pseudonyms, in the project's language."""
    return _svg(grown(study), arrangement, registering.translations(study.project))


def _svg(found: Grown, arrangement: Arrangement, translate: Translate) -> bytes:
    picture: Picture = snowball.drawn(found.snowball, arrangement)
    words = Words(
        (told(found, names=False, translate=translate),),
        tuple(map(translate, _LEGEND)),
        {each: heading(each, translate) for each in picture.headings},
    )
    return snowball_svg.to_svg(found.snowball, picture, found.signs(names=False, arrangement=arrangement), words)


def release(study: Study, path: Path, content: bytes, drawn: bytes) -> Path:
    """Let a picture out to ``path`` and return it; ``drawn`` is the SVG that it was made from, whose words are read.

    Raises NamesLeft, Unreadable, NotWritten; then nothing was written.
    """
    translate = registering.translations(study.project)
    nobody = _svg(Grown(snowball.grown(()), {}), Arrangement.WAVES, translate)
    own = gating.vocabulary(f"{OUTPUT}.svg", nobody)
    releasing.refuse(study, {f"{OUTPUT}.svg": drawn}, own)
    about = tuple(row.person.id for row in recruiting.people(study))
    (written,) = releasing.release(study, OUTPUT, [File(path.name, content, about)], path.parent, (), Leave(), own)
    return written
