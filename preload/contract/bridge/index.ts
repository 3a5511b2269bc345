// Everything that may cross between the window and the main process, in one object.

import type { Api, Handlers } from '../call.ts';
import { app } from './app.ts';
import { bundle } from './bundle.ts';
import { journey, questions } from './journey.ts';
import { kista } from './kista.ts';
import { orders } from './orders.ts';
import { practice } from './practice.ts';
import { prepare } from './prepare.ts';
import { programs } from './programs.ts';

export const bridge = { app, bundle, journey, questions, practice, programs, prepare, orders, kista } as const;

/** The name of one call, as `area.name`. */
export type CallName = { [A in keyof typeof bridge]: `${A & string}.${keyof LabHandlers[A] & string}` }[keyof typeof bridge];
export type LabHandlers = Handlers<typeof bridge>;

/** `window.lab`. */
export type LabApi = Omit<Api<typeof bridge>, 'bundle' | 'kista'> & {
  /** Without `take`: a path is said by the preload script alone. */
  readonly bundle: Omit<Api<typeof bridge>['bundle'], 'take'>;
  /** Without `take`, as above. */
  readonly kista: Omit<Api<typeof bridge>['kista'], 'take'>;
  /** Takes files and folders that were dropped on the window or chosen in a file field. */
  readonly dropFiles: (files: readonly File[]) => ReturnType<Api<typeof bridge>['kista']['take']>;
  /** Aborts the call of that name if it is running. */
  readonly cancel: (name: CallName) => Promise<void>;
  /** Takes a file that was dropped on the window or chosen in a file field; refused for anything that is not a file on this disk. */
  readonly dropArchive: (file: File) => ReturnType<Api<typeof bridge>['bundle']['take']>;
};
