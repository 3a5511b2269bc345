import { connect } from 'node:net';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import { Secret } from '../../../../main/core/secret.ts';
import type { Run } from '../../../../main/steps/step.ts';
import type { Tunnel, VpnClient } from '../../../../main/system/vpn-client/connection/client.ts';
import { openScratch, record, vpnPassphrase, authenticatorKey, type Scratch } from './practice-run.ts';

const codeOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: unknown) => (error instanceof LabProblem ? error.problem.code : String(error)));
const apply = (scratch: Scratch, run: Run): Promise<string> => codeOf(scratch.changes.carryOut(record, 'apply', run));

test('plans one change that can be taken back, connects with one login, proves it, and finds it again', async () => {
  const scratch = await openScratch();
  const run = scratch.run();
  expect(await scratch.step.plan(run)).toEqual({
    state: 'planned',
    changes: [{ kind: 'vpn.connect', facts: { client: 'practice stand-in for OpenVPN' }, place: 'practice stand-in for OpenVPN', diff: [], needsAdministrator: false, undo: 'ended', record }],
  });
  expect(await scratch.changes.observe(record, run)).toBe('before');
  expect(await apply(scratch, run)).toBe('done');
  expect(await scratch.changes.observe(record, run)).toBe('after');
  expect(await scratch.step.perform?.(run)).toEqual({ attempts: 1, phoneProved: false });
  expect(await scratch.step.verify(run)).toEqual({
    answer: 'ok',
    evidence: { client: 'practice stand-in for OpenVPN', interface: 'practice stand-in for a tunnel', address: '127.0.0.1', routes: ['127.0.0.0/8'], entry: 'answered', practice: true },
  });
  expect([await run.tunnel?.covers('127.0.0.1'), await run.tunnel?.covers('10.42.1.130')]).toEqual([true, false]);
  expect(scratch.phases).toEqual(['waiting-for-code', 'contacting', 'handshake', 'authentication', 'addresses', 'routes', 'up'].map((phase) => `connect-vpn ${phase}`));
  const again = scratch.run();
  expect(await scratch.step.plan(again)).toEqual({ state: 'already', changes: [] });
  expect(await again.tunnel?.covers('127.0.0.1')).toBe(true);
  expect(scratch.standIn.logins()).toEqual(['accepted']);
});

test('undo takes the connection down, and the proof does not outlive it', async () => {
  const scratch = await openScratch();
  const run = scratch.run();
  await apply(scratch, run);
  const { tunnel } = run;
  await scratch.changes.carryOut(record, 'undo', run);
  expect(await scratch.changes.observe(record, run)).toBe('before');
  expect([run.tunnel, await tunnel?.covers('127.0.0.1')]).toEqual([undefined, false]);
  expect(await scratch.step.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code: 'vpn.notConnected' } });
  await scratch.changes.carryOut(record, 'undo', run);
  expect(await scratch.changes.observe(record, run)).toBe('before');
});

test('a connection that is cut behind its back is not ok, ten times of ten', async () => {
  const scratch = await openScratch();
  const answers: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    writeFileSync(scratch.connectedFile, '');
    answers.push((await scratch.step.verify(scratch.run())).answer);
    rmSync(scratch.connectedFile);
    answers.push((await scratch.step.verify(scratch.run())).answer);
  }
  expect(answers).toEqual(Array.from({ length: 10 }, () => ['ok', 'not-ok']).flat());
});

test('an entry that refuses is there; one that is silent is told from a VPN that is down', async () => {
  const scratch = await openScratch();
  writeFileSync(scratch.connectedFile, '');
  const run = scratch.run();
  expect(await scratch.step.verify({ ...run, facts: { ...run.facts, ssh: { port: 1 } } } as Run)).toMatchObject({ answer: 'ok', evidence: { entry: 'refused' } });
  const vpn = scratch.run().machine.vpn;
  // An address that this computer does not have: nothing can begin there.
  const find: VpnClient['find'] = async (target) => ({ ...await vpn?.find(target), address: '192.0.2.1' }) as Tunnel;
  expect(await scratch.step.verify({ ...run, machine: { ...run.machine, vpn: { ...vpn, find } } } as Run)).toMatchObject({
    answer: 'not-ok', evidence: { entry: 'no answer' }, problem: { code: 'vpn.labNotReached', facts: { address: '127.0.0.1' } },
  });
});

