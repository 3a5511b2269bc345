// An outsider in the window, against the practice kista: from nothing to "arrived unchanged", one test for each verdict that can fail, and what
// must not get out or in.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KistaSceneId } from '../../../preload/contract/kista-scenes.ts';
import { bridge } from '../../../preload/contract/bridge/index.ts';
import { toProblem } from '../../../main/core/problem.ts';
import type { KistaStanding } from '../../../main/bridge/kista-visit.ts';
import { openWindow, scratch, untouchableMachine, type FakeWindow } from './window-fixture.ts';

const signal = { signal: new AbortController().signal };
const passphrase = 'Obviously-Fake-Passphrase-22';
const codeOf = async (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing thrown', (error: unknown) => toProblem(error).code);

interface Outsider {
  readonly window: FakeWindow;
  readonly kista: FakeWindow['handlers']['kista'];
  readonly practiceDir: string;
  readonly letter: string;
}

/** As far as the letter with the transfer information. */
async function meet(scene: KistaSceneId, isOpen = true): Promise<Outsider> {
  const window = openWindow();
  const { kista } = window.handlers;
  await kista.open({ world: scene }, signal);
  await kista.key({ name: 'project', kind: 'ed25519', ...(isOpen ? { open: true } : { passphrase }) }, signal);
  expect(await kista.hand({ what: 'mail' }, signal)).toEqual({ made: 'ekista_project.eml', opened: false });
  const { letter = '' } = await kista.open({}, signal);
  return { window, kista, practiceDir: join(window.stateDir, 'practice-kista'), letter };
}

const failedOf = ({ checked }: KistaStanding): string => checked?.verdicts.flatMap(({ id, problem, side }) => (problem === undefined ? [] : [`${id} ${problem.code} ${side ?? ''}`])).join() ?? 'not checked';

it('goes from nothing to files that arrived unchanged, and no path and no passphrase crosses', async () => {
  const { window, kista, practiceDir, letter } = await meet('good', false);
  const read = await kista.information({ text: letter }, signal);
  expect(read.information).toMatchObject({ user: 'partner-import' });
  const checked = await kista.check({}, signal);
  expect([checked.checked?.isRight, checked.checked?.verdicts.map(({ state }) => state)]).toEqual([true, Array.from({ length: 6 }, () => 'passed')]);
  expect(checked.checked?.banner?.text).toContain('Practice kista');
  const files = join(scratch(), 'to send');
  mkdirSync(files);
  writeFileSync(join(files, 'one.bin'), Buffer.alloc(300_000, 7));
  writeFileSync(join(files, 'empty'), '');
  const chosen = await kista.take({ paths: [files] }, signal);
  expect(chosen.chosen).toEqual({ items: [{ name: 'to send', kind: 'folder', files: 2, sizeBytes: 300_000 }], moreItems: 0, files: 2, sizeBytes: 300_000 });
  const done = await kista.run({ verb: 'upload', banner: checked.checked?.banner?.digest ?? '' }, signal);
  expect(done.result).toMatchObject({ state: 'complete', proof: 'read-back', files: 2, problems: [] });
  expect(readFileSync(join(practiceDir, 'servers', 'kista', 'files', 'upload', 'to send', 'one.bin')).equals(Buffer.alloc(300_000, 7))).toBe(true);
  const crossed = JSON.stringify([read, checked, chosen, done, window.told]);
  for (const hidden of [passphrase, files, window.stateDir]) expect(crossed).not.toContain(hidden);
  bridge.kista.run.output.parse(done);
}, 60_000);

describe('the verdict that fails', () => {
  it.each([
    ['name-unknown', 'resolve kista.notResolved network'], ['port-closed', 'connect kista.refused unknown'], ['no-ssh', 'banner kista.notSsh network'],
    ['closes-at-once', 'banner kista.closedAtOnce hunt-cloud'], ['other-fingerprint', 'fingerprint kista.otherFingerprint unknown'],
    ['key-not-added', 'key kista.keyRefused hunt-cloud'], ['no-folder', 'folder kista.noUploadFolder hunt-cloud'],
  ] as const)('in the scene %s is %s, and both reports say what was seen without any secret', async (scene, verdict) => {
    const { kista, letter } = await meet(scene);
    await kista.information({ text: letter }, signal);
    const standing = await kista.check({}, signal);
    expect(failedOf(standing)).toBe(verdict);
    const { reports, verdicts = [], traces } = standing.checked ?? {};
    expect(verdicts.slice(0, verdicts.findIndex(({ state }) => state === 'failed')).every(({ state }) => state === 'passed')).toBe(true);
    expect(reports?.huntCloud).toMatch(/SHA256:[\w+/]{43}/);
    expect(reports?.firewall).toContain('TCP');
    expect(reports?.firewall).not.toMatch(/partner-import|SHA256/);
    expect(`${reports?.huntCloud ?? ''}${reports?.firewall ?? ''}`).not.toMatch(new RegExp(`${passphrase}|PRIVATE|…`));
    expect((traces ?? []).length > 0).toBe(/connect|banner/.test(verdict));
    expect(await kista.hand({ what: 'report-firewall' }, signal)).toEqual({ made: 'ekista_report_firewall.eml', opened: false });
  }, 60_000);

  it('is told link by link while the chain goes on', async () => {
    const { window, kista, letter } = await meet('key-not-added');
    await kista.information({ text: letter }, signal);
    await kista.check({}, signal);
    const counts = window.told.filter(({ channel }) => channel === 'lab:kista.news').map(({ payload }) => (payload as { verdicts: { state: string }[] }).verdicts.filter(({ state }) => state === 'passed').length);
    expect(counts).toEqual([1, 2, 3, 4, 4]);
  }, 60_000);
});

describe('nothing is sent', () => {
  it('to a kista whose fingerprint is another one, whatever the window says', async () => {
    const { kista, practiceDir, letter } = await meet('other-fingerprint');
    await kista.information({ text: letter, acceptHost: true }, signal);
    const { checked } = await kista.check({}, signal);
    expect([checked?.isRight, checked?.banner]).toEqual([false, undefined]);
    const file = join(scratch(), 'secret-data.csv');
    writeFileSync(file, 'data');
    await kista.take({ paths: [file] }, signal);
    for (const banner of ['', '0'.repeat(64)]) expect(await codeOf(kista.run({ verb: 'upload', banner }, signal))).toBe('kista.otherFingerprint');
    expect(readdirSync(join(practiceDir, 'servers', 'kista', 'files', 'upload'))).toEqual([]);
  }, 60_000);

  it('before the banner has been read', async () => {
    const { kista, practiceDir, letter } = await meet('good');
    await kista.information({ text: letter }, signal);
    const file = join(scratch(), 'data.csv');
    writeFileSync(file, 'data');
    await kista.take({ paths: [file] }, signal);
    for (const banner of [{}, { banner: '0'.repeat(64) }]) expect(await codeOf(kista.run({ verb: 'upload', ...banner }, signal))).toBe('kista.bannerNotSeen');
    expect(readdirSync(join(practiceDir, 'servers', 'kista', 'files', 'upload'))).toEqual([]);
  }, 60_000);

  it('without files, information, or a transfer to go on with', async () => {
    const { kista } = await meet('good');
    expect(await codeOf(kista.run({ verb: 'upload' }, signal))).toBe('kista.nothingChosen');
    expect(await codeOf(kista.run({ verb: 'resume' }, signal))).toBe('kista.nothingUnfinished');
    expect(await codeOf(kista.check({}, signal))).toBe('kista.informationIncomplete');
  }, 60_000);
});

describe('the key', () => {
  it('that is locked is asked for at the end of the chain, a wrong passphrase is not kept, and the right one is', async () => {
    const { kista, letter } = await meet('good', false);
    await kista.key({ name: 'project', kind: 'ed25519', reuse: true }, signal);
    await kista.information({ text: letter }, signal);
    const locked = await kista.check({}, signal);
    expect([failedOf(locked), locked.hasPassphrase, locked.checked?.banner?.text]).toEqual(['key kista.passphraseMissing you', false, expect.stringContaining('Practice')]);
    const wrong = await kista.check({ passphrase: 'another' }, signal);
    expect([failedOf(wrong), wrong.hasPassphrase]).toEqual(['key kista.passphraseWrong you', false]);
    const right = await kista.check({ passphrase }, signal);
    expect([right.checked?.isRight, right.hasPassphrase]).toEqual([true, true]);
    await kista.open({ world: 'good' }, signal);
    expect(await kista.open({}, signal)).toMatchObject({ hasPassphrase: false });
  }, 60_000);

  it('is offered for reuse and never made over', async () => {
    const { kista, practiceDir } = await meet('good');
    const file = join(practiceDir, 'computer', 'home', '.ssh', 'ekista_project');
    const before = readFileSync(file);
    expect(await codeOf(kista.key({ name: 'project', kind: 'rsa', passphrase }, signal))).toBe('kista.keyExists');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(practiceDir, 'computer', 'home', '.ssh', 'known_hosts'))).toBe(false);
  }, 60_000);
});

