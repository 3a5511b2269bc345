// The SSH steps through the engine against real OpenSSH servers with PAM: the forced change both ways, the key, the short names with the
// system's own ssh, and what the servers count.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Secret, type Secrets } from '../../main/core/secret.ts';
import { shippedFacts } from '../../main/core/facts.ts';
import { applyJourney } from '../../main/journeys/apply-journey.ts';
import { openJournal } from '../../main/journeys/journal.ts';
import { openMemory } from '../../main/journeys/memory.ts';
import { undoJourney } from '../../main/journeys/undo-journey.ts';
import { verifyJourney } from '../../main/journeys/verify-journey.ts';
import { createChangePassphrase } from '../../main/steps/change-passphrase/change-passphrase.ts';
import { createSetUpSshKey } from '../../main/steps/set-up-ssh-key/set-up-ssh-key.ts';
import type { Run } from '../../main/steps/step.ts';
import { createWriteSshConfig } from '../../main/steps/write-ssh-config/write-ssh-config.ts';
import { createLoginGuard } from '../../main/system/ssh/attempts.ts';
import { createRunner } from '../../main/system/run.ts';
import type { StepResult } from '../../preload/contract/plans.ts';
import { createRun } from '../main/journeys/notebook.ts';
import { openPeerLab, type PeerLab, type PeerOptions } from './ssh-lab.ts';

const fresh = 'Obviously-Fake-Passphrase-22';
const createSteps = () => [createChangePassphrase(), createSetUpSshKey(), createWriteSshConfig()];

interface Desk {
  readonly peers: PeerLab;
  readonly home: string;
  readonly state: string;
  run(more?: Partial<Run>): Run;
  apply(more?: Partial<Run>): Promise<readonly StepResult[]>;
  undo(): Promise<readonly StepResult[]>;
  verify(): Promise<readonly StepResult[]>;
}

