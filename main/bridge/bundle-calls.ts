// The window's calls about what a person brings: archive, link and keys.

import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import { shippedFacts } from '../core/facts.ts';
import { wipeSecrets } from '../core/secret.ts';
import { readLink } from '../journeys/session.ts';
import { takeArchive } from './archive.ts';
import { checkKey } from './check-key.ts';
import type { BridgeNeeds } from './needs.ts';
import { languageOf } from './settings.ts';
import { dropPlan, type Visit } from './visit.ts';

/** The handlers of `bundle.*`. */
export function createBundleCalls(visit: Visit, needs: BridgeNeeds): LabHandlers['bundle'] {
  return {
    choose: async (_input, { signal }) => {
      const path = await needs.desktop.chooseArchive(languageOf(needs));
      return path === undefined ? null : takeArchive(visit, needs, path, signal);
    },
    take: ({ path }, { signal }) => takeArchive(visit, needs, path, signal),
    readLink: ({ text }) => {
      const read = readLink(text, visit.practice?.world.facts ?? shippedFacts().facts);
      dropPlan(visit);
      visit.link = { text, read };
      return Promise.resolve(read);
    },
    checkKey: (input, { signal }) => checkKey(visit, needs, input, signal),
    copyKey: async ({ name }) => {
      const copies = visit.keys.copies();
      const key = visit.running?.step === 'connect-vpn' ? copies[name] : undefined;
      try {
        if (key !== undefined) await needs.desktop.copy(key.revealText(), true);
        return { copied: key !== undefined };
      } finally {
        wipeSecrets(copies);
      }
    },
  };
}
