"""Everyday words of both written forms, to tell names in notes without capitals from what holds a sentence together."""

from interviewer.finding.plain import vocabulary

FUNCTION = vocabulary("""
jeg eg du han ho hun hen vi me de dei dere dykk den det en ein ei et eit å og eller men som at om hvis dersom når da
då der her nå no så ikke ikkje er var har hadde blir ble vart blei bli blitt vere være vært vore kan kunne skal skulle
vil ville må måtte får fikk fekk gjør gjorde gjer gjekk går gikk kom kommer kjem sier sa seier si meg deg seg oss dem
hans hennes hennar sin sitt sine min mi mitt mine din di ditt dine vår vårt våre deres deira fra frå til på i av for
ved hos mot etter før under over mellom gjennom siden sidan mens medan med uten utan hva kva hvem kven hvor kvar
hvordan korleis hvorfor kvifor fordi ettersom både enten anten også òg bare berre tok tar ga gir sto står stod mener
meiner mente meinte synes synest syntes ringte ringer sitter sat satt
""")
"""Words that hold a sentence together: a phrase ends before them."""
STOP = FUNCTION | vocabulary("""
fjor dag morgen morgon kveld natt høst haust vinter sommer sumar år åra årene mange noen nokre noe noko alle alt hel
hele heile mer meir mest veldig svært litt denne dette disse desse slik slike ny nye nytt gammel gamle annen annet
anna andre samme same hver kvar hvert kvart liten lite stor stort små egen eige eigen lokal lokalt mindre større rik
fattig enkelt enkel bra god gode godt viktig neste forrige førre to tre fire fem seks sju åtte ni ti første fyrste tid
tida tiden stedet staden starten begynnelsen byrjinga utgangspunktet praksis tillegg forhold forbindelse møte møtet
møter møta sammen saman gang gangen ganger gonger saken saka hjemme heime jobb jobben bruk stand ferd live livet
landet verden verda norge noreg prinsippet egentlig eigentleg alltid aldri ofte kanskje stilling stillinga halv tjue
tretti folk menn kvinner barn unger ungdom ungdommer foreldre naboer venner familien kona mannen kontakt kontoret
telefonen posten plass salg hverdagen hverandre kvarandre permisjon arbeid arbeide ansikt dagens sak ting begge byen
bygda fotball matematikk norsk engelsk musikk historie klassen kommunen ettermiddag formiddag helga helgen sluttet
slutten perioden løpet januar februar mars april mai juni juli august september oktober november desember
mandag tirsdag tysdag onsdag torsdag fredag lørdag laurdag søndag søndagen fellesskap
full fred ro orden sving dialog samarbeid
""")
"""Everyday words that are no names, however hurried the note."""
MODIFIERS = vocabulary("""
videregående vidaregåande islamske islamsk katolske katolsk lutherske kristne evangeliske ortodokse ortodoks frie fri
frivillige kulturelle flerkulturelle flerkulturell fleirkulturelle fleirkulturell tverrkulturelle internasjonale
internasjonal lokale gamle nye øvre nedre store lille kommunale private offentlige muslimske tyrkiske
hinduistiske buddhistiske kvinnelige unge eldre internasjonalt flerkulturelt fleirkulturelt tverrkulturelt kulturelt
frivillig frivillege kristent kristeleg kristelig kristelige muslimsk islamsk lokalt kommunalt privat offentlig åpent
åpne åpen ope open opne fritt
""")
"""Adjectives that stand inside the names of organisations ("videregående", "islamske")."""
FAITHS = vocabulary("""
islamsk islamske katolsk katolske muslimsk muslimske hinduistisk hinduistiske buddhistisk buddhistiske ortodoks
ortodokse flerkulturell flerkulturelle fleirkulturell fleirkulturelle tverrkulturell tverrkulturelle
""")
"""Adjectives that, before "forening" or "senter", make a name of it."""
