"""Words that are names too, and names that are words: they need a capital before they count as a name."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON = _words("""
alle alt alta anker ark ask askim asker aune bakke bakken bang bar barn berg berge berget bjerke bjørn bo bonde born
bror bråten brekke bru bud by byen bø dag dagen dal dalen dalene dam dame dans dem den der det du eg egg egge ei eid
eide eik elv elven en eng engen enger er et even evje falk far fet finn fisk fisker fjell fjord flor flora flå for
foss fossen fossum fred frisk fru gard garden gift glad god gol gran grane gro grue grønn grønne gul gulen gård gården
hage hagen hall han hans haug hauge haugen hav heim hel helge hell hemne her hild hof hol hole holm holmen holt holte
hope hove hus huset hvit høst hå håp iris islam ja jan jeger jo jord jul juni juli kai kamp kirke kjær klepp knut kok
kolle konge krag krok kristen kristne kvam kvern kåre lag land lande lang leka leif let lie lien lier lille line liten
liv live lom lund lunde lunden lunder løken maj mai man mari mark marken marker may meg men min mina mo moe moen mor
moss munk myr myhre møller nes nesset ness nome nord norddal nore nor norsk nur ny nygård ned odd oda odden of om omar
opp os osen park per prest på pål rein ren re rice rik ring ro roen rolig rose roy rud rune ruth ruud rygge rød råde
røst sand sande sander sandvik seg sel seter ski skog skogen skole sky slett sletten smed smøla sol sola sommer sone
sor stad stang stange stein sten sti stig stille stor store storm strand stranda strøm sund svart svend syn sær sør
søster tale tall tana tang tangen teig teigen tid time tind tinn tolga tom ton tone torg tor tore torsken torp tveit
trygg ulv ulven una ung unge vang vannet vega vei veien vest vik vika viken vinter vold volden voll vår våg våge våler
ås åsen å åse øde ødegård øst øy øye øyen bad case date ever grant hill hunt joy king lane long love mercy more page
price read rich stone will wood young
""")
"""Lower case. A single name among them counts only with a capital; so do names of two or three letters."""

GENERIC = _words("""
møteplass møteplassen møteplasser internasjonal internasjonale internasjonalt flerkulturell flerkulturelle
flerkulturelt kvinner kvinne kvinnegruppe kvinnegruppa senter senteret kulturelt kulturell kulturhus kulturhuset hus
huset kafe kafé kafeen kaféen språkkafe språkkafé bibliotek biblioteket forening foreningen lag laget klubb klubben
ungdom ungdomsklubb ungdomshus kommune kommunen kommunes råd rådet innvandrerråd innvandrerrådet bydel bydelen
bydelshus bydelshuset frivillig frivillige frivilligsentral frivilligsentralen frivillighetssentral
frivillighetssentralen sentral sentralen kirke kirken kirkens menighet menigheten moské moske moskeen moskéen
organisasjon organisasjonen avdeling norsk norske norges norge nord sør øst vest nordre søndre østre vestre indre ytre
gamle store lille nye den det der dette verdens verden åpen åpne åpent dialog forum mangfold mangfoldig integrering
flyktning flyktninger flyktningtjeneste innvandrer innvandrere samarbeid prosjekt prosjektet gruppe gruppa gruppen
nettverk nettverket stiftelsen stiftelse skole skolen voksenopplæring voksenopplæringen barnehage barnehagen
idrettslag kultur fritid aktivitet aktivitetshus meeting place centre center community house women youth international
multicultural municipality council association
""")
"""Lower case. Words of a case's name that do not by themselves say which case it is."""

ABBREVIATIONS = _words("""
ap as av ba bl br bt ca cd cv da dj dk dm dr ds du ei em en er et eu fb ff fn fns frp fs gk ha hr ia id ihs iii il ii
imdi in io ip iq is it iv ix jo ja kf kl km kr krf ks ku lo ma mb md mdg mi mm mr ms na nav nb ne nei ngo nn no nok nr
nrk ntnu os ok op pc pdf po pr ps pt pw qr re rn sa se si sim sm sms so sp st sv sykkel tips tlf tv ub udi uio uib uk
un us usa vg vi vr xi
""")
"""Lower case. Two and three capitals that people write for other things than somebody's initials."""

POST_BOXES = _words("""
post firmapost postmottak info informasjon kontakt contact leder daglig dagligleder styreleder styret admin
administrasjon epost mail hei hello kontor office resepsjon ordforer ordfører radmann rådmann kommune bibliotek
frivillig
""")
"""Lower case. The first half of e-mail addresses that name nobody."""

BECOME_WORDS = _words("oss jos ens als ars des alls nes mos los ros hans mens vis sis bås rås lås pås")
"""Lower case. A short name with its genitive that has become another word."""
