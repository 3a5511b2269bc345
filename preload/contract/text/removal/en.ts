// The words of the page that removes lab access in English; nb.ts has the same keys, and the compiler compares them. They come with the page.

import type { SameKeys } from '../same-keys.ts';

export const removalEn = {
  title: 'Remove lab access from this computer',
  titlePractice: 'Remove lab access from the practice computer',
  lead: 'This was set up here, for all your labs, and is taken back. What you or others changed since is kept.',
  nothing: 'Nothing of ours is in place here, except the notes and settings of this program.',
  noLab: 'Without a lab',
  stays: 'What stays, and why',
  remove: 'Remove all of it',
  removing: 'Removing…',
  ask: 'Remove lab access for all your labs?',
  askText: 'This takes back everything on the list. The program then also removes its own notes and settings.',
  removed: 'Lab access is removed',
  removedLead: 'Nothing of ours is in place any more. You can uninstall the program now.',
  partly: 'Something could not be taken back',
  partlyLead: 'The rest is gone. The program keeps its notes, so that you can try again.',
  partlyWhy: 'What stood in the way',
  keep: 'Keep it',
  back: 'Back',
} as const;

export type RemovalTexts = SameKeys<typeof removalEn>;
