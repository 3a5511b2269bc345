// Which of the four phases that IT departments know a step belongs to (the headings of the published guide). Pure data.

import type { StepId } from '../../preload/contract/steps.ts';

export const phases = ['keys', 'system', 'lab', 'workbench'] as const;
export type Phase = (typeof phases)[number];

/** The phase of each step. */
export const phaseOf: Readonly<Record<StepId, Phase>> = {
  'prepare-computer': 'keys',
  'unpack-bundle': 'keys',
  'enrol-authenticator': 'keys',
  'install-vpn-profile': 'system',
  'connect-vpn': 'system',
  'change-passphrase': 'lab',
  'set-up-ssh-key': 'lab',
  'write-ssh-config': 'lab',
  'edit-hosts': 'workbench',
  'install-certificate': 'workbench',
  'open-workbench': 'workbench',
};
