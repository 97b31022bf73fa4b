"""What was said by whom: one speaker, or the voices of a group; nobody else can be written down."""

from dataclasses import replace

from interviewer.domain.answer import Answer, Status
from interviewer.services.hearing import Voice
from interviewer.services.interviewing import Sheet


class Spoken:
    """The answers of each voice, and whose words are written down now."""

    def __init__(self, sheet: Sheet) -> None:
        self.voices: tuple[Voice, ...] = sheet.voices
        self._said = {who: dict(held) for who, held in sheet.spoken.items()}
        self._merged: dict[str, Answer] | None = None
        self.speaker = ""
        self.seat(sheet.voices)

    @property
    def several(self) -> bool:
        """Return whether words of more than one can be noted."""
        return len(self.voices) > 1

    @property
    def nobody(self) -> bool:
        """Return whether nobody has been said to speak: what is written then is nobody's, and kept nowhere."""
        return not self.speaker

    def hush(self) -> None:
        """Let nobody speak until somebody is said to."""
        self.speaker = ""

    def let_speak(self, subject: str) -> bool:
        """Write down the words of ``subject`` from now on, if they can be noted at all; return whether so."""
        if not any(voice.subject == subject for voice in self.voices):
            return False
        self.speaker = subject
        return True

    def seat(self, voices: tuple[Voice, ...]) -> None:
        """Let these be noted from now on; what others have said stays as it is, out of sight.

        Of several none speaks before that is said; an only one can be nobody else.
        """
        self.voices, self._merged = voices, None
        if not self.let_speak(self.speaker):
            self.speaker = voices[0].subject if len(voices) == 1 else ""

    def by(self, key: str) -> frozenset[str]:
        """Return who has said something to ``key``."""
        held = {voice.subject: self._of(voice.subject).get(key) for voice in self.voices}
        return frozenset(who for who, answer in held.items() if answer is not None and answer.status.raised)

    @property
    def answers(self) -> dict[str, Answer]:
        """Return one answer to each item: the only speaker's, or the one that says most of those of a group."""
        if not self.several:
            return self._of(self.speaker)
        if self._merged is None:
            self._merged = self._merge()
        return self._merged

    def _merge(self) -> dict[str, Answer]:
        found: dict[str, Answer] = {}
        for voice in self.voices:
            for key, answer in self._of(voice.subject).items():
                if key not in found or _weight(answer) > _weight(found[key]):
                    found[key] = answer
        return found

    def answer(self, key: str) -> Answer:
        """Return what the speaker said to ``key``."""
        return self._of(self.speaker).get(key) or Answer(key, self.speaker)

    def status(self, key: str) -> Status:
        """Return what became of ``key``, with whoever said most."""
        held = [answer for voice in self.voices if (answer := self._of(voice.subject).get(key)) is not None]
        return max(held, key=lambda answer: _weight(answer)[1:]).status if held else Status.NOT_ASKED

    def change(self, key: str, **fields: object) -> None:
        """Change what the speaker said to ``key``."""
        self._merged = None
        self._of(self.speaker)[key] = replace(self.answer(key), **fields)  # type: ignore[arg-type]

    def _of(self, subject: str) -> dict[str, Answer]:
        return self._said.setdefault(subject, {})


def _weight(answer: Answer) -> tuple[bool, bool, bool]:
    """Return how much an answer says: yes or no first, for the conditions look at that."""
    return answer.yes_no is not None, answer.status.raised, answer.status is Status.ANSWERED
