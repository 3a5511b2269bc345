// Ordene på siden som fjerner labtilgangen, på bokmål. Nøklene er de samme som i en.ts.

import type { RemovalTexts } from './en.ts';

export const removalNb = {
  title: 'Fjern labtilgang fra denne maskinen',
  titlePractice: 'Fjern labtilgang fra øvingsmaskinen',
  lead: 'Dette er satt opp her, for alle labene dine, og tas tilbake. Det du eller andre har endret siden, blir.',
  nothing: 'Ingenting av vårt er på plass her, bortsett fra programmets egne notater og innstillinger.',
  noLab: 'Uten lab',
  stays: 'Dette blir, og derfor',
  remove: 'Fjern alt',
  removing: 'Fjerner …',
  ask: 'Fjerne labtilgangen for alle labene dine?',
  askText: 'Alt på listen tas tilbake. Etterpå fjerner programmet også sine egne notater og innstillinger.',
  removed: 'Labtilgangen er fjernet',
  removedLead: 'Ingenting av vårt er på plass lenger. Du kan avinstallere programmet nå.',
  partly: 'Noe kunne ikke tas tilbake',
  partlyLead: 'Resten er borte. Programmet beholder notatene sine, så du kan prøve igjen.',
  partlyWhy: 'Dette sto i veien',
  keep: 'Behold den',
  back: 'Tilbake',
} as const satisfies RemovalTexts;
