// A reset without a bundle: nothing tells one reset from the next, but one that got as far as entry goes on with home.

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createChangePassphrase } from '../../../../main/steps/change-passphrase/change-passphrase.ts';
import { engineRuns } from '../../system/ssh/engine-run.ts';
import { fresh, newHostKey, openSshLab } from '../../system/ssh/ssh-lab.ts';

const reset = { journey: 'ssh_reset' } as const;
const kindsOf = (step: { readonly changes: readonly { readonly facts: Readonly<Record<string, string>> }[] } | undefined): readonly string[] => (step?.changes ?? []).map(({ facts }) => facts['host'] ?? '');

it('goes on with home, with no login by the key that entry no longer has, and the next reset is due on both', async () => {
  const lab = await openSshLab();
  const runs = engineRuns(lab, () => [createChangePassphrase()]);
  const known = readFileSync(lab.knownHostsFile, 'utf8');
  const [entryLine = ''] = known.split('\n');
  writeFileSync(lab.knownHostsFile, `${entryLine}\n${lab.home.knownAs} ${newHostKey().public}\n`);
  expect((await runs.apply(reset))[0]).toMatchObject({ state: 'failed', problem: { code: 'ssh.hostKeyChanged', facts: { host: 'home' } } });
  expect([lab.servers.accounts.entry.isPassphrase(fresh), lab.servers.accounts.home.isPassphrase(fresh)]).toEqual([true, false]);
  writeFileSync(lab.knownHostsFile, known);
  const [second] = await runs.apply(reset);
  expect(second).toMatchObject({ state: 'done', evidence: { loginProved: true } });
  expect(kindsOf(second)).toEqual(['home']);
  expect(lab.servers.failedLogins()).toEqual({ entry: 0, home: 0 });
  const [third] = await runs.apply(reset);
  expect(kindsOf(third)).toEqual(['entry', 'home']);
});
