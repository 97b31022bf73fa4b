"""All answers to one question, and the matrix of contradictions, of 50 cases with 100 questions: open in 300 ms.

    python -m tests.benchmarks.across [--check] [--cases N] [--questions N] [--keep FOLDER]

Prints how long the window takes from one question to the next (read, grouped, drawn), at first and again.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from interviewer import assets, language
from interviewer.domain.answer import Field
from interviewer.domain.case import Case
from interviewer.domain.code import Code
from interviewer.domain.coding import Coding
from interviewer.domain.consent import Channel, Consent, Decision
from interviewer.domain.guide import Guide, Question, Section, YesNo
from interviewer.domain.identity import new_id, new_pseudonym
from interviewer.domain.interview import Interview, Mode
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Contact, Person
from interviewer.exchange.forms import guide_to_json
from interviewer.services import creating, opening
from interviewer.services.creating import NewProject
from interviewer.services.study import Study
from interviewer.storage import answers, cases, codes, codings, consents, interviews, persons, projects
from interviewer.storage.answers import Speaker
from interviewer.ui import theme
from interviewer.ui.analysis.across_page import AcrossPage
from interviewer.ui.analysis.contradictions_page import ContradictionsPage

PASSPHRASE = "fem grønne båter på land"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OPENS = 0.3
_SENTENCES = (
    "Vi møttes første gang på biblioteket, og siden har det gått av seg selv.",
    "Kommunen spør oss sjelden før sakene er avgjort, men sekretæren ringer ofte.",
    "Det hender at noen slutter fordi de ikke ser hva det fører til.",
    "De unge kommer når det er mat, og blir når de får bestemme noe.",
    "Lederen kjenner mange, og uten det nettet hadde vi ikke fått tak i noen.",
)


def guide(questions: int) -> Guide:
    """Return a guide with so many questions."""
    numbers = range(1, questions + 1)
    held = tuple(Question(f"sporsmal.{number}", str(number), f"Spørsmål {number}?") for number in numbers)
    return Guide("benk", "1", "Benk", "nb", (Section("alt", "", "Alt", held),))


def project(folder: Path, count: int, questions: int, informants: int = 2) -> Study:
    """Return the project in ``folder``, made with so many cases and informants of each where there is none."""
    path = folder / "across.intervju"
    if path.exists():
        return opening.open_study(path, PASSPHRASE, key_passphrase=PASSPHRASE)
    made = NewProject(
        path=path, passphrase=PASSPHRASE, me="Ask", title="På tvers", end_date=date(2030, 6, 30),
        institution="Eksempeluniversitetet", purpose="finne ut hvordan svar leses", contact="post@example.org",
    )  # fmt: skip
    study = creating.create(made)
    form = guide(questions)
    with study.deed() as deed:
        mark = projects.embed(study.data, "guide", guide_to_json(form))
        for number in range(12):
            codes.save(study.data, Code(f"kode-{number}", f"Kode {number}", colour="#0B6E6E", place=number), deed)
        for number in range(count * informants):
            case = Case(new_id(), new_pseudonym("M"), ("råd", "forum", "utvalg")[number // informants % 3])
            if number % informants == 0:
                held = case
                cases.save(study.data, case, deed)
            _informant(study, form, mark, held.id, number, deed)
    return study


def _informant(study: Study, form: Guide, mark: str, case: str, number: int, deed: str) -> None:
    role = ("leder", "sekretær", "medlem")[number % 3]
    who = Person(new_id(), new_pseudonym("I"), role=role, cases=(case,))
    given = Consent(new_id(), who.id, Decision.YES, Channel.ORAL, "x@1", "0", START, START, "Ask", reply="Ja.",
                    choices={"quotes": True})  # fmt: skip
    held = Interview(new_id(), mark, Mode.PHONE, case=case, persons=(who.id,), interviewer="Ask", started=START,
                     ended=START + timedelta(minutes=45), closed=True)  # fmt: skip
    persons.save(study.data, who, deed)
    persons.save_contact(study.names, Contact(who.id, f"Prøve Testperson{number}"), deed)
    consents.save(study.data, given, deed)
    interviews.save(study.data, held, deed)
    speaker = Speaker(who.id, given.id)
    for order, place in enumerate(form.places()):
        text = " ".join(_SENTENCES[(order + number + step) % len(_SENTENCES)] for step in range(5))
        marks = (Mark(new_id(), 0, 40, MarkKind.VERBATIM, text[:40]),) if order % 2 else ()
        answers.save_text(study.data, held.id, place.key, speaker, Field.NOTE, text, marks, deed)
        said = (YesNo.YES, YesNo.YES, YesNo.NO)[(order + number) % 3]
        answers.save_field(study.data, held.id, place.key, speaker, "yes_no", said.value)
        if order % 3 == 0:
            coded = Coding(new_id(), 10, 90, f"kode-{order % 12}", text[10:90], "Ask", START)
            codings.save(study.data, held.id, codings.Place(place.key, who.id, Field.NOTE), given.id, [coded], deed)


def timed(act: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def across(study: Study, form: Guide) -> tuple[float, float]:
    """Return the seconds until the first question is drawn, and the worst of ten more."""
    page = AcrossPage(study)
    page.resize(1120, 640)
    page.show()
    keys = [place.key for place in form.places()]

    def show(key: str) -> None:
        page.show_question(key)
        page.grab()

    first = timed(lambda: show(keys[0]))
    more = max(timed(lambda key=key: show(key)) for key in keys[1:11])  # type: ignore[misc]
    page.close()
    return first, more


def matrix(study: Study) -> tuple[float, float]:
    """Return the seconds until the matrix of contradictions is drawn, and the worst of ten cells opened."""
    page = ContradictionsPage(study)
    page.resize(1120, 640)
    page.show()

    def open_() -> None:
        page.refresh()
        page.grab()

    def step(number: int) -> None:
        page.table.setCurrentIndex(page.model.index(number, number))
        page.grab()

    first = timed(open_)
    more = max(timed(lambda number=number: step(number)) for number in range(1, 11))  # type: ignore[misc]
    page.close()
    return first, more


def scrolled(study: Study, form: Guide) -> float:
    """Return the worst of the seconds that one step of scrolling through a question takes, drawn."""
    page = AcrossPage(study)
    page.resize(1120, 640)
    page.show()
    page.show_question(next(form.places()).key)
    bar = page.text.verticalScrollBar()

    def step(number: int) -> None:
        bar.setValue(bar.maximum() * number // 40)
        page.text.grab()

    worst = max(timed(lambda number=number: step(number)) for number in range(40))  # type: ignore[misc]
    page.close()
    return worst


def main() -> int:
    """Measure, print, and with ``--check`` fail where it takes too long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--cases", type=int, default=50)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    language.use(assets.locale(), "nb")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        study = project(chosen.keep or Path(folder), chosen.cases, chosen.questions)
        first, more = across(study, guide(chosen.questions))
        grid, cell = matrix(study)
        frame = scrolled(study, guide(chosen.questions))
        study.close()
    size = f"{chosen.cases} cases × {chosen.questions} questions"
    print(f"{size}, across, first question: {first * 1000:.0f} ms (at most {OPENS * 1000:.0f})")
    print(f"{size}, across, worst of ten more: {more * 1000:.0f} ms")
    print(f"{size}, one step of scrolling there: {frame * 1000:.0f} ms")
    print(f"{size}, contradictions: {grid * 1000:.0f} ms (at most {OPENS * 1000:.0f})")
    print(f"{size}, contradictions, worst of ten cells opened: {cell * 1000:.0f} ms")
    return int(chosen.check and max(first, more, grid) > OPENS)


if __name__ == "__main__":
    sys.exit(main())
