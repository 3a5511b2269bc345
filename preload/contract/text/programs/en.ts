// The words of the page about other programs in English; nb.ts has the same keys, and the compiler compares them. They come with the page.

import type { SameKeys } from '../same-keys.ts';

export const programsEn = {
  title: 'Other programs',
  lead: 'What they need to reach {lab} as {user}. Each value can be copied.',
  noLab: 'This computer does not know your lab yet. The values are here when the link was given.',
  others: 'Programs on other systems',
  back: 'Back',
  fileTitle: '{file}, for MobaXterm',
  fileText: 'An older way to set up this lab on Windows. You need it only if you use MobaXterm: save it and import it there, with a right click on User sessions. We only read it.',
  save: 'Save as…',
  saved: 'Saved. Nothing opened it.',
  kindSsh: 'Terminal:',
  kindDesktop: 'Desktop:',
  otherKind: 'Another kind of session, not looked at',
  through: 'through',
  notOfLab: 'Leads somewhere else than to your lab',
  runsCommand: 'Carries out a command when it is opened',
  unread: '{count} lines could not be read.',
} as const;

export type ProgramsTexts = SameKeys<typeof programsEn>;
