"""What was decided here, one after the other, so that the last can be undone with what it was about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from interviewer.services import deciding, identifying, undoing
from interviewer.services.deciding import Candidate, Choice
from interviewer.services.identifying import Row
from interviewer.services.study import Study


@dataclass(frozen=True, slots=True)
class Decision:
    """A deed, the candidates it was about, and those that it settled with them."""

    deed: str
    about: tuple[Candidate, ...]
    likes: tuple[Candidate, ...] = ()
    scope: str = ""
    """The interview that was being gone through; ``""`` for the whole project."""

    @property
    def gone(self) -> frozenset[str]:
        """Return the ids of what has not to be decided any more."""
        return frozenset(each.id for each in (*self.about, *self.likes))


class Decisions:
    """Decides, and remembers; each raises what the services raise, and then nothing was decided."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self.scope = ""
        self._made: list[Decision] = []

    @property
    def some(self) -> bool:
        """Return whether there is a decision to undo."""
        return bool(self._made)

    def accept(self, chosen: Sequence[Candidate], choice: Choice | None, left: Sequence[Candidate]) -> Decision:
        """Put what was chosen into the register in one deed; ``left`` is what else is to be decided."""
        with self._study.deed() as deed:
            for each in chosen:
                deciding.accept(self._study, each, choice)
        return self._keep(deed, chosen, choice, left)

    def reject(self, chosen: Sequence[Candidate]) -> Decision:
        """Keep that what was chosen identifies nobody, or may stand."""
        with self._study.deed() as deed:
            for each in chosen:
                deciding.reject(self._study, each)
        return self._remember(Decision(deed, tuple(chosen), (), self.scope))

    def same(self, chosen: Sequence[Candidate], row: Row, left: Sequence[Candidate]) -> Decision:
        """Keep that what was chosen is another name of a contact, a case or an entry of the register."""
        if row.identifier is None:
            return self.accept(chosen, Choice(row.kind, about=row.id), left)
        forms = tuple(form for each in chosen for form in each.forms)
        entry = identifying.get(self._study, row.id)
        deed = identifying.save(self._study, replace(entry, forms=(*entry.forms, *forms)))
        return self._keep(deed, chosen, Choice(row.kind), left)

    def undo(self) -> Decision:
        """Undo the last decision and return it. Raises NotUndone; it then stands as it was."""
        undoing.undo(self._study, self._made[-1].deed)
        return self._made.pop()

    def _keep(
        self, deed: str, chosen: Sequence[Candidate], choice: Choice | None, left: Sequence[Candidate]
    ) -> Decision:
        about = {each.id for each in chosen}
        rest = [each for each in left if each.id not in about]
        likes: dict[str, Candidate] = {}
        for each in chosen:
            if each.mark is None:
                made = deciding.made(each.forms, choice or Choice(each.kind))
                likes |= {like.id: like for like in deciding.covered(rest, made)}
        return self._remember(Decision(deed, tuple(chosen), tuple(likes.values()), self.scope))

    def _remember(self, made: Decision) -> Decision:
        self._made.append(made)
        return made