test.for<[string, Readonly<Record<string, string>>, string, readonly string[]]>([
  ['a wrong passphrase', { vpnPassphrase: 'fake but wrong', authenticatorKey }, 'vpn.wrongPassphrase', []],
  ['a passphrase that ends its line', { vpnPassphrase: 'fake\nsignal SIGTERM', authenticatorKey }, 'vpn.wrongPassphrase', []],
  ['no passphrase', { authenticatorKey }, 'vpn.passphraseMissing', []],
  ['no code and nothing to compute one from', { vpnPassphrase }, 'vpn.codeMissing', []],
  ['another authenticator key', { vpnPassphrase, authenticatorKey: 'MZQWWZJANNSXSIJA' }, 'vpn.codeRefused', ['wrong-code']],
  ['a code that is not of the key', { vpnPassphrase, authenticatorKey, otp: '000000' }, 'done', ['accepted']],
  ['no code at all but letters', { vpnPassphrase, otp: 'abcdef' }, 'otp.codeMalformed', []],
])('%s', async ([, secrets, code, logins]) => {
  const scratch = await openScratch();
  expect(await apply(scratch, scratch.run({}, secrets))).toBe(code);
  expect(scratch.standIn.logins()).toEqual(logins);
});

test('a given code is used when it is good for 12 seconds more, and proves the phone', async () => {
  const scratch = await openScratch({ atSecond: 3 });
  const run = scratch.run({ computeOtp: false }, { vpnPassphrase, otp: scratch.code() });
  await scratch.step.plan(run);
  expect(await apply(scratch, run)).toBe('done');
  expect(await scratch.step.perform?.(run)).toEqual({ attempts: 1 });
});

test.for<[string, number, Partial<Run>, boolean]>([
  ['has under 12 seconds left', 19, { computeOtp: false }, false],
  ['is of the 30 seconds before, told by the key', 3, { computeOtp: false }, true],
])('a given code that %s is not sent', async ([, atSecond, more, isOld]) => {
  const scratch = await openScratch({ atSecond });
  const otp = isOld ? scratch.code(scratch.clock.now() - 30_000) : scratch.code();
  const run = scratch.run(more, { vpnPassphrase, otp, ...(isOld && { authenticatorKey }) });
  await scratch.step.plan(run);
  expect(await apply(scratch, run)).toBe('vpn.codeRunOut');
  expect(scratch.standIn.logins()).toEqual([]);
});

test('with under 12 seconds left the next code is computed and waited for', async () => {
  const scratch = await openScratch({ atSecond: 29.7 });
  const next = scratch.code(scratch.clock.now() + 1000);
  const run = scratch.run();
  expect(await apply(scratch, run)).toBe('done');
  expect(scratch.code()).toBe(next);
  expect([...scratch.memory]).toEqual([`vpn code ${Math.floor(scratch.clock.now() / 30_000)}`]);
  expect(scratch.phases.slice(0, 2)).toEqual(['connect-vpn waiting-for-code', 'connect-vpn next-code-in 1']);
});

test('a code of the same 30 seconds is never sent twice, also in another run', async () => {
  const scratch = await openScratch();
  const given = { vpnPassphrase, otp: scratch.code() };
  expect(await apply(scratch, scratch.run({ computeOtp: false }, given))).toBe('done');
  await scratch.changes.carryOut(record, 'undo', scratch.run());
  expect(await apply(scratch, scratch.run({ computeOtp: false }, given))).toBe('vpn.codeRunOut');
  expect(scratch.standIn.logins()).toEqual(['accepted']);
});

test('the server refuses a code that was used before, whoever sends it', async () => {
  const scratch = await openScratch();
  const given = { vpnPassphrase, otp: scratch.code() };
  await apply(scratch, scratch.run({ computeOtp: false }, given));
  scratch.memory.clear();
  expect(await apply(scratch, scratch.run({ computeOtp: false }, given))).toBe('vpn.codeRefused');
  expect(scratch.standIn.logins()).toEqual(['accepted', 'reused-code']);
});

test('a person is asked again until a code can be sent, and then only one is', async () => {
  const scratch = await openScratch();
  const asked: string[] = [];
  const answers = ['12', '123', scratch.code()];
  const run = scratch.run({ computeOtp: false, askForOtp: (problem) => { asked.push(problem.code); return Promise.resolve(new Secret(answers.shift() ?? '')); } }, { vpnPassphrase });
  expect(await apply(scratch, run)).toBe('done');
  expect(asked).toEqual(['vpn.codeMissing', 'otp.codeMalformed', 'otp.codeMalformed']);
  expect(scratch.standIn.logins()).toEqual(['accepted']);
});

