// What the kista's pages know: the one standing that every call of the main process answers, the page that is shown, and what goes on right
// now. Types only. No passphrase and no path is in here.

import type { LabApi } from '../../preload/contract/bridge/index.ts';
import type { kista } from '../../preload/contract/bridge/kista.ts';
import type { Api } from '../../preload/contract/call.ts';
import type { Direction, TransferProgress, Verdict } from '../../preload/contract/kista.ts';
import type { Problem } from '../../preload/contract/problems.ts';
import type { Told } from './visit.ts';

/** The calls of the window; a path is said by the preload script alone. */
type Calls = Omit<Api<{ readonly kista: typeof kista }>['kista'], 'take'>;
export interface KistaApi {
  readonly kista: Calls;
  readonly app: Pick<LabApi['app'], 'paste'>;
  readonly cancel: (name: 'kista.check' | 'kista.run') => Promise<void>;
  readonly dropFiles: (files: readonly File[]) => ReturnType<Calls['choose']>;
}

export type KistaStanding = Told<Calls['open']>;
export type Hand = Parameters<Calls['hand']>[0]['what'];
export type NewKey = Parameters<Calls['key']>[0];
export type Information = Parameters<Calls['information']>[0];
export type World = NonNullable<Parameters<Calls['open']>[0]['world']>;
export type Verb = Parameters<Calls['run']>[0]['verb'];
export interface CheckInput {
  readonly passphrase?: string;
  readonly trace?: boolean;
}

export type KistaPage = 'begin' | 'ready' | 'unlock' | 'check' | 'transfer' | 'own' | 'practice';

/** What goes on, and what a problem is about. */
export type Doing = 'opening' | 'information' | 'key' | 'hand' | 'check' | 'trace' | 'choose' | 'transfer';

export interface KistaState {
  /** Undefined until it was asked for. */
  readonly told?: KistaStanding;
  readonly page: KistaPage;
  readonly doing?: Doing | undefined;
  readonly isCancelling: boolean;
  readonly problem?: { readonly of: Doing; readonly problem: Problem } | undefined;
  /** How far a check has come that goes on now. */
  readonly verdicts?: readonly Verdict[] | undefined;
  /** Of a transfer that goes on now, its rows all that were told. */
  readonly progress?: TransferProgress | undefined;
  readonly direction: Direction;
  /** Another transfer is being prepared; the result of the last one is old news. */
  readonly isAnew: boolean;
  /** Digest of the banner that the person has read. */
  readonly seenBanner?: string | undefined;
  /** The last file that was made for the person. */
  readonly handed?: { readonly what: Hand; readonly made: string; readonly opened: boolean } | undefined;
}
