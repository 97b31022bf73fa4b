"""I6: are names of immigrant background found as often as Norwegian ones? Names and sentences of our own invention.

None of the names stands in the lists or was drawn from in training (``tests/finding/test_lexicon.py`` sees to that),
and the sentences are others than those of the training notes. A mention is found when all of it lies in spans.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import TYPE_CHECKING

from interviewer import finding
from interviewer.finding import Mode

if TYPE_CHECKING:
    from tests.benchmarks.finding import Figure


def _groups(text: str) -> dict[str, tuple[str, str]]:
    """Return given names and surnames of each background; a block a background, its name first."""
    blocks = [block.partition(":") for block in text.strip().split("\n\n")]
    return {name: (names.partition("/")[0], names.partition("/")[2]) for name, _colon, names in blocks}


ELSEWHERE = _groups("""
Somali: Abdiwali Cawaale Xaawo Nuurto Faynuus Cumar Sahro Iftin Jimcaale Bishaaro / Xirsi Gabeyre Cilmi
Nuuriye Faarax Warsamow Dhuxulow Abuukar

Arabic: Alaaeddin Muthanna Zuhour Shaimaa Naeemah Thaer Ibtihal Rawaa / Alsaadoun Abdulwahid Zuabi Hammoudeh
Alkurdi Tamimi Qudah Alrifai

Turkish: Yurdagül Satilmis Döndü Sinem Gülizar / Sarigül Tastan Büyükkaya Yenigün Topçu Kizilkaya

Polish: Wiesława Bronisław Genowefa Gniewomir Bożydar Jagna / Grzybek Szczygieł Wawrzyniak Trzaskowska
Pietruszka Ślusarczyk Mroczek

Vietnamese: Thuyen Nghia Khuong Trieuvy Ngan Bichngoc / Nghiem Khuat Thach Giap Tieu Quachthi

Tamil: Thayalini Sivatharan Mugunthan Kowsalya Sutharsan Jeyarani Pirapakaran / Thavarajasingam Puvanendran
Sellathurai Ilangovan Kanapathipillai

Urdu: Mudassar Sumbal Tehmina Zulfiqar Shumaila / Chughtai Sandhila Mughalzai Gillani Bukhari Kharal

Persian: Golshifteh Ruzbeh Hormoz Mahtab Toufan Shideh / Khosravani Pakzad Zandieh Tehranchi Daneshvar
Mirdamadi Golestan

Tigrinya: Tsigereda Habteab Mihret Zeremariam Abrahaley Nigisti Okubay / Gebretsadik Woldegiorgis Teklezghi
Habtezion Ghebrekidan Andemariam

Kurdish: Hêvîdar Şêrko Kovan Hozan / Ranyayi Xoşnaw Koyî Soranî Hesenpur Çelebîyan

Bosnian: Hajrudin Munevera Zulfikar Šemsudin Naza Ferhatija / Kolašinac Čolaković Kulenović Pehlivanović
Zahirović Mešanović

