# language: no
Egenskap: Samtykke kommer først
  Ingen ord fra noen lagres før den det gjelder har sagt ja, og det skal kunne vises etterpå hva som ble lest.

  Bakgrunn:
    Gitt et prosjekt med en godkjent samtykketekst
    Og informanten Samira med et planlagt intervju

  Scenario: Uten svar lagres ingenting
    Når intervjueren prøver å notere
    Så blir det avvist fordi samtykket mangler
    Og prosjektet holder ingen svar

  Scenariomal: Bare et ja åpner notatene
    Når Samira svarer «<svar>»
    Så er notatene <tilstand>

    Eksempler:
      | svar              | tilstand |
      | ja                | åpne     |
      | ja, med forbehold | åpne     |
      | nei               | lukket   |
      | vil tenke på det  | lukket   |

  Scenario: Et nei oppbevares uten ord
    Når Samira svarer «nei» og sier «sjefen vil ikke»
    Så er grunnen bare en av klassene
    Og ordene «sjefen vil ikke» finnes ikke i prosjektet

  Scenario: Den som ikke vil bli kontaktet mer, kan ikke ringes
    Når Samira sier at hun ikke vil bli kontaktet igjen
    Så kan ingen registrere et nytt forsøk
    Og et nytt samtykke blir avvist

  Scenario: Det som ikke ble fortalt, står i samtykket
    Når Samira svarer «ja» etter at bare første avsnitt er lest
    Så mangler samtykket opplysningen N8
    Men ikke opplysningen N1

  Scenario: Et informasjonsskriv som er lest, teller
    Gitt at Samira bekrefter at hun har lest informasjonsskrivet
    Når Samira svarer «ja»
    Så mangler samtykket ingen opplysninger

  Scenario: Gamle samtykker viser teksten som ble lest
    Når Samira svarer «ja»
    Og prosjektlederen godkjenner en ny versjon der første avsnitt sier «Dette er nytt»
    Så viser samtykket til Samira fortsatt den gamle teksten
    Og Samira står på lista over dem som må spørres på nytt

  Scenario: En godkjent tekst kan ikke endres
    Når prosjektlederen prøver å endre den godkjente teksten
    Så blir det avvist fordi teksten er godkjent

  Scenario: En tekst som tier om noe, kan ikke godkjennes
    Når prosjektlederen fjerner alt om frivillighet i et utkast
    Så kan utkastet ikke godkjennes

  Scenario: Særlige kategorier krever et uttrykkelig ja
    Gitt at prosjektet spør om særlige kategorier av personopplysninger
    Når Samira svarer «ja» uten å si det uttrykkelig
    Så blir det avvist fordi det uttrykkelige ja mangler
    Når Samira svarer «ja» og sier det uttrykkelig
    Så er notatene åpne

  Scenario: Behandlingsgrunnlaget er noe annet enn samtykket
    Gitt at prosjektet bygger på en oppgave i allmennhetens interesse
    Så sier informasjonsskrivet det
    Men notatene er lukket til Samira har sagt ja