test('a person who gives up is not asked again, and nothing is sent', async () => {
  const scratch = await openScratch();
  expect(await apply(scratch, scratch.run({ computeOtp: false, askForOtp: () => Promise.resolve(undefined) }, { vpnPassphrase }))).toBe('vpn.codeMissing');
  expect(scratch.standIn.logins()).toEqual([]);
});

test('every login is noted before its code leaves; it is struck out when accepted and when nothing reached the server', async () => {
  const notes: string[] = [];
  const guardOf = () => ({ begin: (host: string) => { notes.push(`begin ${host}`); return Promise.resolve({ strikeOut: () => { notes.push('out'); return Promise.resolve(); } }); } });
  const scratch = await openScratch({ parts: { guardOf } });
  await apply(scratch, scratch.run({}, { vpnPassphrase: 'fake but wrong', authenticatorKey }));
  scratch.memory.clear();
  await apply(scratch, scratch.run({}, { vpnPassphrase, authenticatorKey: 'MZQWWZJANNSXSIJA' }));
  scratch.memory.clear();
  await apply(scratch, scratch.run());
  expect(notes).toEqual(['begin 127.0.0.1', 'out', 'begin 127.0.0.1', 'begin 127.0.0.1', 'out']);
});

test('a guard that says no stops the login', async () => {
  const scratch = await openScratch({ parts: { guardOf: () => ({ begin: () => Promise.reject(new LabProblem('engine.busy')) }) } });
  expect(await apply(scratch, scratch.run())).toBe('engine.busy');
  expect(scratch.standIn.logins()).toEqual([]);
});

test('cancelling ends the waiting for a code at once', async () => {
  const scratch = await openScratch({ atSecond: 20 });
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 60);
  const run = scratch.run({ signal: abort.signal });
  await expect(scratch.changes.carryOut(record, 'apply', run)).rejects.toMatchObject({ name: 'AbortError' });
  expect(scratch.standIn.logins()).toEqual([]);
});

test('without a profile, a link or a client there is nothing to connect', async () => {
  const scratch = await openScratch({ withoutProfile: true });
  expect(await apply(scratch, scratch.run())).toBe('vpn.noProfile');
  const withoutLab = Object.fromEntries(Object.entries(scratch.run()).filter(([key]) => key !== 'lab')) as unknown as Run;
  expect(await scratch.step.plan(withoutLab)).toEqual({ state: 'skipped', reason: 'no-link', changes: [] });
  expect(await scratch.step.verify(withoutLab)).toEqual({ answer: 'cannot-tell', evidence: {} });
  const withoutClient = { ...scratch.run(), machine: { practice: false } } as unknown as Run;
  expect(await scratch.step.plan(withoutClient)).toEqual({ state: 'skipped', reason: 'not-in-this-version', changes: [] });
});

test.for([{ kind: 'vpn.connect', user: '../ola' }, { kind: 'vpn.connect', user: '' }, { kind: 'hosts.putBlock', user: 'ola' }, { kind: 'vpn.connect', user: 'ola', path: '/' }])('a forged record is not carried out: %j', async (forged) => {
  const scratch = await openScratch();
  await expect(scratch.changes.observe(forged as never, scratch.run())).rejects.toThrow();
});

test('the stand-in knows a wrong user, answers what it does not know with an error, and ends with its lab', async () => {
  const scratch = await openScratch({ user: 'somebody' });
  expect(await apply(scratch, scratch.run())).toBe('vpn.codeRefused');
  expect(scratch.standIn.logins()).toEqual(['wrong-user']);
  const socket = connect(scratch.standIn.port, '127.0.0.1').setEncoding('utf8');
  let said = '';
  socket.on('data', (piece: string) => { said += piece; });
  socket.write('nonsense "with \\" quotes\npassword "Auth" "too early"\n');
  await expect.poll(() => said.match(/ERROR: unknown command/g)?.length).toBe(2);
  const closed = once(socket, 'close');
  await scratch.standIn.close();
  await closed;
  expect(await scratch.step.verify(scratch.run())).toMatchObject({ answer: 'not-ok' });
});
