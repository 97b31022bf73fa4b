"""Interviews as data: the JSON that ``interviewer import`` reads, checked before anything is stored.

Keys that begin with ``_`` are ignored; any other unknown key is refused, with its place.
Positions are code points from 0.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from interviewer.domain.answer import Status
from interviewer.domain.consent import Channel, Decision, GuardianEvent, Refusal
from interviewer.domain.guide import YesNo
from interviewer.domain.interview import Mode
from interviewer.domain.mark import MarkKind
from interviewer.domain.text import one_line
from interviewer.errors import InterviewerError
from interviewer.exchange.fault_words import in_words
from interviewer.language import _
from interviewer.reasons import reason

LARGEST = 64 * 1024 * 1024
DEEPEST = 64
LONGEST_LINE = 500
LONGEST_TEXT = 1_000_000


class ImportRefused(InterviewerError):
    """A file of interviews cannot be taken in; nothing of it was stored."""

    def __init__(self, name: str, problems: list[str]) -> None:
        shown = "\n".join(f"  {problem}" for problem in problems[:20])
        more = _("… and {count} more").format(count=len(problems) - 20) if len(problems) > 20 else ""
        super().__init__(
            _(
                "“{name}” was not imported, and nothing of it was stored:\n{problems}\n"
                "Mend the file and import it again."
            ).format(name=name, problems="\n".join(filter(None, (shown, more))))
        )
        self.problems = tuple(problems)


Line = Annotated[str, Field(max_length=LONGEST_LINE), BeforeValidator(lambda value: _line(value))]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


def _line(value: object) -> object:
    return one_line(value) if isinstance(value, str) else value


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class GuardianForm(_Form):
    """What a minor's guardian was told or said."""

    event: GuardianEvent
    channel: Line = ""
    at: datetime | None = None
    number_from: Line = ""
    text: Text = ""


class ConsentForm(_Form):
    """A decision, with what was read before it."""

    decision: Decision
    channel: Channel = Channel.ORAL
    script: Line = ""
    reply: Text = ""
    read_from: datetime | None = None
    at: datetime | None = None
    elements: tuple[str, ...] = ()
    choices: dict[str, bool] = {}
    limits: Text = ""
    refusal: Refusal | None = None
    guardian: GuardianForm | None = None


class InformantForm(_Form):
    """An informant, with the name that goes to the key file."""

    id: Line | None = None
    name: Line
    phone: Line = ""
    email: Line = ""
    role: Line = ""
    gender: Line = ""
    age_band: Line = ""
    background: Line = ""
    minor: bool = False
    referred_by: Line | None = None
    consent: ConsentForm | None = None


class CaseForm(_Form):
    """A case, with the name that goes to the key file."""

    id: Line | None = None
    name: Line
    municipality: Line = ""
    type: Line = ""
    public: bool = False
    public_source: Line = ""


class MarkForm(_Form):
    """A marked span of the answer's text."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    kind: MarkKind


class CodeForm(_Form):
    """A coded span of the answer's text; ``code`` is a name, a path (``Training / Wanted``) or an id."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    code: Annotated[Line, Field(min_length=1)]


class AnswerForm(_Form):
    """An answer to a question, named by key or label path."""

    question: Line
    status: Status | None = None
    text: Text = ""
    yes_no: YesNo | None = None
    speaker: Line | None = None
    marks: tuple[MarkForm, ...] = ()
    codes: tuple[CodeForm, ...] = ()


class ProbeForm(_Form):
    """A question made up in the talk, and what was said."""

    after: Line = ""
    text: Line
    answer: Text = ""


class InterviewForm(_Form):
    """One interview as data."""

    guide: Line
    mode: Mode = Mode.PHONE
    started: datetime | None = None
    ended: datetime | None = None
    interviewer: Line = ""
    case: CaseForm | None = None
    informants: tuple[InformantForm, ...] = Field(min_length=1)
    answers: tuple[AnswerForm, ...] = ()
    probes: tuple[ProbeForm, ...] = ()
    notetakers: tuple[Line, ...] = ()
    reviewed: bool = False


def is_naive(form: BaseModel) -> bool:
    """Return whether any moment of a form has no zone."""
    return any(
        (isinstance(value, datetime) and value.tzinfo is None) or (isinstance(value, BaseModel) and is_naive(value))
        for _name, held in form
        for value in (held if isinstance(held, tuple) else (held,))
    )


def read(path: Path) -> list[tuple[InterviewForm, dict[str, Any]]]:
    """Return the interviews of a file, each with the plain data it came from.

    Raises ImportRefused naming every place that does not fit: too large, not JSON, an unknown key or value.
    """
    return check(_plain(path), path.name)


def check(found: Any, name: str) -> list[tuple[InterviewForm, dict[str, Any]]]:  # noqa: ANN401 - JSON
    """Return the interviews in plain data that came from the file ``name``. Raises ImportRefused."""
    listed = found if isinstance(found, list) else [found]
    forms, problems = [], []
    for number, one in enumerate(listed, 1):
        bare = _without_ignored(one)
        try:
            forms.append((InterviewForm.model_validate(bare), bare))
        except ValidationError as error:
            problems += [_problem(number, dict(fault)) for fault in error.errors()]
    if problems or not forms:
        raise ImportRefused(name, problems or [_("it holds no interview")])
    return forms


def _plain(path: Path) -> Any:  # noqa: ANN401 - JSON
    try:
        if path.stat().st_size > LARGEST:
            raise ImportRefused(path.name, [_("it is larger than {size} MB").format(size=LARGEST // 2**20)])
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused(path.name, [_("it is not UTF-8 text")]) from error
    except OSError as error:
        raise ImportRefused(path.name, [reason(error)]) from error
    try:
        return json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise ImportRefused(path.name, [_("it is not JSON: {why}").format(why=_short(error))]) from error


def _short(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return _("line {line}, column {column}").format(line=error.lineno, column=error.colno)
    return str(error) if isinstance(error, _TwiceError) else _("it is nested too deeply or holds an impossible number")


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _value in pairs]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise _TwiceError(_("the key “{key}” stands twice in one object").format(key=twice[:60]))
    return dict(pairs)


def _without_ignored(value: Any, depth: int = 0) -> Any:  # noqa: ANN401 - JSON
    if depth > DEEPEST:
        return None
    if isinstance(value, dict):
        return {key: _without_ignored(one, depth + 1) for key, one in value.items() if not key.startswith("_")}
    if isinstance(value, list):
        return [_without_ignored(one, depth + 1) for one in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _problem(number: int, fault: dict[str, Any]) -> str:
    place = " → ".join(str(part + 1) if isinstance(part, int) else part for part in fault["loc"])
    where = _("interview {number}: {place}").format(number=number, place=place or "–")
    return f"{where}: {in_words(fault)}"
