"""Disclosing surfaces: every form a registered name can take, every place of a file it can hide in; and look-alikes."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from interviewer.domain import register
from interviewer.domain.case import Case, CaseName
from interviewer.domain.identifier import Action, Identifier, Kind
from interviewer.domain.person import Contact

_PLACED = "kommune i {case}"
REGISTER = (
    register.of_person("I-7KQ4ZD", Contact("a", "Fatuma Warsame", "+47 10 00 03 03", "fatuma.warsame@example.org")),
    register.of_person("I-B00001", Contact("b", "Bo Liv")),
    register.of_person("I-C00001", Contact("c", "Bjørg-Åse Sjøvåg")),
    *register.of_case(Case("d", "M-4XD2HM"), CaseName("d", "Solvik innvandrerråd", "Hå"), "møteplass", _PLACED),
    *register.of_case(Case("e", "M-333333"), CaseName("e", "Torget kafé", "Bergen"), "møteplass", _PLACED),
    *register.of_case(Case("f", "M-444444"), CaseName("f", "", "Tromsø"), "møteplass", _PLACED),
    *register.of_case(Case("g", "M-555555"), CaseName("g", "", "Arendal"), "møteplass", _PLACED),
    register.of_identifier(
        Identifier("h", Kind.ORGANISATION, ("Tuvik somaliske forening",), "O-666666"), "organisasjon O-666666"
    ),
    register.of_identifier(
        Identifier("i", Kind.ROLE, ("lederen for kvinnegruppa",), "X-777777", Action.DESCRIBE), "rolle"
    ),
    register.of_identifier(Identifier("j", Kind.ACCOUNT, ("9990.12.34562",), "X-888888"), "kontonummer"),
    register.of_identifier(Identifier("k", Kind.ADDRESS, ("Storgata 14 B",), "X-999999"), "adresse"),
)

WORDS = (
    "Fatuma Warsame", "fatuma warsame", "FATUMA WARSAME", "Warsame, Fatuma", "Fatuma", "fatuma", "Warsame", "Fatumas",
    "Fatuma's", "Warsame'", "Warsames", "fatumawarsame", "FatumaWarsame", "Fatuma-Warsame", "fatuma_warsame",
    "Fatuma-gruppa", "fatumagruppa", "Warsame-saken", "Fatuma\u00a0Warsame", "Fatu\u00adma", "Fat\u200buma",
    "Fatuma\u2009Warsame", "F.W.", "F. W.", "FW", "F. Warsame", "F Warsame", "Fatuma W.", "+47 10 00 03 03",
    "10000303", "100 00 303", "10.00.03.03", "10-00-03-03", "0047 10000303", "10\u00a000\u00a003\u00a003",
    "fatuma.warsame@example.org", "FATUMA.WARSAME@EXAMPLE.ORG", "fatuma.warsame", "Bo", "Bos", "Bo Liv", "Liv",
    "Bjørg-Åse", "Bjorg-Ase", "Bjoerg-Aase", "Björg-Åse", "BJØRG-ÅSE", "Bjørg Åse", "bjørgåse",
    "Bjo\u0308rg", "Sjøvåg", "Sjovag", "Sjoevaag", "sjøvågs", "Sjöväg".replace("ä", "å"), "Solvik innvandrerråd",
    "solvik innvandrerråd", "Solvik", "Solviks", "SOLVIK", "Hå", "Hås", "HÅ", "Hå kommune", "Haa kommune",
    "Torget kafé", "torget kafe", "Bergen", "bergen", "Bergens", "bergenser", "bergensere", "bergensar",
    "bergensarane", "bergensk", "bergensbasert", "bergensområdet", "Bergensavisen", "Tromsø", "tromso", "TROMSOE",
    "tromsøværing", "tromsøværingene", "Tromsø-miljøet", "arendalsk", "arendalitt", "Arendals", "arendal",
    "Tuvik somaliske forening", "tuvik somaliske forening", "Tuvik somaliske forenings", "lederen for kvinnegruppa",
    "Lederen for kvinnegruppa", "9990.12.34562", "99901234562", "9990 12 34562", "Storgata 14 B", "storgata 14 b",
    "Storgata 14B",
    "Fatuma Warsames",
    "Fatuma’s",
    "warsame-familien",
    "Tromsø kommune",
    "Arendalsområdet",
)  # fmt: skip
"""Each names an entry of the register."""

LOOK_ALIKES = (
    "håper", "Håper", "håp", "Hår", "håv", "bo", "Bor", "bodd", "Bodil", "Boken", "bokhylle", "bolig", "boet", "os",
    "liv", "Livet", "livs", "livlig", "Livia", "live", "Bergensen", "berg", "Bergseng", "bergverk", "Berge", "torg",
    "torgdag", "Torgeir", "Torggata", "Warszawa", "Warsaw", "Solvika", "sol", "Solveig", "solvegg", "solvent", "råd",
    "innvandrerråd", "innvandrerrådet", "Fatima", "Fatme", "fatet", "Warsa me", "war same", "sjø", "sjøen", "Sjøvik",
    "våg", "vågen", "Bjørn", "bjørk", "Åsen", "åsene", "ase", "troms", "Tromsdalen", "tromme", "Arne", "arena",
    "arendt", "dal", "kafé", "kafeen", "møteplass", "møteplassen", "kommune", "kommunen", "I-7KQ4ZD", "M-4XD2HM",
    "[I-7KQ4ZD]s", "[møteplass M-4XD2HM]", "[kommune i M-4XD2HM]", "[organisasjon O-666666]", "199887766",
    "10 00 03 04", "10 00 30 30", "1000030", "2006", "2006–2010", "example.org", "post@example.org", "FV", "WF", "fw",
    "f.eks.", "Hansen", "Oslo", "oss", "ost", "Ost", "Oss", "norsk", "somalisk", "somaliske", "foreningen",
    "kvinnegruppa", "lederen", "leder for en gruppe", "Storgata", "storgata", "gata 14", "9990", "34562",
    "1234.56.78903", "Tuva", "Vik", "tur", "en forening",
)  # fmt: skip
"""None names anybody or any place of the register."""


def _saved(document: DocumentType) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _document(put: Callable[[DocumentType, str], object]) -> Callable[[str], tuple[str, bytes]]:
    def made(words: str) -> tuple[str, bytes]:
        document = Document()
        put(document, f"Da kom {words} igjen.")
        return "x.docx", _saved(document)

    return made


def _in_runs(document: DocumentType, words: str) -> None:
    paragraph = document.add_paragraph()
    for number, start in enumerate(range(0, len(words), 3)):
        paragraph.add_run(words[start : start + 3]).bold = number % 2 == 0


def _in_text_box(document: DocumentType, words: str) -> None:
    box, paragraph, run, text = (OxmlElement(f"w:{tag}") for tag in ("txbxContent", "p", "r", "t"))
    text.text = words
    run.append(text)
    paragraph.append(run)
    box.append(paragraph)
    document.add_paragraph().paragraph_format.element.append(box)


def _in_field(document: DocumentType, words: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f'QUOTE "{words}"')
    document.add_paragraph().paragraph_format.element.append(field)


def _in_property(document: DocumentType, words: str) -> None:
    document.core_properties.comments = words


def _with_member(name: str, content: Callable[[str], str | bytes]) -> Callable[[str], tuple[str, bytes]]:
    def made(words: str) -> tuple[str, bytes]:
        stream = io.BytesIO(_saved(Document()))
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr(name, content(f"Da kom {words} igjen."))
        return "x.docx", stream.getvalue()

    return made


def _xml(words: str) -> str:
    return "<a><b>" + words.replace("&", "&amp;").replace("<", "&lt;") + "</b></a>"


def _csv(words: str) -> tuple[str, bytes]:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([["id", "svar"], ["1", f"Da kom {words} igjen."]])
    return "svar.csv", stream.getvalue().encode("utf-8-sig")


def _xlsx(words: str) -> tuple[str, bytes]:
    book, stream = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["1", f"Da kom {words} igjen."])
    book.save(stream)
    return "svar.xlsx", stream.getvalue()


def _qdpx(words: str) -> tuple[str, bytes]:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("project.qde", _xml(f"Da kom {words} igjen."))
        archive.writestr("sources/1.txt", "tomt")
    return "a.qdpx", stream.getvalue()


CARRIERS: dict[str, Callable[[str], tuple[str, bytes]]] = {
    "text": lambda words: ("a.txt", f"Da kom {words} igjen.".encode()),
    "text in UTF-16": lambda words: ("a.txt", f"Da kom {words} igjen.".encode("utf-16")),
    "JSON, escaped": lambda words: ("a.json", json.dumps({"svar": f"Da kom {words} igjen."}).encode()),
    "JSON": lambda words: ("a.json", json.dumps([f"Da kom {words} igjen."], ensure_ascii=False).encode()),
    "CSV": _csv,
    "workbook": _xlsx,
    "REFI-QDA": _qdpx,
    "Word, text": _document(lambda document, words: document.add_paragraph(words)),
    "Word, runs": _document(_in_runs),
    "Word, table": _document(lambda document, words: setattr(document.add_table(1, 1).cell(0, 0), "text", words)),
    "Word, header": _document(
        lambda document, words: setattr(document.sections[0].header.paragraphs[0], "text", words)
    ),
    "Word, footer": _document(
        lambda document, words: setattr(document.sections[0].footer.paragraphs[0], "text", words)
    ),
    "Word, comment": _document(
        lambda document, words: document.add_comment(document.add_paragraph("x").runs, text=words, author="")
    ),
    "Word, text box": _document(_in_text_box),
    "Word, footnote": _with_member("word/footnotes.xml", _xml),
    "Word, endnote": _with_member("word/endnotes.xml", _xml),
    "Word, custom XML": _with_member("customXml/item7.xml", _xml),
}
CODED: dict[str, Callable[[str], tuple[str, bytes]]] = {
    "Word, field": _document(_in_field),
    "Word, property": _document(_in_property),
    "Word, embedded text": _with_member("word/embeddings/a.bin", lambda words: words.encode()),
    "file name": lambda words: (f"{words}.txt", b"x"),
}
"""Places whose text is code, name or bytes: initials and names of a few letters are there by accident and not read."""


def planted(each: int) -> Iterator[tuple[str, str, str, bytes]]:
    """Yield every form in ``each`` carriers, in turn, as words, carrier, file name and bytes."""
    turn = 0
    for words in WORDS:
        letters = sum(character.isalnum() for character in words)
        fit = {**CARRIERS, **CODED} if letters > 6 and "FW" not in words else CARRIERS
        names = list(fit)
        for carrier in islice((names[(turn + step) % len(names)] for step in range(len(names))), each):
            yield words, carrier, *fit[carrier](words)
        turn += each
