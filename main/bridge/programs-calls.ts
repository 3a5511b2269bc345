// The window's calls about other programs: values to copy, and the MobaXterm file of an older bundle, which the person may save somewhere.

import { join } from 'node:path';
import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import { shippedFacts } from '../core/facts.ts';
import { openJournal } from '../journeys/journal.ts';
import { programsFor } from '../journeys/other-programs.ts';
import { readMobaXtermFile } from '../system/other-programs/mobaxterm-file.ts';
import { saveFile } from '../system/other-programs/save-file.ts';
import { labOf } from './known-lab.ts';
import type { BridgeNeeds } from './needs.ts';
import { languageOf } from './settings.ts';
import { practiceDirOf, type Visit } from './visit.ts';

/** The handlers of `programs.*`. */
export function createProgramsCalls(visit: Visit, needs: BridgeNeeds): LabHandlers['programs'] {
  return {
    read: () => Promise.resolve(read(visit, needs)),
    saveSessionFile: async ({ index }) => {
      const file = visit.sessionFiles?.[index];
      if (file === undefined) return { saved: false };
      const place = await needs.desktop.choosePlace(file.name, languageOf(needs));
      if (place === undefined) return { saved: false };
      await saveFile(place, file.content);
      return { saved: true };
    },
  };
}

function read(visit: Visit, needs: BridgeNeeds): Awaited<ReturnType<LabHandlers['programs']['read']>> {
  const { practice, sessionFiles = [] } = visit;
  const lab = labOf(visit, needs);
  const facts = practice?.world.facts ?? shippedFacts().facts;
  const { entries } = openJournal(join(practice === undefined ? needs.stateDir : practiceDirOf(needs), 'journal.jsonl'));
  return {
    ...(lab && { lab }), programs: lab === undefined ? [] : programsFor(lab, facts, entries),
    sessionFiles: sessionFiles.map(({ name, content }) => readMobaXtermFile(name, content, { lab, facts })),
  };
}
