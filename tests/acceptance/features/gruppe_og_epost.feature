# language: no
Egenskap: Grupper og e-post
  I en gruppe svarer hver for seg, og den som ikke har sagt ja, noteres aldri. På e-post kommer samtykket først: Et svar
  uten samtykkelinja lagrer ingenting.

  Bakgrunn:
    Gitt et prosjekt med en godkjent samtykketekst

  Scenario: Bare den som sier ja, kan noteres
    Gitt en gruppe med Samira, Nora og Torgeir
    Når teksten er lest én gang for alle
    Og Samira sier «ja» i gruppen
    Og Nora sier «ja, med forbehold» i gruppen
    Og Torgeir sier «nei» i gruppen
    Så kan det noteres hva Samira og Nora sier
    Men det Torgeir sier, blir avvist
    Og om den som sa nei, er bare antallet 1 tatt vare på

  Scenario: Samtalen begynner ikke før alle har svart
    Gitt en gruppe med Samira, Nora og Torgeir
    Når Samira sier «ja» i gruppen
    Så kan ikke samtalen begynne

  Scenario: Et ja fra en tidligere samtale gjelder ikke gruppen
    Gitt en gruppe med Samira, Nora og Torgeir
    Når Samira har sagt ja til en samtale alene
    Så det Samira sier, blir avvist

  Scenario: Gruppen får vite at ingen kan love for de andre
    Gitt en gruppe med Samira, Nora og Torgeir
    Så står det i teksten at de andres taushet ikke kan loves

  Scenario: Ukjent taler finnes bare når alle til stede er gjort rede for
    Gitt en gruppe med Samira, Nora og Torgeir
    Når Samira sier «ja» i gruppen
    Og Nora sier «ja» i gruppen
    Og Torgeir sier «nei» i gruppen
    Så finnes det ingen ukjent taler
    Når intervjueren lover at ingenting av det Torgeir sier, noteres
    Så finnes det en ukjent taler

  Scenario: Et svar uten samtykkelinja lagrer ingenting
    Gitt et intervju på e-post med Samira
    Når Samira svarer på e-post uten samtykkelinja
    Så er ingenting lagret, og ingen ny fil er laget
    Og teksten som ber om linja, holder linja

  Scenario: Et svar med samtykkelinja legges ved spørsmålene
    Gitt et intervju på e-post med Samira
    Når Samira svarer på e-post med samtykkelinja
    Så har Samira samtykket på e-post
    Og svaret ligger ved spørsmålet det hører til
    Og resten venter på å bli plassert
    Og navnet og nummeret i signaturen er foreslått til vurdering når intervjuet er avsluttet
