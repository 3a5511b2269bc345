// The journeys: ordered steps for a situation. The nine names are the service's own (the `filter` of the Lab access link); the matrix
// is the one of the published guide. A step that proves the tunnel is added wherever a later step talks to the lab.

import type { StepId } from './steps.ts';

export const journeyIds = [
  'new_user', 'new_lab', 'new_computer', 'ssh_reset', 'vpn_reset', 'totp_reset', 'workbench_reissue', 'reissue_all', 'lab_migration',
] as const;
export type JourneyId = (typeof journeyIds)[number];

const sshLogin = ['set-up-ssh-key', 'write-ssh-config'] as const;
const workbench = ['edit-hosts', 'install-certificate', 'open-workbench'] as const;
const vpn = ['install-vpn-profile', 'connect-vpn'] as const;

/** The steps of each journey, in the order in which they are carried out. */
export const journeySteps: Readonly<Record<JourneyId, readonly StepId[]>> = {
  new_user: ['unpack-bundle', 'enrol-authenticator', ...vpn, 'change-passphrase', ...sshLogin, ...workbench],
  new_lab: ['unpack-bundle', 'connect-vpn', 'change-passphrase', ...sshLogin, ...workbench],
  new_computer: ['unpack-bundle', 'enrol-authenticator', ...vpn, ...sshLogin, ...workbench],
  ssh_reset: ['unpack-bundle', 'connect-vpn', 'change-passphrase'],
  vpn_reset: ['unpack-bundle', ...vpn],
  totp_reset: ['enrol-authenticator'],
  workbench_reissue: ['unpack-bundle', 'connect-vpn', 'install-certificate', 'open-workbench'],
  reissue_all: ['unpack-bundle', 'enrol-authenticator', ...vpn, 'change-passphrase', ...sshLogin, ...workbench],
  lab_migration: ['connect-vpn', 'change-passphrase', 'write-ssh-config', 'edit-hosts', 'open-workbench'],
};

/** Answers whether a word from outside (a link, an argument) is a journey's name. */
export function isJourneyId(word: string): word is JourneyId {
  return (journeyIds as readonly string[]).includes(word);
}
