"""The project: what every consent text, header and cover is filled from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Project:
    """A study. ``case_word`` is its own word for what is studied (møteplass, kommune, organisasjon)."""

    id: str
    title: str
    case_word: str = "møteplass"
    institution: str = ""
    commissioner: str = ""
    purpose: str = ""
    contact: str = ""
    end_date: date | None = None
    language: str = "nb"
    special_category: bool = False
    guides: tuple[str, ...] = ()
    """Ids of the guides chosen for the project, the default first."""
    script: str = "samtykke-intervju"
    legal_basis: str = "consent"
    """What the processing rests on (GDPR Art. 6): a code of :class:`interviewer.domain.basis.Basis`. The ethical
    consent is apart from it and is asked for whatever the basis."""
    mandatory: tuple[str, ...] = ()
    """Elements that this project has to tell; none means those of the consent text."""
    reference: str = ""
    """The reference of the assessment of the processing."""
    officer: str = ""
    """The data protection officer, as informants are told."""
    youth: bool = False
    """Whether somebody under age may be among the informants: only then anybody's age is asked."""
    assessment: str = ""
    """The written assessment that lets 15–17-year-olds consent alone to special categories, if there is one."""
    special_questions: tuple[str, ...] = ()
    """Questions that ask for special categories, as ``guide:key``."""
    rules: str = "aldersregler"
    ended: date | None = None
    """When the end of the project was completed and everything that is left was made anonymous."""

    @property
    def asks_specially(self) -> bool:
        """Return whether an explicit yes to special categories is asked for, in every talk or for single questions."""
        return self.special_category or bool(self.special_questions)
