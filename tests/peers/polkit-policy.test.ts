// The policy and the script that the deb package installs, with real pkexec and polkitd in a private mount namespace: the action of ours is
// the one that is asked for, and only for the script of ours.

import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { composeLinuxElevation, packagedScript } from '../../main/system/elevate/linux.ts';
import { put } from './elevated-cases.ts';
import { actionFor, block, hosts } from './hosts-splices.ts';
import { openNamespace } from './namespace.ts';

const policy = 'no.ntnu.hunt.cloud.lab-access-assistant.policy';
const action = 'no.ntnu.hunt.cloud.lab-access-assistant.splice-hosts';

let space: Awaited<ReturnType<typeof openNamespace>>;
afterAll(() => space.close());
beforeEach(() => writeFileSync(space.outside('/etc/hosts'), hosts, 'latin1'));

/** The two folders of the package, in memory over the real ones, and a rule that says yes to our action and no to any other program. */
beforeAll(async () => {
  space = await openNamespace({ polkit: 'no' });
  await space.run(['/bin/sh', '-ec', `
    cp -a /usr/share/polkit-1/actions /run/actions
    mkdir -p /run/libexec/hunt-cloud-lab-access
    mount --bind /run/actions /usr/share/polkit-1/actions
    mount --bind /run/libexec /usr/libexec
    printf '%s' "polkit.addRule(function (action) { return action.id === '${action}' ? polkit.Result.YES : undefined; });" >/etc/polkit-1/rules.d/10-ours.rules
  `]);
  copyFileSync(join(import.meta.dirname, '../../build/deb', policy), space.outside(`/usr/share/polkit-1/actions/${policy}`));
  writeFileSync(space.outside(packagedScript.path), packagedScript.content);
  chmodSync(space.outside(packagedScript.path), 0o755);
});

const actions = [actionFor(hosts, [put('demolab')])];

test('with the package the prompt is for our action, and what it allows is done', async () => {
  const { program, args } = composeLinuxElevation(actions, true);
  expect(await space.run([program, ...args], { as: 'user' })).toMatchObject({ exitCode: 0, stdout: 'hunt-lab-elevated 1\n' });
  expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(hosts + block('demolab'));
});

test('the same rule allows no other program', async () => {
  const { program, args } = composeLinuxElevation(actions, false);
  expect(await space.run([program, ...args], { as: 'user' })).toMatchObject({ exitCode: 127, stdout: '' });
  expect(readFileSync(space.outside('/etc/hosts'), 'latin1')).toBe(hosts);
});
