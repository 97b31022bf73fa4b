"""The questions of an interview by e-mail on their way out: the letter, how one consents, and every question (B14)."""

from dataclasses import replace
from pathlib import Path

from interviewer.domain.condition_words import in_words
from interviewer.domain.email_reply import CHOICE_MARK
from interviewer.domain.guide import Guide, Place
from interviewer.domain.interview import Interview
from interviewer.domain.script import CHOICES
from interviewer.domain.transcript_words import Translate
from interviewer.exchange import question_sheets
from interviewer.language import N_
from interviewer.services import embedding, interviewing, registering, releasing, sending
from interviewer.services.crowding import Leave
from interviewer.services.releasing import File
from interviewer.services.sending import Outgoing, What
from interviewer.services.study import Study

OUTPUT = "questions"
"""The kind under which a Word file of questions is remembered."""
_LINE = N_("Yes, I have read the information letter and want to take part.")
_EXPRESS = N_(
    "Yes, I have read the letter, want to take part, and expressly consent to sensitive information being used."
)
_CHOICES = {
    "quotes": N_("You may quote me without my name. Yes or no:"),
    "contact": N_("You may contact me again. Yes or no:"),
    "archive": N_("What I say may be archived when it is anonymous. Yes or no:"),
    "referral": N_("You may say that it was I who proposed somebody else. Yes or no:"),
    "check": N_("I want to see my quotes before they are printed. Yes or no:"),
}


def outgoing(study: Study, interview_id: str) -> Outgoing:
    """Return the e-mail: the letter, how one consents and answers, and the questions. Raises NothingThere, Blocked."""
    found = interviewing.interview(study, interview_id)
    letter = _letter(study, found)
    words = registering.translations(study.project)
    text = "\n\n".join((letter.text, _how(study, words), _questions(embedding.guide(study, found.guide), words)))
    return replace(letter, text=text)


def _letter(study: Study, found: Interview) -> Outgoing:
    """Return what stands above the questions: that they come by e-mail, and the whole letter."""
    letter = sending.letter(study, found.persons[0], sending.Way.EMAIL)
    script, _mark = sending.text(study, written=True)
    asks = registering.translations(study.project)(
        N_(
            "Hello! We would like to ask you some questions by e-mail for the research project “{title}”. First comes "
            "the information letter, then how to reply, and then the questions."
        )
    ).format(title=study.project.title)
    return replace(letter, what=What.GUIDE, text=f"{asks}\n\n{script.letter}")


def request(study: Study) -> Outgoing:
    """Return the text that asks for the consent line."""
    words = registering.translations(study.project)
    asks = words(
        N_(
            "Thank you for your reply. The line that says you want to take part was not in it, so we have stored "
            "nothing of what you wrote. If you want to take part, send it once more with this line at the top, alone "
            "on its line:"
        )
    )
    free = words(N_("It is voluntary. If you would rather not, you need not do anything."))
    script, mark = sending.text(study)
    text = f"{asks}\n\n«{consent_line(study)}»\n\n{free}\n\n{study.me}, {study.project.institution}".rstrip(", ")
    return Outgoing(What.REQUEST, script.title, text, mark)


def consent_line(study: Study) -> str:
    """Return the sentence that consents; where special categories are asked for, it says so expressly."""
    project = study.project
    return registering.translations(project)(_EXPRESS if project.asks_specially else _LINE)


def _how(study: Study, words: Translate) -> str:
    """Return how one consents and answers."""
    parts = (
        words(N_("How to reply")),
        words(N_("1. Write this line at the top of your reply, alone on its line:")),
        f"«{consent_line(study)}»",
        words(N_("Without it we store nothing of what you write.")),
        words(N_("2. Write yes or no behind each of these:")),
        *(f"[{CHOICE_MARK} {number}] {words(_CHOICES[name])}" for number, name in enumerate(CHOICES, 1)),
        words(N_("3. Write your answers below the questions, and leave the marks in brackets as they are.")),
        words(N_("You need not answer everything. Please do not name others if you can avoid it.")),
    )
    return "\n".join(parts)


def _questions(guide: Guide, words: Translate) -> str:
    lines: list[str] = []
    section = None
    for place in guide.to_ask():
        if place.section is not section:
            section = place.section
            lines += ["", _titled(place), ""]
        lines += [f"[{place.short}] {_asked(guide, place, words)}", "", ""]
    return "\n".join(lines).strip()


def _titled(place: Place) -> str:
    return " ".join(filter(None, (place.section.label, place.section.title)))


def _asked(guide: Guide, place: Place, words: Translate) -> str:
    condition = in_words(guide, place, words)
    return f"({condition}) {place.item.text}" if condition else place.item.text


def document(study: Study, interview_id: str, folder: Path) -> Path:
    """Write the letter, the consent line and the questions as a Word file to ``folder``, and return it.

    It goes out as every export does: with a name of the register in it, it is refused (NamesLeft). Raises NotWritten.
    """
    found = interviewing.interview(study, interview_id)
    letter, guide = _letter(study, found), embedding.guide(study, found.guide)
    words = registering.translations(study.project)
    parts = [(_titled(place), place) for place in guide.to_ask()]
    sheet = question_sheets.Sheet(
        title=letter.subject,
        language=study.project.language,
        letter=tuple(letter.text.split("\n")),
        how=tuple(_how(study, words).split("\n")),
        questions=tuple((title, place.short, _asked(guide, place, words)) for title, place in parts),
    )
    file = File(f"{guide.id}.docx", question_sheets.to_bytes(sheet, words), (interview_id, *found.persons))
    return releasing.release(study, OUTPUT, [file], folder, (), Leave())[0]
