"""Codings made in other programs, come back onto our own answers: by identity, by place, and by their words.

Nothing is moved silently: what cannot be placed for certain is listed and left out. What was taken away elsewhere stays
here. The same file twice changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from interviewer.domain.code import Code, Codebook
from interviewer.domain.coding import Coding
from interviewer.domain.joined import Kind
from interviewer.domain.progress import Progress, silent
from interviewer.domain.reckoning import Reckoner
from interviewer.domain.text import one_line
from interviewer.domain.transcript import Attribution
from interviewer.exchange import refi_reader, refi_xml
from interviewer.exchange.refi_reader import ReadCoding, ReadProject, ReadSource
from interviewer.exchange.refi_xml import FOREIGN, guid
from interviewer.language import N_, _
from interviewer.services import (
    admitting,
    carrying,
    codebook,
    coding,
    crediting,
    gathering,
    interviewing,
    laying,
    parting,
    qda_building,
    registering,
    renaming,
)
from interviewer.services.carrying import Passage
from interviewer.services.laying import Sheet
from interviewer.services.renaming import Renamed
from interviewer.services.study import Study
from interviewer.storage import codings, joins
from interviewer.storage.errors import ConsentMissing

_LONGEST_NAME = 200
_NO_SOURCE = N_("the text is none of this project’s interviews")
_NOT_FOUND = N_("the words do not stand where the file says, nor at one other place only")
_NO_ANSWER = N_("the words are in no answer")
_NOT_PRINTED = N_("the words stand for something that is not printed")
_NO_CODE = N_("the code is not in the file")
_EMPTY = N_("the passage is empty")
_WHOLE = N_("the whole text is coded, and no passage in it")


@dataclass(frozen=True, slots=True)
class Lost:
    """A coding that found no place: the text and the code as the file calls them, its words, and why."""

    source: str
    code: str
    words: str
    why: str
    start: int = -1
    end: int = -1
    """Where the file says it stands, in characters; -1 where it says nothing."""


@dataclass(frozen=True, slots=True)
class ReturnReport:
    """What came back: new codes, new codings, those changed elsewhere, those that were here already, and the rest.

    ``parted`` counts those that reached over several answers and are now one in each.
    """

    codes: int
    codings: int
    changed: int
    known: int
    parted: int
    lost: tuple[Lost, ...]
    other: int
    """Sources that are no texts, and were not read."""
    renamed: tuple[Renamed, ...] = ()
    """Codes of ours that the file calls otherwise; they keep their names until a person takes the others."""


def bring_back(study: Study, path: Path, *, progress: Progress = silent) -> ReturnReport:
    """Take in the codes and codings of a .qdpx, as one deed: all that can be placed, or nothing.

    Raises CallRunning, NamesUnknown (without the key nobody knows what text was shipped), RefiRefused, ReadOnly.
    """
    study.refuse_in_call()
    gathering.refuse_nameless(study)
    found = refi_reader.read_file(path)
    with study.deed():
        return _Return(study, found).bring_back(progress)


@dataclass(slots=True)
class _Tally:
    """What has come back so far."""

    codings: int = 0
    changed: int = 0
    known: int = 0
    parted: int = 0
    lost: list[Lost] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Ours:
    """One of our texts as it ships, with our codings in it by their GUIDs."""

    sheet: Sheet
    by_guid: Mapping[str, tuple[Passage, Coding]]


class _Return:
    """One file on its way in."""

    def __init__(self, study: Study, found: ReadProject) -> None:
        self._study, self._found = study, found
        self._translate = registering.translations(study.project)
        self._tally = _Tally()
        rows = interviewing.rows(study, counted=False)
        self._closed = [row.interview.id for row in rows if row.interview.closed]
        self._known = {
            qda_building.source_guid(one, level): (one, level) for one in self._closed for level in Attribution
        }
        self._laid: dict[tuple[str, Attribution], _Ours | None] = {}
        self._keepers = codings.keepers(study.data)
        self._put: dict[tuple[str, str, str], list[Coding]] = {}
        self._before: dict[tuple[str, str, str], str] = {}

    def bring_back(self, progress: Progress) -> ReturnReport:
        codes, made = self._codes()
        self._book = codebook.codebook(self._study)
        for done, source in enumerate(self._found.sources):
            progress(done, len(self._found.sources))
            self._source(source, codes)
        self._keep()
        progress(len(self._found.sources), len(self._found.sources))
        tally = self._tally
        return ReturnReport(
            made, tally.codings, tally.changed, tally.known, tally.parted, tuple(tally.lost), self._found.other,
            self._renamed,
        )  # fmt: skip

    def _codes(self) -> tuple[dict[str, str], int]:
        """Take in the codes that are new and return all by their GUIDs, with how many were new."""
        book = codebook.codebook(self._study)
        ours = {refi_xml.code_guid(code.id): stands.id for code in book.codes if (stands := book.standing(code.id))}
        own = {each.guid: ours.get(each.guid, f"{FOREIGN}{each.guid}") for each in self._found.codes}
        wanted = [each for each in self._found.codes if each.guid not in self._found.cases]
        self._renamed = tuple(renaming.renamed(self._study, book, wanted))
        taken = {refi_xml.code_guid(code.id) for code in book.codes} | {source.guid for source in self._found.sources}
        self._others = taken | set(own)
        coming = [
            Code(own[each.guid], one_line(each.name)[:_LONGEST_NAME], own.get(each.parent, ""), place=number)
            if each.guid in ours
            else Code(
                own[each.guid], one_line(each.name)[:_LONGEST_NAME], own.get(each.parent, ""), each.description,
                colour=each.colour, place=number,
            )
            for number, each in enumerate(wanted)
        ]  # fmt: skip
        made = admitting.take_in(self._study, coming).made
        now = codebook.codebook(self._study)
        found: dict[str, str] = {}
        for each in wanted:
            stands = now.standing(own[each.guid])
            found[each.guid] = stands.id if stands else self._by_name(now, each.name, found.get(each.parent, ""))
        return found, made

    def _by_name(self, book: Codebook, name: str, parent: str) -> str:
        """Return the code that took in one of the same name at the same place."""
        said = registering.without_names(self._study, one_line(name)[:_LONGEST_NAME]).casefold()
        return next((code.id for code in book.children(parent) if code.name.casefold() == said), "")

    def _source(self, source: ReadSource, codes: Mapping[str, str]) -> None:
        wanted = [each for each in source.codings if each.code not in self._found.cases]
        ours = self._of(source) if wanted or source.whole else None
        reckoner = Reckoner(source.raw or "")
        for each in wanted:
            if ours is None:
                self._lose(source, each, _(_NO_SOURCE))
            elif not codes.get(each.code):
                self._lose(source, each, _(_NO_CODE))
            elif 0 <= each.start == each.end:
                self._lose(source, each, _(_EMPTY))
            elif (span := self._span(ours.sheet, reckoner, self._worded(each, ours))) is None:
                self._lose(source, each, _(_NOT_FOUND))
            else:
                self._coding(source, each, ours, span, codes[each.code])
        self._tally.lost += [Lost(source.name, "", "", _(_WHOLE))] * source.whole

    def _worded(self, each: ReadCoding, ours: _Ours) -> ReadCoding:
        """Return a coding with its words: what may not be quoted is called by its code where it leaves."""
        held = ours.by_guid.get(each.guid)
        named = (one.name for one in self._found.codes if one.guid == each.code)
        return replace(each, words=held[1].words) if held and one_line(each.words) in named else each

    def _of(self, source: ReadSource) -> _Ours | None:
        """Return which of our texts a source is: by its GUID, else by its words."""
        if source.guid in self._known:
            return self._ours(*self._known[source.guid])
        text = Reckoner(source.raw or "").text.strip()
        ours = (self._ours(one, Attribution.PSEUDONYM) for one in self._closed) if text else ()
        return next((each for each in ours if each is not None and each.sheet.text.strip() == text), None)

    def _ours(self, interview: str, level: Attribution) -> _Ours | None:
        """Return one of our texts as it ships; ``None`` where nobody's consent stands."""
        if (interview, level) not in self._laid:
            try:
                laid = carrying.lay_out(self._study, interview, level, carrying.codebook(self._study))
            except ConsentMissing:
                self._laid[interview, level] = None
            else:
                held = {
                    qda_building.coding_guid(one.id, level): (passage, one)
                    for passage in laid.passages
                    for one in (*passage.codings, *passage.homeless)
                }
                self._laid[interview, level] = _Ours(laying.sheet(laid, self._translate), held)
        return self._laid[interview, level]

    @staticmethod
    def _span(sheet: Sheet, reckoner: Reckoner, each: ReadCoding) -> tuple[int, int] | None:
        """Return where a coding stands in our text: at its place if the text is the same, else where its words do."""
        span = reckoner.place(each.start, each.end, each.words)
        if span is not None and reckoner.text == sheet.text:
            return span
        words = reckoner.text[slice(*span)] if span is not None else each.words
        return Reckoner(sheet.text).found_once(words)

    def _coding(self, source: ReadSource, each: ReadCoding, ours: _Ours, span: tuple[int, int], code: str) -> None:
        """Put a coding on every answer it reaches over."""
        parts = list(parting.parts(ours.sheet, span))
        own = self._own(source, each, ours, span)
        held = ours.by_guid.get(own)
        placed = 0
        for stretch, start, end in parts:
            back = stretch.passage.carried.back(start, end)
            if back is None:
                continue
            one = held[1].id if held and not placed else f"{FOREIGN}{own}" + (f".{placed}" if placed else "")
            made = Coding(one, *back, code, stretch.passage.carried.before[slice(*back)], self._by(each), each.made)
            self._take(stretch.passage, made, (start, end), held[1] if held and not placed else None)
            placed += 1
        self._tally.parted += placed > 1
        if not placed:
            self._lose(source, each, _(_NOT_PRINTED) if parts else _(_NO_ANSWER))

    def _own(self, source: ReadSource, each: ReadCoding, ours: _Ours, span: tuple[int, int]) -> str:
        """Return the GUID of a coding: what it says, unless that is none or belongs to another thing of the project."""
        elsewhere = f"{FOREIGN}{each.guid}" in self._keepers and each.guid not in ours.by_guid
        if each.guid and each.guid not in self._others and not elsewhere:
            return each.guid
        return guid("back", source.guid, str(span), each.code, each.by)

    def _by(self, each: ReadCoding) -> str:
        """Return who coded, as the data file may hold it: the file may call a coder whatever it likes."""
        name = one_line(each.by)[:_LONGEST_NAME]
        return name if name in crediting.known(self._study) else registering.without_names(self._study, name)

    def _take(self, passage: Passage, made: Coding, shown: tuple[int, int], held: Coding | None) -> None:
        """Keep a coding on a passage, unless it stands there already."""
        there = [one for one in passage.codings if (one.start, one.end) == shown and one.code == made.code]
        same = [one for one in there if held is None and made.by in ("", one.by)]
        if any(one.id == made.id for one in there) or same:
            self._tally.known += 1
            return
        if held is not None:
            self._tally.changed += 1
            made = replace(made, by=held.by, made=held.made)
        else:
            self._tally.codings += 1
        place = (passage.interview, passage.place.question, passage.answer.subject)
        self._put.setdefault(place, []).append(made)
        self._before[place] = passage.carried.before

    def _keep(self) -> None:
        """Keep everything that found a place, text by text."""
        who = joins.of(self._study.data, Kind.PERSON).canonical
        for interview in dict.fromkeys(place[0] for place in self._put):
            for text in coding.coded(self._study, interview).texts:
                place = (interview, text.question, who(text.subject))
                if place in self._put and text.text == self._before[place]:
                    coding.put(self._study, text, self._put.pop(place))
        for made in self._put.values():
            self._tally.lost += [Lost("", self._called(one.code), one.words, _(_NO_ANSWER)) for one in made]
            self._tally.codings -= len(made)

    def _called(self, code: str) -> str:
        return " – ".join(self._book.path(code))

    def _lose(self, source: ReadSource, each: ReadCoding, why: str) -> None:
        code = next((one.name for one in self._found.codes if one.guid == each.code), "") or each.code or "?"
        self._tally.lost.append(Lost(source.name, code, each.words, why, each.start, each.end))
