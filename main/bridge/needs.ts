// What the bridge is given by the Electron entry: this computer, and the few things of the desktop that the window may use.

import type { z } from 'zod';
import type { bridge } from '../../preload/contract/bridge/index.ts';
import { channelName } from '../../preload/contract/call.ts';
import type { Language } from '../../preload/contract/text/language.ts';
import type { Clock } from '../core/clock.ts';
import type { OpenKistaWorld, PracticeStart } from '../journeys/practice-opener.ts';
import type { Outside } from '../journeys/session.ts';
import type { Machine } from '../system/machine.ts';

export interface BridgeNeeds {
  readonly machine: Machine;
  readonly clock: Clock;
  /** Absolute path. */
  readonly stateDir: string;
  readonly version: string;
  /** The system's, until the person chooses one. */
  readonly language: Language;
  readonly desktop: Desktop;
  openPractice(signal: AbortSignal, start?: PracticeStart): Outside['openPractice'];
  openKistaWorld: OpenKistaWorld;
  tell(channel: string, payload: unknown): void;
}

export interface Desktop {
  /** A secret is taken off the clipboard after 30 seconds if it still is there. */
  copy(text: string, isSecret: boolean): Promise<void>;
  /** Empty when it holds no text. */
  paste(): Promise<string>;
  /** The system's dialog; undefined when the person closed it. */
  chooseArchive(language: Language): Promise<string | undefined>;
  /** The same for the place of a new file with that name. It asks before a file that is there is given. */
  choosePlace(name: string, language: Language): Promise<string | undefined>;
  /** Files, or one folder, of the system's dialog; none when the person closed it. */
  chooseItems(what: 'files' | 'folder', language: Language): Promise<readonly string[]>;
  /** Where fetched files go; undefined when the person closed the dialog. */
  chooseFolder(language: Language): Promise<string | undefined>;
  /** Absolute: the Desktop on Windows, else Downloads. */
  handOverFolder(): string;
  /** Opens a mail that we wrote as a file; false when no program takes it. */
  openMailFile(file: string): Promise<boolean>;
  /** Opens a finished mail in the mail program or in Outlook on the web, and no other address. Throws `order.notOpened`. */
  openMail(address: string): Promise<void>;
  /** Shows a file in its folder. */
  showFile(file: string): void;
}

type Payload<S> = S extends { readonly payload: infer P extends z.ZodType } ? z.input<P> : never;

/** Tells the window something; the compiler knows what may be told. */
export function tell<A extends keyof typeof bridge, N extends keyof (typeof bridge)[A] & string>(
  needs: Pick<BridgeNeeds, 'tell'>, area: A, name: N, payload: Payload<(typeof bridge)[A][N]>,
): void {
  needs.tell(channelName(area, name), payload);
}
