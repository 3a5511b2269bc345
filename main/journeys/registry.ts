// Which steps this version of the product can carry out. A step that is not here is reported as skipped, never as done.

import type { StepId } from '../../preload/contract/steps.ts';
import { createChangePassphrase } from '../steps/change-passphrase/change-passphrase.ts';
import { createConnectVpn } from '../steps/connect-vpn/connect-vpn.ts';
import { createEditHosts } from '../steps/edit-hosts/edit-hosts.ts';
import { createEnrolAuthenticator } from '../steps/enrol-authenticator/enrol-authenticator.ts';
import { createInstallCertificate } from '../steps/install-certificate/install-certificate.ts';
import { createInstallVpnProfile } from '../steps/install-vpn-profile/install-vpn-profile.ts';
import { createOpenWorkbench } from '../steps/open-workbench/open-workbench.ts';
import { createPrepareComputer } from '../steps/prepare-computer/prepare-computer.ts';
import { createSetUpSshKey } from '../steps/set-up-ssh-key/set-up-ssh-key.ts';
import type { Step } from '../steps/step.ts';
import { createUnpackBundle } from '../steps/unpack-bundle/unpack-bundle.ts';
import { createWriteSshConfig } from '../steps/write-ssh-config/write-ssh-config.ts';

/** All steps of this version by their id. */
export function createRegistry(): ReadonlyMap<StepId, Step> {
  const steps = [
    createPrepareComputer(), createUnpackBundle(), createEnrolAuthenticator(), createInstallVpnProfile(), createConnectVpn({ guardOf: (run) => run.loginGuard }),
    createChangePassphrase(), createSetUpSshKey(), createWriteSshConfig(), createEditHosts(), createInstallCertificate(), createOpenWorkbench(),
  ];
  return new Map(steps.map((step) => [step.id, step]));
}
