"""What a coded summary tells of applications for grants: totals in sentences, and shares by kind and municipality.

A share is of what is decided, and the granted less than asked for are of the granted whose sum asked for is known. What
the money was for and who asked for it are not told.
"""

from collections.abc import Iterator, Sequence

from interviewer.domain.application import Group, Totals
from interviewer.domain.count_sentences import figures
from interviewer.domain.report import Own, Table, Value
from interviewer.domain.summary import Bars, Block, Heading, Words
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services import applying, granting
from interviewer.services.study import Study

_COLUMNS = (
    N_("applicants"), N_("applications"), N_("granted of the decided"), N_("share granted"),
    N_("less than asked for, of the granted"), N_("share of the granted"),
)  # fmt: skip
_MONEY = N_("Asked for {asked} kroner in all, granted {given}.")
_SHARE = N_("{what}: {granted} of {decided} decided")
_LESS = N_("{told}, {less} of {measured} less than asked for")
_PICTURE = N_("Granted of what is decided, {by}.")
_KIND, _PLACE = N_("kind of organisation"), N_("municipality")
_BY_KIND, _BY_PLACE = N_("by kind of organisation"), N_("by municipality")


def applications(study: Study, translate: Translate, *, named: bool) -> Iterator[Block]:
    """Yield the chapter, where there are any; ``named`` with the municipalities, under labels of this chapter."""
    found = applying.register(study)
    if not found.rows:
        return
    yield Heading(Own(translate(N_("Applications for grants"))))
    yield Words(" ".join((*granting.sentences(found.totals, translate), _money(found.totals, translate))))
    yield from _by(granting.KINDS, (_KIND, _BY_KIND), granting.kinds(study, found), translate)
    if named:
        places = granting.municipalities(found, translate)
        yield from _by(granting.MUNICIPALITIES, (_PLACE, _BY_PLACE), places, translate)
    yield Words(Own(translate(_UNKNOWN)), quiet=True)


def _by(title: str, of: tuple[str, str], groups: Sequence[Group], translate: Translate) -> Iterator[Block]:
    """Yield the shares of groups in words, as a picture and as a table."""
    called = [(group.key or Own(translate(granting.UNKNOWN)), group.totals) for group in groups]
    yield Heading(Own(translate(title)), 2)
    yield Words("; ".join(_in_words(name, each, translate) for name, each in called) + ".")
    decided = [(name, each) for name, each in called if each.decided]
    if decided:
        told = translate(_PICTURE).format(by=translate(of[1]))
        numbers = "; ".join(f"{name}: {each.granted} / {each.decided}" for name, each in decided)
        bars = tuple((name, each.granted) for name, each in decided)
        yield Bars(bars, 0, f"{told} {numbers}", tuple(each.decided for _name, each in decided))
    columns = (Own(translate(of[0])), *(Own(translate(each)) for each in _COLUMNS))
    yield Table(translate(title), columns, tuple(_row(name, each) for name, each in called))


def _row(name: str, found: Totals) -> tuple[Value, ...]:
    granted, less = (Own(f"{part} / {whole}") if whole else None
                     for part, whole in ((found.granted, found.decided), (found.less, found.measured)))  # fmt: skip
    share, share_less = granting.percent(found.share), granting.percent(found.share_less)
    return name, found.applicants, found.applications, granted, share, less, share_less


def _in_words(name: str, found: Totals, translate: Translate) -> str:
    told = translate(_SHARE).format(what=name, granted=found.granted, decided=found.decided)
    if not found.measured:
        return told
    return translate(_LESS).format(told=told, less=found.less, measured=found.measured)


def _money(found: Totals, translate: Translate) -> str:
    return translate(_MONEY).format(asked=figures(found.asked), given=figures(found.given))


_UNKNOWN = N_(
    "An application that is not decided is in no share; one whose sum asked for is not known is in no share of those "
    "granted less than asked for."
)
