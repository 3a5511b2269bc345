// What the page about removing lab access shows: everything in place in the world of the visit, with paths as a person reads them.

import { join } from 'node:path';
import type { RemovalList } from '../../preload/contract/removal.ts';
import { practiceHome } from '../core/practice-folder.ts';
import { openJournal } from '../journeys/journal.ts';
import { listRemoval } from '../journeys/remove-list.ts';
import { atHome } from './at-home.ts';
import type { BridgeNeeds } from './needs.ts';
import { practiceDirOf, type Visit } from './visit.ts';

/** The list for the window. Throws `journal.*`. */
export function readRemoval({ practice }: Visit, needs: BridgeNeeds): RemovalList {
  const folder = practice === undefined ? needs.stateDir : practiceDirOf(needs);
  const { labs, remains } = listRemoval(openJournal(join(folder, 'journal.jsonl')).entries);
  const { platform } = needs.machine;
  const computer = practice === undefined ? needs.machine : { platform, home: practiceHome(folder) };
  return {
    remains,
    labs: labs.map(({ changes, ...group }) => ({
      ...group, changes: changes.map(({ step, change }) => ({ step, change: atHome([{ id: step, state: 'done', changes: [change] }], computer)[0]?.changes[0] ?? change })),
    })),
  };
}
