"""Fifty interviews with 3,000 codings: as a .qdpx in less than ten seconds, exact; back again; summary and tables.

    python -m tests.benchmarks.exchanging [--check] [--interviews N] [--codings N] [--keep FOLDER]

Prints how long each takes through the gate, and how many coded passages stand where they say.
"""

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from interviewer import assets, language
from interviewer.domain.code import Code
from interviewer.domain.coding import Coding
from interviewer.domain.identity import new_id
from interviewer.services import (
    coding,
    demonstrating,
    interviewing,
    opening,
    qda,
    returning,
    reviewing,
    summarising,
    tables,
    times,
)
from interviewer.services.crowding import Leave
from interviewer.services.returning import ReturnReport
from interviewer.services.study import Study
from interviewer.storage import codes

QDPX, BACK, SUMMARY = 10.0, 30.0, 15.0
LEAVE = Leave(reason="Alle er oppdiktet.")
NS = "{urn:QDA-XML:project:1.0}"
_CODES = 60


def project(folder: Path, interviews: int, count: int) -> Study:
    """Return the project in ``folder``, made where there is none."""
    path = folder / "demo.intervju"
    if not path.exists():
        demonstrating.demonstrate(folder, interviews)
        study = opening.open_study(path, demonstrating.PASSPHRASE, key_passphrase=demonstrating.PASSPHRASE)
        _code(study, count)
        return study
    return opening.open_study(path, demonstrating.PASSPHRASE, key_passphrase=demonstrating.PASSPHRASE)


def _code(study: Study, count: int) -> None:
    """Put so many codings on the answers, the same ones each time."""
    chance = random.Random(6)
    made = [Code(new_id(), f"Kode {number}", place=number) for number in range(_CODES)]
    with study.deed() as deed:
        for code in made:
            codes.save(study.data, code, deed)
        texts = [text for held in coding.all_coded(study) for text in held.texts if len(text.text) > 20]
        for number in range(count):
            text = texts[number % len(texts)]
            start = chance.randrange(len(text.text) - 10)
            start, end = coding.trimmed(text.text, start, min(len(text.text), start + chance.randrange(8, 120)))
            words = text.text[start:end]
            kept = Coding(new_id(), start, end, chance.choice(made).id, words, study.me, times.now())
            coding.put(study, text, [kept])
    reviewing.review_all(study)


def timed(act: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def exact(path: Path) -> tuple[int, int]:
    """Return how many coded passages there are, and how many of them stand where they say.

    A passage that may not be quoted is called by its code; that it stands where it should is seen when it comes back.
    """
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        root = ElementTree.fromstring(archive.read("project.qde"))
        held = {
            source: archive.read(f"sources/{source.attrib['guid']}.txt").decode()
            for source in root.iter(f"{NS}TextSource")
        }
    codes = {code.attrib["name"] for code in root.iter(f"{NS}Code")}
    found = [
        one.attrib["name"] in codes
        or held[source][int(one.attrib["startPosition"]) : int(one.attrib["endPosition"])] == one.attrib["name"]
        for source in held
        for one in source.iter(f"{NS}PlainTextSelection")
    ]
    return len(found), sum(found)


def main() -> int:
    """Measure, print, and with ``--check`` fail where it takes too long or is not exact."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--interviews", type=int, default=50)
    parser.add_argument("--codings", type=int, default=3000)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    language.use(assets.locale(), "nb")
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.keep or Path(folder)
        study = project(place, chosen.interviews, chosen.codings)
        interviews = len(interviewing.rows(study, counted=False))
        out = timed(lambda: qda.export_qdpx(study, place / "ut.qdpx", leave=LEAVE))
        count, right = exact(place / "ut.qdpx")
        print(f"{interviews} interviews, {count} codings: .qdpx {out:.2f} s, {right} of {count} exact")
        reports: list[ReturnReport] = []
        back = timed(lambda: reports.append(returning.bring_back(study, place / "ut.qdpx")))
        lost = len(reports[0].lost)
        print(f"back again: {back:.2f} s, {lost} without a place")
        word = timed(lambda: summarising.export_summary(study, place / "ut.docx", leave=LEAVE))
        flat = timed(lambda: tables.export_tables(study, place / "tabeller", leave=LEAVE))
        print(f"coded summary: {word:.2f} s, tables: {flat:.2f} s")
        study.close()
    wrong = out > QDPX or back > BACK or word > SUMMARY or right != count or not count or lost
    return int(chosen.check and bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
