// The journeys: ordered steps for a situation. Nine names are the service's own (the `filter` of the Lab access link); their matrix is
// the one of the published guide. A step that proves the tunnel is added wherever a later step talks to the lab. One journey is ours.

import type { StepId } from './steps.ts';

export const serviceJourneyIds = [
  'new_user', 'new_lab', 'new_computer', 'ssh_reset', 'vpn_reset', 'totp_reset', 'workbench_reissue', 'reissue_all', 'lab_migration',
] as const;
/** With the one that looks at a computer before anything was sent: it needs no link, no archive and no key. */
export const journeyIds = [...serviceJourneyIds, 'prepare_computer'] as const;
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
  prepare_computer: ['prepare-computer'],
};

/** Answers whether a word from outside (an argument) is a journey's name. */
export function isJourneyId(word: string): word is JourneyId {
  return (journeyIds as readonly string[]).includes(word);
}

/** Answers whether a word of a Lab access link is a journey's name: the service knows only its own. */
export function isServiceJourneyId(word: string): word is (typeof serviceJourneyIds)[number] {
  return (serviceJourneyIds as readonly string[]).includes(word);
}
