// What the main process does for each call of the window. The same requests as the headless commands, with other words around them.

import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import { channelName } from '../../preload/contract/call.ts';
import type { Platform } from '../../preload/contract/platform.ts';
import type { Language } from '../../preload/contract/text/index.ts';
import { join } from 'node:path';
import type { Clock } from '../core/clock.ts';
import { carryOutRequest } from '../journeys/request.ts';
import type { Outside } from '../journeys/session.ts';
import type { Machine } from '../system/machine.ts';

export interface HandlerNeeds {
  readonly machine: Machine;
  readonly clock: Clock;
  readonly stateDir: string;
  readonly version: string;
  readonly language: Language;
  openPractice(signal: AbortSignal): Outside['openPractice'];
  tell(channel: string, payload: unknown): void;
}

/** The handlers of all calls. */
export function createHandlers(needs: HandlerNeeds): LabHandlers {
  const platform: Platform = needs.machine.platform;
  return {
    app: { about: () => Promise.resolve({ version: needs.version, platform, language: needs.language }) },
    practice: {
      run: ({ journey }, { signal }) => carryOutRequest(
        { verb: 'apply', practice: true, journey, steps: [], consent: 'as-planned-now' }, practiceOutside(needs, signal),
      ),
      undo: (_input, { signal }) => carryOutRequest({ verb: 'undo', practice: true, steps: [] }, practiceOutside(needs, signal)),
    },
  };
}

function practiceOutside(needs: HandlerNeeds, signal: AbortSignal): Outside {
  return {
    machine: needs.machine, clock: needs.clock, signal, stateDir: join(needs.stateDir, 'practice'), openPractice: needs.openPractice(signal),
    secrets: () => Promise.resolve({}),
    progress: (phase, fraction) => needs.tell(channelName('practice', 'progress'), { phase, ...(fraction === undefined ? {} : { fraction }) }),
  };
}
