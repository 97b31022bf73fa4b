# language: no
Egenskap: Unge og foresatte
  Aldersreglene er strenge: foresatte informeres eller samtykker før den unge spørres, og den unge sier selv ja.

  Bakgrunn:
    Gitt et prosjekt med en godkjent samtykketekst
    Og at unge kan være med i prosjektet

  Scenario: Alderen må være kjent
    Gitt informanten Jonas uten aldersgruppe
    Når Jonas svarer «ja»
    Så blir det avvist fordi aldersgruppen ikke er kjent

  Scenario: En voksen i kraft av rollen spørres ikke om alder
    Gitt informanten Jonas som er voksen i kraft av rollen
    Når Jonas svarer «ja»
    Så er Jonas med

  Scenariomal: Hva foresatte må ha gjort
    Gitt informanten Jonas i aldersgruppen <gruppe>
    Når foresatte <foresatte>
    Og Jonas svarer «ja»
    Så er Jonas <utfall>

    Eksempler:
      | gruppe   | foresatte                     | utfall   |
      | under 15 | ikke er nevnt                 | ikke med |
      | under 15 | er informert                  | ikke med |
      | under 15 | har samtykket                 | med      |
      | under 15 | har samtykket og så sagt nei  | ikke med |
      | 15–17    | ikke er nevnt                 | ikke med |
      | 15–17    | er informert                  | med      |
      | 15–17    | har sagt nei                  | ikke med |
      | 15–17    | ikke informeres, med grunn    | med      |

  Scenario: Å la være å informere krever en skriftlig grunn
    Gitt informanten Jonas i aldersgruppen 15–17
    Så kan foresatte ikke utelates uten grunn

  Scenario: Særlige kategorier krever at foresatte samtykker
    Gitt at prosjektet spør om særlige kategorier av personopplysninger
    Og informanten Jonas i aldersgruppen 15–17
    Når foresatte er informert
    Og Jonas svarer «ja» og sier det uttrykkelig
    Så er Jonas ikke med

  Scenario: En skriftlig vurdering kan si noe annet
    Gitt at prosjektet spør om særlige kategorier av personopplysninger
    Og en skriftlig vurdering av unges eget samtykke
    Og informanten Jonas i aldersgruppen 15–17
    Når foresatte er informert
    Og Jonas svarer «ja» og sier det uttrykkelig
    Så er Jonas med

  Scenario: Den som fyller 18 mellom to samtaler, spørres på nytt
    Gitt informanten Jonas i aldersgruppen 15–17 som fyller 18 i dag
    Og at Jonas sa ja i fjor, mens foresatte var informert
    Så leses hele teksten for Jonas, og foresatte trengs ikke
