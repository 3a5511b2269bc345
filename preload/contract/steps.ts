// The steps of every journey and the states a step can be in. Ids are stable: they stand in journals, in JSON output and in folder names.

export const stepIds = [
  'prepare-computer',
  'unpack-bundle',
  'enrol-authenticator',
  'install-vpn-profile',
  'connect-vpn',
  'change-passphrase',
  'set-up-ssh-key',
  'write-ssh-config',
  'edit-hosts',
  'install-certificate',
  'open-workbench',
] as const;
export type StepId = (typeof stepIds)[number];

/** `already`: found in place, nothing was changed. `unknown`: something was started and its end could not be observed. */
export const stepStates = ['planned', 'done', 'already', 'skipped', 'failed', 'undone', 'unknown'] as const;
export type StepState = (typeof stepStates)[number];

/** Why a step was not carried out. Each has a text. */
export const skipReasons = ['not-in-this-version', 'no-bundle', 'not-in-bundle', 'no-link', 'earlier-step-failed', 'cancelled', 'no-key-given', 'only-with-open'] as const;
export type SkipReason = (typeof skipReasons)[number];