Lithuanian: Vaidotas Skirmantė / Bagdonavičius Steponavičiūtė Girdauskas Kvedaras Šleževičius Narbutas
""")
NORWEGIAN = _groups("""
Norwegian: Gunnleiv Hallfrid Odlaug Bergsvein Åsvald Jorid Ingjerd Torkjell Alvhild Steinulv Brynjulf Gjertrud
Vemund Gullaug Trygvald Nikolea Sjur Tjostolv Aslaugh Herbrand Vilgunn Eilif Ragnfrid Sølvei Tarald Snefrid Orm
Øydis Magnfred Ingvard Åsta Torvald Gyrid Bergtor / Skjelbreid Kvernmo Vassdal Rognli Tjøstheim Hellesnes
Bergsåker Lauvdal Nordgaren Hundseth Ytreberg Kvalheim Sørbotn Fuglestad Trondalen Myrbakken Grindaker Oppedal
Stavnes Høgetveit Fjærestad Raudsand Lillegjerde Smådal Vollsæter Hjortland Brunstad Skarbø Heimdalsli
Storhaugen Elvevoll Tranøybakk Rundhovde Gjengset Nedrelid Krokvik Ulvestrand
""")["Norwegian"]
SENTENCES = (
    "I går traff jeg {} utenfor biblioteket.",
    "{} har ansvar for nøklene og ruter med kaffe.",
    "Hun nevnte at {} hadde sluttet før sommeren.",
    "Etter møtet tok {} oppvasken.",
    "Det er {} som kjenner historien best.",
    "Vi ble enige om å høre med {} først.",
    "Jeg fikk ikke svar fra {} den dagen.",
    "Kursholderen, {}, ville ikke ha bilder.",
    "Spør du {} får du et annet svar.",
    "Lista til {} er ikke oppdatert.",
    "{} flirer og rister på hodet.",
    "Uten {} hadde det blitt stengt for lenge siden.",
    "Dei sa at {} skulle kome seinare.",
    "Eg har ikkje høyrt frå {} sidan i vår.",
    "{} tykte det var trist at kaféen vart lagd ned.",
    "Mannen til {} køyrer dei heim.",
    "Senere ringte {} og ba om unnskyldning.",
    "Kan du sende dette videre til {} og de andre?",
    "Både {} og naboen fikk avslag.",
    "Snakker lenge om {} og kranglene i styret.",
)
_PLAIN = (
    "Vi har ikke råd til husleia lenger, og kommunen svarer ikke på det vi skriver til dem.",
    "Det kommer flest kvinner med små barn, og noen eldre menn som spiller kort.",
    "Ho meiner at språket er det vanskelegaste, ikkje maten eller vêret.",
    "De fleste av dem som kommer hit har bodd her i mange år, men kjenner nesten ingen utenfor sin egen familie.",
    "Når vi spør hva de trenger, sier de bare at de vil ha et sted å være.",
)


def people(given: str, surnames: str) -> Iterator[tuple[str, str]]:
    """Yield whole names, each given name with two of the surnames."""
    first, last = given.split(), surnames.split()
    for place, name in enumerate(first):
        yield name, last[place % len(last)]
        yield name, last[(place * 3 + 1) % len(last)]


def recall(names: Sequence[tuple[str, str]], *, small: bool) -> float:
    """Return the share of mentions that are wholly covered: alone, with surname, in the genitive."""
    wanted = found = 0
    for place, (given, surname) in enumerate(names):
        for way, mention in enumerate((given, f"{given} {surname}", surname, f"{given}s bror")):
            for step in range(5):
                sentence = SENTENCES[(place * 7 + way * 3 + step * 4) % len(SENTENCES)]
                start = sentence.index("{}")
                text = sentence.format(mention)
                name = mention.removesuffix(" bror")
                if small:
                    text = text.lower().rstrip(".").replace(",", "")
                    start = text.index(name.lower())
                wanted += 1
                found += covered(text, start, start + len(name))
    return found / wanted


def covered(text: str, start: int, end: int) -> bool:
    """Return whether every letter from ``start`` to ``end`` lies in a span."""
    inside = {place for each in finding.find(text, Mode.REVIEW) for place in range(each.start, each.end)}
    return all(place in inside for place in range(start, end) if text[place].isalnum())


def figures() -> "Iterator[Figure]":
    """Yield recall of both, and the gap in points."""
    from tests.benchmarks.finding import Figure

    groups = {name: list(people(*lists)) for name, lists in ELSEWHERE.items()}
    norwegian = list(people(*NORWEGIAN))
    for small, bar in ((False, 1.0), (True, 4.0)):
        way = "small letters" if small else "as written"
        each = {name: recall(names, small=small) for name, names in groups.items()}
        other = sum(each.values()) / len(each)
        own = recall(norwegian, small=small)
        print(f"I6 {way}: " + ", ".join(f"{name} {value:.3f}" for name, value in each.items()))
        yield Figure(f"I6 {way}: Norwegian names not in the lists", own, 0)
        yield Figure(f"I6 {way}: names of immigrant background, not in the lists", other, 0)
        yield Figure(f"I6 {way}: gap in points", 100 * (own - other), bar, below=True)


def interview(words: int, seed: int = 8) -> str:
    """Return an interview of about that many words, with a name in every third sentence."""
    random = Random(seed)
    names = [f"{given} {surname}" for lists in (*ELSEWHERE.values(), NORWEGIAN) for given, surname in people(*lists)]
    lines: list[str] = []
    length = 0
    while length < words:
        line = (
            random.choice(SENTENCES).format(random.choice(names)) if random.random() < 0.33 else random.choice(_PLAIN)
        )
        line = f"{line} {spun(random)}"
        lines.append(line.lower() if random.random() < 0.4 else line)
        length += len(line.split())
    return "\n".join(lines)


def spun(random: Random) -> str:
    """Return a sentence whose words are new every time, so that nothing is remembered from before."""
    heads = ("språk", "møte", "barne", "hjelpe", "sommer", "kveld", "bygde", "leie", "samtale", "flytte")
    tails = ("kurset", "plassen", "gruppa", "ordninga", "tilbudet", "møtene", "hjelpa", "dagen", "stedet", "planen")
    made = [random.choice(heads) + random.choice(heads) + random.choice(tails) for _word in range(3)]
    return f"Så var det {made[0]} og {made[1]}, men ikke {made[2]} i {random.randrange(1990, 2030)}."
