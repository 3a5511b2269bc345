// The window's calls about the program itself and the clipboard.

import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import type { BridgeNeeds } from './needs.ts';
import { languageOf, rememberLanguage } from './settings.ts';

/** The handlers of `app.*`. */
export function createAppCalls(needs: BridgeNeeds): LabHandlers['app'] {
  const { desktop, machine, stateDir, version } = needs;
  return {
    about: () => Promise.resolve({ version, platform: machine.platform, language: languageOf(needs) }),
    setLanguage: ({ language }) => {
      rememberLanguage(stateDir, language);
      return Promise.resolve({});
    },
    copy: async ({ text, isSecret }) => {
      await desktop.copy(text, isSecret);
      return {};
    },
    paste: async () => ({ text: await desktop.paste() }),
  };
}
