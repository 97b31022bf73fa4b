"""Charts that leave: bars as a picture with their figures as text beside, both read through by the gate.

What stands in them is in the project's language and names nobody; a cut word in the picture is whole in the figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from interviewer.domain.bars import Bar, Bars
from interviewer.domain.count_sentences import figures as figures_of
from interviewer.domain.count_sentences import per_cent
from interviewer.domain.transcript_words import Translate
from interviewer.exchange import bars_svg
from interviewer.language import N_
from interviewer.services import gating, registering, releasing
from interviewer.services.crowding import Leave
from interviewer.services.releasing import File
from interviewer.services.reporting import NOTICE
from interviewer.services.study import Study

OUTPUT = "chart"
"""The kind under which a chart is remembered as exported."""
SHARP, PIXELS, FIGURES = ".svg", ".png", ".txt"
_NUMBER_OF, _LACKING = N_("{number} of {wanted}"), N_("{count} lacking")
_SHARE = N_("{number} of {whole}")


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with a title and what they say in sentences, as they may leave."""

    title: str
    bars: tuple[Bars, ...]
    sentences: tuple[str, ...] = ()
    notice: str = ""
    """What stands below, where it is in another language than the project's."""


def amount(words: str, number: int, translate: Translate, wanted: int | None = None, coming: int = 0) -> Bar:
    """Return a bar of a number, with how many are wanted where that was said."""
    if wanted is None:
        return Bar(words, number, str(number), None, coming)
    told = translate(_NUMBER_OF).format(number=number, wanted=wanted)
    lacking = wanted - number
    beside = f"{told} – {translate(_LACKING).format(count=lacking)}" if lacking > 0 else f"{told} ✓"
    return Bar(words, number, beside, wanted, coming)


def share(words: str, part: int, whole: int, translate: Translate) -> Bar:
    """Return a bar of a part, as long as its share of its whole, and the share in per cent."""
    told = translate(_SHARE).format(number=figures_of(part), whole=figures_of(whole))
    beside = f"{told} – {per_cent(part / whole)}" if whole else told
    return Bar(words, part, beside, whole=whole)


def picture(study: Study, chart: Chart) -> bytes:
    """Return the chart as an SVG picture."""
    translate = registering.translations(study.project)
    lines = (chart.title, *chart.sentences)
    return bars_svg.to_svg(chart.bars, lines, (chart.notice or translate(NOTICE),))


def figures(study: Study, chart: Chart) -> str:
    """Return the figures of a chart as text: a line a bar, its words and figures parted by a tab."""
    translate = registering.translations(study.project)
    lines = [chart.title, *chart.sentences]
    for each in chart.bars:
        lines += ["", each.title, *(f"{bar.words}\t{bar.told}" for bar in each.bars)]
    return "\n".join((*lines, "", chart.notice or translate(NOTICE), ""))


def refuse(study: Study, chart: Chart) -> None:
    """Raise NamesLeft where a name of the register stands in a chart; CallRunning while a call runs."""
    study.refuse_in_call()
    texts = {f"{OUTPUT}{FIGURES}": figures(study, chart).encode(), f"{OUTPUT}{SHARP}": picture(study, chart)}
    releasing.refuse(study, texts, _own(study, chart))


def release(study: Study, path: Path, content: bytes, chart: Chart) -> tuple[Path, ...]:
    """Let a picture out to ``path``, its figures as text beside it, and return both.

    ``content`` is the picture in the format of the path's name. Raises CallRunning, NamesLeft, Unreadable, NotWritten;
    then nothing was written.
    """
    refuse(study, chart)
    text = figures(study, chart).encode()
    files = [File(path.name, content), File(path.with_suffix(FIGURES).name, text)]
    return releasing.release(study, OUTPUT, files, path.parent, (), Leave(), _own(study, chart))


def _own(study: Study, chart: Chart) -> frozenset[str]:
    """Return the lines that stand in every chart of its language."""
    empty = Chart("", (), notice=chart.notice)
    texts: Sequence[tuple[str, bytes]] = (
        (f"{OUTPUT}{SHARP}", picture(study, empty)), (f"{OUTPUT}{FIGURES}", figures(study, empty).encode()),
    )  # fmt: skip
    return frozenset(line for name, content in texts for line in gating.vocabulary(name, content))
