// What each scene of the practice kista changes from the plain course of things. Data only: kista-world.ts reads it.

import type { KistaSceneId } from '../../preload/contract/kista-scenes.ts';
import type { KistaManner } from './servers/kista.ts';

export interface KistaScene extends KistaManner {
  /** The name in the letter has an address. */
  readonly hasName: boolean;
  /** Something listens on the port. */
  readonly isUp: boolean;
  /** `other`: the letter is of another kista, or somebody pretends to be this one. */
  readonly fingerprint: 'right' | 'other';
  /** HUNT Cloud puts the key in place that it is sent. */
  readonly addsKey: boolean;
}

const good: KistaScene = { hasName: true, isUp: true, answers: 'files', fingerprint: 'right', addsKey: true, hasFolder: true, takesFiles: true };

export const kistaScenes: Readonly<Record<KistaSceneId, KistaScene>> = {
  good,
  'name-unknown': { ...good, hasName: false },
  'port-closed': { ...good, isUp: false },
  'says-nothing': { ...good, answers: 'nothing' },
  'no-ssh': { ...good, answers: 'web-page' },
  'closes-at-once': { ...good, answers: 'goodbye' },
  'other-fingerprint': { ...good, fingerprint: 'other' },
  'key-not-added': { ...good, addsKey: false },
  'no-folder': { ...good, hasFolder: false },
  'read-only': { ...good, takesFiles: false },
  cuts: { ...good, cuts: { afterBytes: 1024 * 1024, times: 5 } },
};
