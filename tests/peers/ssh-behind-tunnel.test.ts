// The forced change of both passphrases on real OpenSSH machines behind a real OpenVPN tunnel, by the built headless command on a client
// computer: who can reach home at all, how long it takes, what leaves the client beside the tunnel, what wrong keys come to in two
// processes, and kills in the middle of it. Servers of both kinds. LONG=1: 30 kills instead of a few.
// Needs root, /dev/net/tun and the Debian packages of tests/packages.txt.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atLength } from '../at-length.ts';
import { finderOf, watchProcesses } from './canary-scan.ts';
import { capture, destinationsOf } from './capture.ts';
import { node, stepIn } from './command-line.ts';
import { homeAddress } from './ssh-behind-tunnel-lab.ts';
import type { BridgeTask } from './ssh-bridge-harness.ts';
import type { Fence, MachineName } from './ssh-machine.ts';
import { labAddress, user } from './vpn-lab.ts';
import { clientHome, linkFor, lab, openJourneyLab, secrets, type CommandOptions, type JourneyLab } from './whole-journey-lab.ts';

const killsOfKind = atLength(2, 15);
const findIn = finderOf([secrets.sshTemporaryKey, secrets.newPassphrase]);
const wrong = { ...secrets, sshTemporaryKey: 'Fake-but-wrong-key-7' };

