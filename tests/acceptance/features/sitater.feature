# language: no
Egenskap: Sitater og valg
  Det en informant har sagt nei til, stopper ved eksportkontrollen.

  Bakgrunn:
    Gitt et prosjekt med en godkjent samtykketekst
    Og informanten Samira med et planlagt intervju

  Scenario: Et sitat uten tillatelse stopper
    Gitt at Samira har sagt ja, men ikke til sitater
    Og at «Vi teller ikke hoder» er merket som godt sitat
    Når intervjuet eksporteres
    Så stopper eksportkontrollen det fordi hun ikke vil siteres
    Og ingen fil er skrevet

  Scenario: Den som vil se sitatene først, får se dem
    Gitt at Samira har sagt ja og vil se sitater først
    Og at «Vi teller ikke hoder» er merket som godt sitat
    Når intervjuet eksporteres
    Så stopper eksportkontrollen det fordi hun vil se sitatet først
    Når sitatet sendes til Samira
    Og intervjuet eksporteres
    Så stopper eksportkontrollen det fordi hun ikke har svart
    Når Samira godkjenner sitatet
    Og intervjuet eksporteres
    Så er fila skrevet

  Scenario: Et sitat i egne ord
    Gitt at Samira har sagt ja og vil se sitater først
    Og at «Vi teller ikke hoder» er merket som godt sitat
    Når Samira vil ha sitatet som «Vi teller ikke mennesker»
    Og intervjuet eksporteres
    Så står «Vi teller ikke mennesker» i fila
    Men ikke «Vi teller ikke hoder»

  Scenario: Et sitat som trekkes
    Gitt at Samira har sagt ja og vil se sitater først
    Og at «Vi teller ikke hoder» er merket som godt sitat
    Når Samira trekker sitatet
    Og intervjuet eksporteres
    Så står ikke «Vi teller ikke hoder» i fila
