// What is behind entry: home goes away in the middle of a login, or takes long to show its key.

import { mkdirSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Connection as ServerSide } from 'ssh2';
import { expect, it } from 'vitest';
import { toProblem } from '../../../../main/core/problem.ts';
import { Secret } from '../../../../main/core/secret.ts';
import { createLoginGuard } from '../../../../main/system/ssh/attempts.ts';
import { changePassphrase } from '../../../../main/system/ssh/change-passphrase.ts';
import { readHostKey, type Connection, type Wire } from '../../../../main/system/ssh/connection.ts';
import { entryOf, homeOf, type LabHost } from '../../../../main/system/ssh/lab-hosts.ts';
import { logInWithPassphrase } from '../../../../main/system/ssh/log-in.ts';
import { openScriptedServer, type Script } from './scripted-server.ts';
import { fresh, lab, scratchFolder, temporary } from './ssh-lab.ts';

async function openBehindEntry(script: Script): Promise<{ wire: Wire; home: LabHost; entry: Connection }> {
  const folder = scratchFolder();
  const homeServer = await openScriptedServer(script);
  const entryServer = await openScriptedServer({ leadsTo: homeServer.port, runCommand: (channel) => { channel.exit(0); channel.end(); } });
  const [entryHost, home] = [entryOf(lab, entryServer.port), homeOf(lab, entryServer.port)];
  const knownHostsFile = join(folder, '.ssh', 'known_hosts');
  mkdirSync(join(folder, '.ssh'));
  writeFileSync(knownHostsFile, `${entryHost.knownAs} ${entryServer.hostKey}\n${home.knownAs} ${homeServer.hostKey}\n`);
  const wire: Wire = {
    tunnel: { interface: 'fake', covers: () => Promise.resolve(true) }, guard: createLoginGuard(join(folder, 'logins'), { now: () => 1_800_000_000_000 }, 'linux'),
    knownHostsFile, signal: new AbortController().signal,
  };
  return { wire, home, entry: await logInWithPassphrase(entryHost, new Secret(temporary), wire) };
}

/** As when the machine's sshd is killed: without the goodbye that ssh2's `end` says. */
function die(client: ServerSide): void {
  (client as unknown as { readonly _sock: Socket })._sock.destroy();
}

it('a home that goes away inside the login is noticed, although the channel through entry stays half open', async () => {
  const { wire, home, entry } = await openBehindEntry({
    authenticate: (context, client) => {
      if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive']);
      context.prompt([{ prompt: 'Password: ', echo: false }], () => context.prompt([{ prompt: 'New password: ', echo: false }], () => die(client)));
    },
  });
  const change = { host: home, temporary: new Secret(temporary), fresh: new Secret(fresh), beforeAccepted: () => undefined };
  const problem = await changePassphrase(change, wire, entry).then(() => undefined, toProblem);
  entry.close();
  expect(problem).toMatchObject({ code: 'ssh.closedDuringChange', facts: { host: 'home' } });
});

it('entry is in use as long as home is asked for its key', async () => {
  const { wire, home, entry } = await openBehindEntry({});
  const reading = readHostKey(home, wire, entry);
  await new Promise((resolve) => { setImmediate(resolve); });
  const isUsed = entry.isCarrying();
  await reading;
  expect([isUsed, entry.isCarrying()]).toEqual([true, false]);
  entry.close();
});
