// What is in place on a computer when a journey begins: the steps of an earlier journey that the practice lab carries out beforehand. Data.

import type { JourneyId } from '../../preload/contract/journeys.ts';
import type { StepId } from '../../preload/contract/steps.ts';

const vpn = ['unpack-bundle', 'install-vpn-profile'] as const;

/** Steps of `new_user`, by the journey that begins after them. */
export const inPlaceBefore: Readonly<Record<JourneyId, readonly StepId[]>> = {
  new_user: [],
  new_computer: [],
  vpn_reset: [],
  totp_reset: [],
  reissue_all: [],
  prepare_computer: [],
  new_lab: vpn,
  ssh_reset: vpn,
  workbench_reissue: [...vpn, 'edit-hosts'],
  lab_migration: [...vpn, 'install-certificate'],
};

/** Journeys of people who work in their lab already: in the window their practice computer is connected when it is met for the first time. */
export const connectedBefore: readonly JourneyId[] = ['workbench_reissue'];
