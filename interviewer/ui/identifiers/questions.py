"""What the questions of an interview are called where its texts are shown: the label, and the words asked."""

from interviewer.language import _
from interviewer.services import embedding, interviewing
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study


class Questions:
    """Reads each guide once."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._guides: dict[str, str] = {}
        self._texts: dict[str, dict[str, str]] = {}

    def text(self, interview: str, question: str) -> str:
        """Return the words of a question; what was added at the end and probes have words of their own."""
        if not question:
            return _("Added at the end")
        if interview not in self._guides:
            try:
                self._guides[interview] = interviewing.interview(self._study, interview).guide
            except NothingThere:  # a document by others
                return _("In a document")
        guide = self._guides[interview]
        if guide not in self._texts:
            places = embedding.guide(self._study, guide).places()
            self._texts[guide] = {place.key: place.item.text for place in places}
        return self._texts[guide].get(question, _("Follow-up made up in the interview"))
