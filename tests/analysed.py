"""An interview with one of everything the analysis keeps, each of which names or quotes the informant; all invented."""

from dataclasses import dataclass

from interviewer.domain.application_entry import Line
from interviewer.domain.counting import Subject
from interviewer.domain.document import Document, Finding
from interviewer.domain.event import Edit
from interviewer.domain.guide import YesNo
from interviewer.domain.identity import new_id
from interviewer.domain.memo import On
from interviewer.domain.practice import Practice
from interviewer.domain.typology import Named, Typology
from interviewer.services import (
    applying,
    classifying,
    codebook,
    coding,
    commending,
    contradicting,
    counting,
    embedding,
    memos,
    noting,
    recruiting,
    reviewing,
)
from interviewer.services.applying import Details
from interviewer.services.classifying import Judgement
from interviewer.services.codebook import CodeDetails
from interviewer.services.counting import Of
from interviewer.services.recruiting import PersonDetails
from interviewer.storage import documents, log, records
from tests.conftest import Field

SAID = "Kjellerstua lukter av våt ull hver mandag, og da vasker Leona gulvet."
QUOTED = "lukter av våt ull hver mandag"
NAME, PHONE = "Samira Testdatter Hale", "10 00 01 01"
EARLY = "Torgeir Brattvang"
"""Somebody who is named in the analysis before anybody put them on the register."""
FRAGMENTS = ("ellerstua", "våt ull", "amira Testd", "estdatter", "00 01 01", "vasker Leona")
KINDS = ("code", "memo", "tally", "reading", "typology", "placement", "practice", "applicant", "application",
         "document", "finding")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Analysed:
    """What was made: where the coding stands, and under which codes, typologies and questions."""

    coding: str
    code: str
    typology: str
    practice: str


def analyse(field: Field, raw: str = NAME) -> Analysed:
    """Keep the interview, code it, and write one of everything; ``raw`` is a name that is put in unseen by the gate."""
    study = field.study
    noting.save_note(study, field.interview, field.question, SAID)
    noting.set_yes_no(study, field.interview, field.question, YesNo.YES)
    noting.close(study, field.interview)
    reviewing.review_all(study)
    quote = f"De sier «{QUOTED}»."
    code = codebook.add(study, CodeDetails("Kjeller", definition="Rom under jorda.", example=quote))
    (text,) = (each for each in coding.coded(study, field.interview).texts if each.question == field.question)
    made = coding.code(study, text, 0, len(SAID), code)
    for on, of in ((On.CODE, code), (On.PASSAGE, made.id), (On.PERSON, field.person), (On.INTERVIEW, field.interview),
                   (On.CASE, field.case), (On.QUESTION, field.question), (On.PROJECT, "")):  # fmt: skip
        memos.write(study, on, of, quote, "Lukt")
    counted = counting.count(study, Of(Subject.QUESTION, field.question))
    counting.confirm(study, counted)
    contradicting.read(study, contradicting.matrix(study), field.case, field.question, quote)
    typology = _typology(field, quote)
    practice = commending.keep(study, Practice("", "Lufting", quote, code, needs=quote, effect=quote,
                                               cases=(field.case,)))  # fmt: skip
    applying.keep(study, Details("Prøvelaget Sol", "lag"), [Line(purpose="Leir", applied="1000", granted="500")])
    document = Document(
        new_id(), "Kartlegging", maker="Prøvetilsynet", use="Ved siden av samtalene.",
        guide=embedding.embed_guide(study, "moteplass"),
    )  # fmt: skip
    with study.deed() as deed:
        documents.save(study.data, document, deed)
        documents.save_finding(study.data, Finding(new_id(), document.id, "To rom.", field.question), deed)
    _name(field, raw)
    return Analysed(made.id, code, typology, practice)


def _typology(field: Field, quote: str) -> str:
    study = field.study
    made = classifying.add(study, "Hus")
    types, authors, criteria = ((Named(key, key),) for key in ("kjellere", "oss", "hensikt"))
    classifying.change(study, Typology(made, "Hus", types, authors, criteria))
    classifying.define(study, made, ("kjellere", "oss", "hensikt"), quote)
    classifying.place(study, made, field.case, Judgement("kjellere", {}, rationale=quote))
    return made


def _name(field: Field, name: str) -> None:
    """Put a name into every text, as if it had been typed before anybody knew it, and once more where it stood."""
    data = field.study.data
    for kind in KINDS:
        for held in records.of(data, kind):
            if held.id.startswith("in/") or held.subject or held.owner in (field.person, field.interview):
                continue
            prose = [key for key in held.said if key in PROSE and (kind, key) != ("document", "kind")]
            for words in (f"{name} sa det.", f"Det mente {name} også."):
                said = {**held.said, **{key: f"{held.said[key]} {words}" for key in prose}}
                log.append(data, [Edit(kind, held.owner, "record", said, held.id)])


PROSE = (
    "text", "definition", "example", "rationale", "what", "needs", "effect", "kind", "district", "purpose", "maker",
    "origin", "use", "source",
)  # fmt: skip


def early(field: Field) -> str:
    """Put somebody on the register whom the analysis has named for long, and return the id."""
    return recruiting.save_person(field.study, PersonDetails(name=EARLY, phone="10 00 03 07"))
