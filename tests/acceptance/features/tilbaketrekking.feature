# language: no
Egenskap: Å trekke seg
  Det er like lett å trekke seg som å si ja, og ingenting vekker det som er slettet, til live igjen.

  Bakgrunn:
    Gitt et prosjekt med en godkjent samtykketekst
    Og informanten Samira med et planlagt intervju
    Og at Samira har sagt «Hun tar imot alle som kommer»

  Scenario: Stopp nå
    Når Samira ber om å stoppe nå
    Så er notatene lukket
    Men det hun sa før, er der fortsatt

  Scenario: Ingen sitater
    Gitt at det hun sa, er merket som godt sitat
    Når Samira ber om ingen sitater
    Så står ingenting av det som sitat i en eksport

  Scenario: Slett alt
    Når Samira ber om at alt slettes
    Så finnes ikke «tar imot alle» i prosjektet
    Og slettebekreftelsen nevner verken navn eller innhold

  Scenario: En gammel kopi vekker ingen
    Gitt en kollega med en kopi av prosjektet
    Når Samira ber om at alt slettes
    Og kollegaens kopi flettes inn
    Så finnes ikke «tar imot alle» i prosjektet

  Scenario: En foresatt som trekker seg
    Gitt at Samira er under 15 og foresatte har samtykket
    Når foresatte trekker samtykket
    Så er notatene lukket
