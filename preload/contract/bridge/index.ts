// Everything that may cross between the window and the main process, in one object.

import type { Api, Handlers } from '../call.ts';
import { app } from './app.ts';
import { practice } from './practice.ts';

export const bridge = { app, practice } as const;

/** The name of one call, as `area.name`. */
export type CallName = { [A in keyof typeof bridge]: `${A & string}.${keyof LabHandlers[A] & string}` }[keyof typeof bridge];
export type LabHandlers = Handlers<typeof bridge>;

/** `window.lab`. */
export type LabApi = Api<typeof bridge> & {
  /** Aborts the call of that name if it is running. */
  readonly cancel: (name: CallName) => Promise<void>;
};