it('adds what is dropped in several movements once each, and forgets it on request', async () => {
  const { kista } = openWindow({ machine: untouchableMachine({ home: scratch() }) }).handlers;
  const folder = scratch();
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, name), name);
  await kista.take({ paths: [join(folder, 'a'), join(folder, 'b'), join(folder, 'a')] }, signal);
  const { chosen } = await kista.take({ paths: [join(folder, 'b'), join(folder, 'c')] }, signal);
  expect([chosen?.items.map(({ name }) => name), chosen?.sizeBytes]).toEqual([['a', 'b', 'c'], 3]);
  expect((await kista.choose({ what: 'none' }, signal)).chosen).toBeUndefined();
});

it('takes no path that is not one', async () => {
  const { kista } = openWindow().handlers;
  for (const path of ['relative', '../x', `${scratch()}/a\0b`]) expect(await codeOf(kista.take({ paths: [path] }, signal))).toBe('bridge.refused');
});

it('remembers the information across a restart, and nothing of the practice kista in the real world', async () => {
  const { window, kista, letter } = await meet('good');
  await kista.information({ text: letter }, signal);
  const machine = untouchableMachine({ home: scratch(), platform: 'linux' });
  const again = openWindow({ stateDir: window.stateDir, machine });
  expect((await again.handlers.kista.open({}, signal)).information).toBeUndefined();
  const text = 'sftp -P 2124 johndoe-importer@ekista.hdc.ntnu.no\nSHA256:nThbgKXUpuci4s3D9mJfQw7L1xVeRk2NoYz8Hc5TaPU';
  await again.handlers.kista.information({ text }, signal);
  const third = await openWindow({ stateDir: window.stateDir, machine }).handlers.kista.open({}, signal);
  expect([third.information?.port, third.own.map(({ id }) => id)]).toEqual([2124, ['winscp', 'sftp', 'internal']]);
}, 60_000);
