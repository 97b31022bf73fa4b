# language: no
Egenskap: Den som gransker, ser alt om samtykkene og ingenting om hvem eller hva
  Med bare granskingspakken skal det gå an å svare på hvem som samtykket til hva, når, etter hvilken tekst, lest av hvem,
  og hva som ikke er i orden.

  Bakgrunn:
    Gitt et feltarbeid der alt er i orden

  Scenario: Et prosjekt i orden har ingen avvik
    Når registeret gjennomgås
    Så er det ingen avvik

  Scenariomal: Det som ikke er i orden, blir funnet
    Gitt at <feil>
    Når registeret gjennomgås
    Så er det ett avvik: <avvik>

    Eksempler:
      | feil                                                          | avvik                        |
      | samtykket er datert dagen etter intervjuet                    | dated after the interview    |
      | teksten ble tatt ut av bruk samme dag, før den ble lest       | was not in force             |
      | det ikke ble informert om alt                                 | was not told                 |
      | en under 15 er intervjuet uten foresatte                      | a minor                      |
      | foresatte har trukket seg                                     | guardian said no or withdrew |
      | en ungdom fylte 18 mellom to samtaler                         | turned 18                    |
      | en som sa nei til ny kontakt, er ringt igjen                  | said no to being contacted   |
      | en som ble foreslått uten tillatelse, er intervjuet           | without permission           |
      | et svar er endret etter at intervjuet var avsluttet           | after the interview was      |

  Scenario: Pakken svarer på granskerens spørsmål
    Når granskingspakken eksporteres
    Så forteller pakken hvem som samtykket til hva, når og etter hvilken tekst
    Og pakken har hele teksten som ble lest
    Og pakken har ingen navn og ingen svar

  Scenario: En pakke som er endret med én byte, åpnes ikke
    Når granskingspakken eksporteres
    Og én byte i pakken endres
    Så blir pakken avvist som endret

  Scenario: Feil passord åpner ikke en kryptert pakke
    Når granskingspakken eksporteres kryptert
    Så åpnes den ikke med feil passord
    Men den åpnes med det riktige
