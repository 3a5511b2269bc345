// What each scene of the practice lab changes from the plain course of things. Data only: the parts of the lab read it.

import type { SceneId } from '../../preload/contract/scenes.ts';

export interface Scene {
  /** `look-alike`: the 7-ZIP key as a tired person copies it from an image, with O for 0. */
  readonly sevenZipKey: 'right' | 'look-alike';
  /** False: this user may neither replace the hosts file nor become administrator. */
  readonly mayChangeHosts: boolean;
}

export const scenes: Readonly<Record<SceneId, Scene>> = {
  'happy': { sevenZipKey: 'right', mayChangeHosts: true },
  'wrong-signal-key': { sevenZipKey: 'look-alike', mayChangeHosts: true },
  'no-admin': { sevenZipKey: 'right', mayChangeHosts: false },
};