describe.each(['password', 'questions'] as const)('servers that ask by %s', (asks) => {
  let journey: JourneyLab;
  let states = 0;
  beforeAll(async () => {
    journey = await openJourneyLab({ asks });
    const { printed } = await journey.command('apply', '--journey', 'new_user', '--compute-otp', '--yes', ...journey.words(), ...['unpack-bundle', 'install-vpn-profile', 'connect-vpn'].flatMap((id) => ['--step', id]));
    expect(printed.steps.find(({ id }) => id === 'connect-vpn')).toMatchObject({ state: 'done', evidence: { entry: 'answered' } });
  }, 300_000);
  afterAll(() => journey.close());

  const words = (verb: string): readonly string[] => [verb, '--journey', 'ssh_reset', '--link', linkFor(lab), '--facts', join(journey.space.folder, 'facts.json'), '--step', 'connect-vpn', '--step', 'change-passphrase', ...(verb === 'apply' ? ['--yes'] : [])];
  const counted = (): readonly number[] => [journey.machines.entry.failedLogins(), journey.machines.home.failedLogins()];

  /** A client that remembers nothing and machines as they were handed out. Answers the new state folder. */
  async function beginAnew(): Promise<string> {
    await journey.machines.beginAnew();
    await journey.onClient(`rm -rf ${clientHome}/.ssh`);
    return `/run/state-${String(states += 1)}`;
  }

  async function change(more: CommandOptions, verb = 'apply'): Promise<string> {
    const { stdout, stderr } = await journey.commandWith(more, ...words(verb));
    return stdout === '' ? `said nothing: ${stderr}` : stepIn(stdout, 'change-passphrase');
  }

  test('both passphrases are changed, and beside the tunnel nothing leaves', async () => {
    const stateFolder = await beginAnew();
    const { done: [answer, seconds], packets, bytes } = await capture(journey.space, async () => {
      const began = performance.now();
      return [await journey.commandWith({ stateFolder }, ...words('apply')), (performance.now() - began) / 1000] as const;
    });
    process.stdout.write(`both passphrases, ${asks}: ${seconds.toFixed(1)} s; failed logins ${counted().join(' and ')}\n`);
    expect(stepIn(answer.stdout, 'change-passphrase')).toBe('done');
    expect([counted(), new Set(destinationsOf(packets).split('\n')), findIn(bytes)]).toEqual([[0, 0], new Set(['203.0.113.10.1194 UDP']), []]);
    expect(await change({ stateFolder }, 'verify')).toBe('done');
    for (const machine of [journey.machines.entry, journey.machines.home]) expect(await machine.asRoot(`chage -l ${user} | head -1`)).not.toContain('must be changed');
  });

  test('no secret shows in any process, in what is said, or in what is written', async () => {
    const stateFolder = await beginAnew();
    const stopWatching = watchProcesses(findIn);
    const answer = await journey.commandWith({ stateFolder }, ...words('apply'));
    const watched = await stopWatching();
    expect(stepIn(answer.stdout, 'change-passphrase')).toBe('done');
    const written = await journey.onClient(`find ${stateFolder} ${clientHome} -type f -exec cat {} +`);
    expect(written).toContain('ssh.changePassphrase');
    const said = [answer.stdout, answer.stderr, written, journey.machines.entry.log(), journey.machines.home.log()].map((text) => findIn(Buffer.from(text)));
    expect([said.flat(), watched.found.size, watched.rounds > 0]).toEqual([[], 0, true]);
  });

  test('home is reached from entry alone, by a name that only entry knows', async () => {
    const knock = (address: string): string => `python3 -c 'import socket; print(socket.create_connection(("${address}", 22), 2).recv(7).decode())' 2>&1 | tail -1`;
    expect(await journey.onClient(knock(labAddress))).toBe('SSH-2.0\n');
    expect(await journey.machines.entry.asRoot(knock('home'))).toBe('SSH-2.0\n');
    expect(await journey.onClient(knock('home'))).toMatch(/Name or service not known|name resolution/);
    expect(await journey.onClient(knock(homeAddress))).toMatch(/unreachable|timed out/i);
    // Also when all ways are laid towards it: entry forwards no packets.
    await journey.onClient(`ip route add ${homeAddress}/32 dev tun0`);
    await journey.space.onServer(`ip route add ${homeAddress}/32 via ${labAddress}`);
    expect(await journey.onClient(knock(homeAddress))).toMatch(/timed out/);
    await journey.onClient(`ip route del ${homeAddress}/32 dev tun0`);
  });

  test('a wrong key is sent twice in all, by the window and without it, and nobody is shut out', async () => {
    const stateFolder = await beginAnew();
    const harness = await buildHarness();
    const asWindow = async (): Promise<string> => {
      const task: BridgeTask = { home: clientHome, stateDir: stateFolder, link: linkFor(lab), secrets: { sshTemporaryKey: wrong.sshTemporaryKey, newPassphrase: secrets.newPassphrase } };
      const { stdout, stderr } = await journey.space.run([node, harness], { stdin: JSON.stringify(task) });
      return stdout === '' ? stderr : stepIn(stdout, 'change-passphrase');
    };
    const without = (): Promise<string> => change({ stateFolder, secrets: wrong });
    expect([await without(), await asWindow(), await without(), await asWindow()]).toEqual([
      'failed ssh.temporaryKeyRefused', 'failed ssh.temporaryKeyRefused', 'failed ssh.tooManyAttempts', 'failed ssh.tooManyAttempts',
    ]);
    expect([counted(), await journey.machines.banned()]).toEqual([[2, 0], []]);
    // The firewall would have shut us out: a third one by the system's own ssh, which knows no guard.
    await journey.onClient(`printf '#!/bin/sh\\necho wrong\\n' >/run/askpass; chmod 700 /run/askpass; SSH_ASKPASS=/run/askpass SSH_ASKPASS_REQUIRE=force ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o NumberOfPasswordPrompts=1 ${user}@${labAddress} true`);
    await wait(300);
    expect([counted()[0], await journey.machines.banned()]).toEqual([3, ['10.8.0.2']]);
  });

  async function buildHarness(): Promise<string> {
    await build({ configFile: false, logLevel: 'error', build: { ssr: join(import.meta.dirname, 'ssh-bridge-harness.ts'), outDir: journey.space.folder, emptyOutDir: false } });
    return join(journey.space.folder, 'ssh-bridge-harness.js');
  }

  test(`${String(killsOfKind)} kills inside the dialogue: the next run resolves or names what is left`, { timeout: 1_800_000 }, async () => {
    const bad: string[] = [];
    let inside = 0;
    for (let index = 0; index < killsOfKind; index += 1) {
      const stateFolder = await beginAnew();
      const place = places[(index + (asks === 'password' ? 0 : 3)) % places.length] as Place;
      inside += await killAt(place, stateFolder) ? 1 : 0;
      const failedThen = counted();
      const next = await change({ stateFolder });
      const later = next === 'done' ? next : await change({ stateFolder, before: ['faketime', '-f', '+16m'], env: { DONT_FAKE_MONOTONIC: '1' } });
      const proved = await change({ stateFolder }, 'verify');
      const line = `killed at ${place.join(' on ')}: failed ${failedThen.join('+')}; next run ${next}${later === next ? '' : `, after 16 minutes ${later}`}; failed ${counted().join('+')}; then verify ${proved}`;
      process.stdout.write(`${line}\n`);
      const isNamed = next === 'done' || next === 'failed ssh.tooManyAttempts';
      if (!isNamed || later !== 'done' || proved !== 'done' || counted().some((count) => count > 2)) bad.push(line);
    }
    process.stdout.write(`${String(inside)} of ${String(killsOfKind)} kills fell inside the dialogue\n`);
    expect([bad, inside]).toEqual([[], killsOfKind]);
  });

  type Place = readonly [Fence, MachineName];
  const places: readonly Place[] = [['chosen', 'entry'], ['stored', 'home'], ['asked', 'entry'], ['stored', 'entry'], ['chosen', 'home'], ['asked', 'home']];

  /** Runs the change until the machine is at that place of it, and kills the program there. Answers whether it was still at it. */
  async function killAt([fence, name]: Place, stateFolder: string): Promise<boolean> {
    const machine = journey.machines[name];
    const pidFile = join(journey.space.folder, 'product.pid');
    await machine.putFence(fence);
    const running = journey.commandWith({ stateFolder, before: ['/bin/sh', '-c', `echo $$ >${pidFile}; exec "$@"`, 'product'] }, ...words('apply'));
    const isThere = await machine.untilAtFence(fence, running);
    if (isThere) process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
    const { stdout } = await running;
    await machine.openFence();
    await wait(200);
    return isThere && stdout === '';
  }
});
