// Ordene på siden om andre programmer, på bokmål. Nøklene er de samme som i en.ts.

import type { ProgramsTexts } from './en.ts';

export const programsNb = {
  title: 'Andre programmer',
  lead: 'Det de trenger for å nå {lab} som {user}. Hver verdi kan kopieres.',
  noLab: 'Denne maskinen kjenner ikke laben din ennå. Verdiene er her når lenken er gitt.',
  others: 'Programmer på andre systemer',
  back: 'Tilbake',
  fileTitle: '{file}, til MobaXterm',
  fileText: 'En eldre måte å sette opp denne laben på i Windows. Du trenger den bare hvis du bruker MobaXterm: lagre den og importer den der, med høyreklikk på User sessions. Vi leser den bare.',
  save: 'Lagre som …',
  saved: 'Lagret. Ingenting åpnet den.',
  kindSsh: 'Terminal:',
  kindDesktop: 'Skrivebord:',
  otherKind: 'En annen slags økt, ikke sett på',
  through: 'via',
  notOfLab: 'Fører et annet sted enn til laben din',
  runsCommand: 'Utfører en kommando når den åpnes',
  unread: '{count} linjer kunne ikke leses.',
} as const satisfies ProgramsTexts;
