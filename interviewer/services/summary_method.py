"""How a coded summary came about: the interviews it rests on, what is coded in them, and those that are not in it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from interviewer.domain import count_sentences
from interviewer.domain.summary import Block, Words
from interviewer.domain.transcript import Attribution
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services import carrying, describing, naming, recruiting, registering, staying
from interviewer.services.exporting import Skipped
from interviewer.services.study import Study
from interviewer.services.summary_material import Material
from interviewer.storage import joins

_RESTS = N_(
    "This summary rests on {interviews} interviews. In them {codings} passages are coded; codes used: {codes}, "
    "coders: {coders}. A passage can have several codes."
)
_RESTS_ON_ONE = N_(
    "This summary rests on one interview. In it {codings} passages are coded; codes used: {codes}, coders: {coders}. "
    "A passage can have several codes."
)
_HOMELESS = N_(
    "Codings that are in no figure here, because their passage has no place in the words as they ship: {count} – "
    "{where}."
)
_LEFT = N_(
    "Interviews that were held and are not in this summary: {count} – {which}. Nothing of them is counted or told here."
)
_ONE = N_("{who} ({why})")
_SEVERAL = N_("{why}: {count}")


def method(
    study: Study, held: Material, skipped: Sequence[Skipped], attribution: Attribution, translate: Translate
) -> Iterator[Block]:
    """Yield the method of the interviews of the summary, what it rests on, and what stayed out and why."""
    language = count_sentences.of_project(study.project.language)
    if told := describing.method_paragraph(study, {each.interview.id for each in held.laid}):
        yield Words(registering.without_names(study, told))
    coders = len({coding.by for coding in held.codings if coding.by})
    yield Words(
        translate(_RESTS if len(held.laid) > 1 else _RESTS_ON_ONE).format(
            interviews=count_sentences.number(len(held.laid), language),
            codings=count_sentences.number(held.passages, language),
            codes=count_sentences.number(len(held.used), language), coders=count_sentences.number(coders, language),
        )
    )  # fmt: skip
    if homeless := carrying.homeless(held.laid):
        where = "; ".join(translate(_SEVERAL).format(why=who, count=count_sentences.number(count, language))
                          for who, count in homeless)  # fmt: skip
        every = count_sentences.number(sum(count for _who, count in homeless), language)
        yield Words(translate(_HOMELESS).format(count=every, where=where))
    if left := _left(study, held, skipped):
        if attribution.names_pseudonym:
            which = [translate(_ONE).format(who=_who(study, one, why, translate), why=translate(why))
                     for one, why in left.items()]  # fmt: skip
        else:
            which = [translate(_SEVERAL).format(why=translate(why), count=count_sentences.number(count, language))
                     for why, count in Counter(left.values()).items()]  # fmt: skip
        count = count_sentences.number(len(left), language)
        yield Words(translate(_LEFT).format(count=count, which="; ".join(which)))


def _left(study: Study, held: Material, skipped: Sequence[Skipped]) -> dict[str, str]:
    """Return the closed interviews that are not in the summary, and why each is not."""
    inside, why = {each.interview.id for each in held.laid}, {each.interview: each.reason for each in skipped}
    closed = [each.id for each in joins.all_interviews(study.data) if each.closed]
    return {one: why.get(one, staying.NOT_CHOSEN) for one in closed if one not in inside}


def _who(study: Study, interview: str, why: str, translate: Translate) -> str:
    """Return what the informants are called; who has no consent that stands is not called anything."""
    if why == staying.NO_CONSENT:
        return translate(N_("one"))
    names = naming.names(study, translate)
    held = next(each for each in joins.all_interviews(study.data) if each.id == interview)
    people = [recruiting.plain(study, person) for person in dict.fromkeys(held.persons)]
    return ", ".join(names.person(each.id, each.pseudonym) for each in people) or translate(N_("one"))