async function openDesk(options: PeerOptions): Promise<Desk> {
  const peers = await openPeerLab(options);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ssh-desk-')));
  onTestFinished(async () => {
    await peers.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const [home, state] = [join(folder, 'home'), join(folder, 'state')];
  mkdirSync(home);
  const clock = { now: () => Date.now() };
  const run = (more: Partial<Run> = {}): Run => createRun({ home, runner: createRunner({}), practice: true }, {
    journey: 'new_user', only: createSteps().map((step) => step.id), lab: { lab: 'demolab', user: peers.user, address: peers.address }, facts: shippedFacts().facts,
    secrets: secrets(peers), memory: openMemory(join(state, 'memory.json')), tunnel: { interface: 'fake', covers: (address) => Promise.resolve(address === peers.address) },
    loginGuard: createLoginGuard(join(state, 'logins'), clock, 'linux'), ...more,
  });
  const engine = () => ({ registry: new Map(createSteps().map((step) => [step.id, step])), journal: openJournal(join(state, 'journal.jsonl')), clock });
  return {
    peers, home, state, run,
    apply: async (more) => (await applyJourney(engine(), run(more), 'as-planned-now')).steps,
    undo: () => undoJourney(engine(), run(), []),
    verify: () => verifyJourney(run(), engine().registry),
  };
}

function secrets({ temporary }: PeerLab, more: Readonly<Record<string, string>> = {}): Secrets {
  return Object.fromEntries(Object.entries({ sshTemporaryKey: temporary, newPassphrase: fresh, ...more }).map(([name, value]) => [name, new Secret(value)]));
}

const states = (steps: readonly StepResult[]): readonly string[] => steps.map(({ id, state, problem }) => `${id} ${state}${problem === undefined ? '' : ` ${problem.code}`}`);

test.each(['password', 'questions'] as const)('from expired accounts to short names, and back (%s)', async (asks) => {
  const desk = await openDesk({ asks });
  expect(states(await desk.apply())).toEqual(['change-passphrase done', 'set-up-ssh-key done', 'write-ssh-config done']);
  expect(states(await desk.apply())).toEqual(['change-passphrase already', 'set-up-ssh-key already', 'write-ssh-config already']);
  expect([desk.peers.failedLogins('entry'), desk.peers.failedLogins('home')]).toEqual([0, 0]);
  expect(await desk.peers.asRoot('home', `cat /home/${desk.peers.user}/.ssh/authorized_keys; stat -c %a /home/${desk.peers.user}/.ssh/authorized_keys`)).toMatch(/^ssh-ed25519 \S+ added by HUNT Cloud lab access\n600\n$/);
  expect(states(await desk.undo())).toEqual(['write-ssh-config undone', 'set-up-ssh-key undone', 'change-passphrase done']);
  expect(existsSync(join(desk.home, '.ssh'))).toBe(false);
  expect(await desk.peers.asRoot('home', `cat /home/${desk.peers.user}/.ssh/authorized_keys`)).toBe('');
});

test("the system's own ssh logs in to home by the short name, with our key, our known_hosts and our config", async () => {
  const desk = await openDesk({ asks: 'password' });
  await desk.apply({ plainSshKey: true });
  const folder = join(desk.home, '.ssh');
  // ssh takes `~` from the user database, not from us, so the key's place is spelled out for this test.
  const config = readFileSync(join(folder, 'config'), 'utf8').replaceAll('~/.ssh', folder).replaceAll('Host *', `Host *\n    UserKnownHostsFile ${join(folder, 'known_hosts')}\n    StrictHostKeyChecking yes\n    BatchMode yes`);
  writeFileSync(join(folder, 'config'), config);
  const { exitCode, stdout, stderr } = await createRunner({}).run({ program: '/usr/bin/ssh', args: ['-F', join(folder, 'config'), 'demolab', 'cat /etc/ssh/ssh_host_ed25519_key.pub'], timeoutMs: 30_000 }, desk.run().signal);
  expect([exitCode, stderr.toString()]).toEqual([0, '']);
  expect(stdout.toString()).toBe(await desk.peers.asRoot('home', 'cat /etc/ssh/ssh_host_ed25519_key.pub'));
});

test.each([
  ['too like the temporary key', 'not-a-real-temporary-Key-1x', 'ssh.passphraseTooWeak'], ['in the dictionary', 'Passwordpassword', 'ssh.weakPassphrase'],
])('a passphrase that is %s changes nothing', async (_what, newPassphrase, code) => {
  const desk = await openDesk({ asks: 'password' });
  await desk.peers.asRoot('entry', 'echo dictcheck=1 >>/etc/security/pwquality.conf; echo "badwords=password" >>/etc/security/pwquality.conf');
  const [result] = await desk.apply({ secrets: secrets(desk.peers, { newPassphrase }) });
  expect(result).toMatchObject({ state: 'failed', problem: { code } });
  expect(desk.peers.failedLogins('entry')).toBe(0);
  expect(states(await desk.apply())).toEqual(['change-passphrase done', 'set-up-ssh-key done', 'write-ssh-config done']);
});

test.each(['password', 'questions'] as const)('a wrong temporary key is tried once a run and twice at most (%s)', async (asks) => {
  const desk = await openDesk({ asks });
  const wrong = { secrets: secrets(desk.peers, { sshTemporaryKey: 'not-the-right-Key-at-all' }) };
  const codes = [await desk.apply(wrong), await desk.apply(wrong), await desk.apply(wrong)].map(([result]) => result?.problem?.code);
  expect(codes).toEqual(['ssh.temporaryKeyRefused', 'ssh.temporaryKeyRefused', 'ssh.tooManyAttempts']);
  expect(desk.peers.failedLogins('entry')).toBe(2);
});

test('home is not reached while entry wants a change, and a passphrase that is changed behind our back is noticed', async () => {
  const desk = await openDesk({ asks: 'password' });
  await desk.apply();
  await desk.peers.asRoot('home', `echo '${desk.peers.user}:Somebody-Elses-Choice-1' | chpasswd`);
  expect(states(await desk.verify())[0]).toBe('change-passphrase failed ssh.passphraseRefused');
  await desk.peers.asRoot('entry', `chage -d 0 ${desk.peers.user}`);
  expect(states(await desk.verify())[0]).toBe('change-passphrase failed ssh.passphraseExpired');
});

test('a rebuilt machine with another host key gets no secret', async () => {
  const desk = await openDesk({ asks: 'password' });
  await desk.apply();
  await desk.peers.asRoot('entry', 'rm /etc/ssh/ssh_host_ed25519_key*; ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key; kill -HUP "$(cat /run/sshd.pid)"; sleep 0.5');
  const before = desk.peers.log('entry').length;
  expect(states(await desk.verify())[0]).toBe('change-passphrase failed ssh.hostKeyChanged');
  expect(desk.peers.log('entry').slice(before)).not.toMatch(/Accepted|Failed/);
});
