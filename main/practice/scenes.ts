// What each scene of the practice lab changes from the plain course of things. Data only: the parts of the lab read it.

import type { SceneId } from '../../preload/contract/scenes.ts';

/** `web-page`: what an expired download link answers with, under the archive's name. */
export type BundleKind = 'right' | 'client-expired' | 'old-vpn-root' | 'web-page';

export interface Scene {
  /** `look-alike`: the 7-ZIP key as a tired person copies it from an image, with O for 0. */
  readonly sevenZipKey: 'right' | 'look-alike';
  /** `earlier`: out of a Signal message that a newer one has replaced. */
  readonly sshTemporaryKey: 'right' | 'earlier';
  /** What the person downloaded. */
  readonly bundle: BundleKind;
  /** `silent`: a firewall swallows what goes to the VPN server. */
  readonly vpnServer: 'answers' | 'silent';
  /** How far the VPN server's clock is ahead of this computer's. */
  readonly serverAheadMs: number;
  /** False: this user may neither replace the hosts file nor become administrator. */
  readonly mayChangeHosts: boolean;
  /** Another lab was set up on this computer before. */
  readonly hasOtherLab: boolean;
}

const happy: Scene = {
  sevenZipKey: 'right', sshTemporaryKey: 'right', bundle: 'right', vpnServer: 'answers', serverAheadMs: 0, mayChangeHosts: true, hasOtherLab: false,
};

export const scenes: Readonly<Record<SceneId, Scene>> = {
  happy,
  'wrong-signal-key': { ...happy, sevenZipKey: 'look-alike' },
  'expired-link': { ...happy, bundle: 'web-page' },
  'no-admin': { ...happy, mayChangeHosts: false },
  'vpn-blocked': { ...happy, vpnServer: 'silent' },
  'clock-skew': { ...happy, serverAheadMs: 10 * 60 * 1000 },
  'old-root-certificate': { ...happy, bundle: 'old-vpn-root' },
  'three-wrong-passphrases': { ...happy, sshTemporaryKey: 'earlier' },
  'certificate-expired': { ...happy, bundle: 'client-expired' },
  'second-lab': { ...happy, hasOtherLab: true },
};
