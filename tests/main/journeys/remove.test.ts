// Removing lab access: in the right order, one prompt, what cannot be taken back is named and keeps our notes, and nothing of ours stays.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeOwnFolder, removeOwnFolder } from '../../../main/core/own-folder.ts';
import { applyJourney } from '../../../main/journeys/apply-journey.ts';
import { changesOfLab } from '../../../main/journeys/changes-of-lab.ts';
import { isAllTakenBack, removeJourney } from '../../../main/journeys/remove-journey.ts';
import { listRemoval } from '../../../main/journeys/remove-list.ts';
import { readChanges } from '../../../main/journeys/recorded-changes.ts';
import { undoJourney } from '../../../main/journeys/undo-journey.ts';
import { endState, forgetState } from '../../../main/system/own-state.ts';
import { createLoginGuard } from '../../../main/system/ssh/attempts.ts';
import { makeMaterial, type Material } from '../../fixtures/profiles/material.ts';
import { listing } from '../steps/install-certificate/scratch-store.ts';
import { labs, makeWorld, people, root, type World } from './remove-world.ts';
import { sha256Of } from '../../fixtures/certificates/issue.ts';

let material: Material;
let world: World;
let files: readonly string[];
beforeAll(async () => { material = await makeMaterial(); });
beforeEach(() => {
  world = makeWorld(material);
  world.write(world.hosts, '127.0.0.1 localhost\n', 0o644);
  files = world.listing();
});
afterEach(() => { world.remove(); });

const setUp = async (...ids: readonly (keyof typeof labs)[]): Promise<void> => {
  for (const lab of ids) await applyJourney(world.engine(), world.run(lab), 'as-planned-now');
};
const remove = () => removeJourney(world.engine(), world.run('otherlab'));
const rootTrust = async (): Promise<string | undefined> => (await listing(world.store)).find((line) => line.includes(sha256Of(root)))?.split(' ').at(-4);

test('the list names everything in place by lab, the newest first, and what stays', async () => {
  await setUp('demolab', 'otherlab');
  const { labs: groups, remains } = listRemoval(world.engine().journal.entries);
  expect(groups.map(({ lab, changes }) => [lab?.lab, changes.map(({ change }) => change.kind)])).toEqual([
    ['otherlab', ['certificate.addAuthority', 'certificate.import', 'hosts.putBlock', 'ssh.putConfigBlock', 'ssh.installKey', 'ssh.recordHostKey']],
    ['demolab', ['certificate.trustRoot', 'certificate.addAuthority', 'certificate.import', 'certificate.createStore', 'hosts.putBlock', 'ssh.putConfigBlock', 'ssh.installKey', 'ssh.recordHostKey', 'vpn.placeProfile']],
  ]);
  expect(remains).toEqual(['authenticator', 'keys-need-vpn', 'vpn-account']);
  await remove();
  expect(listRemoval(world.engine().journal.entries).labs).toEqual([]);
});

test('one lab alone leaves the trusted root, the VPN profile and the store to the other; the last one takes them', async () => {
  await setUp('demolab', 'otherlab');
  const alone = await undoJourney(world.engine(), world.run('demolab'), [], labs.demolab);
  expect(alone.map(({ id, state }) => `${id} ${state}`)).toEqual(['install-certificate undone', 'edit-hosts undone', 'write-ssh-config undone', 'set-up-ssh-key undone']);
  const left = await listing(world.store);
  expect([left.some((line) => line.includes(sha256Of(people.otherlab))), left.some((line) => line.includes(sha256Of(people.demolab))), await rootTrust() !== undefined]).toEqual([true, false, true]);
  expect(readFileSync(world.hosts, 'utf8')).toContain('10.42.1.3');
  expect(existsSync(join(world.home, '.config', 'hunt-cloud-lab-access', 'vpn', 'kari.ovpn'))).toBe(true);
  await undoJourney(world.engine(), world.run('otherlab'), [], labs.otherlab);
  // Of one lab after the other, an empty file of ssh may stay: the first to go leaves it to the second, which did not make it.
  expect([world.listing().filter((line) => !line.includes('.ssh')), await listing(world.store)]).toEqual([files, []]);
});

test('a lab that is not there has nothing to take back, and takes nothing of the others', async () => {
  await setUp('demolab');
  expect(changesOfLab(world.engine().journal.entries, { lab: 'thirdlab', user: 'kari', address: '10.42.1.9' })).toEqual([]);
});

test('while the VPN is down the key on the machine stays, and with it what is needed to take it off later; everything else goes', async () => {
  await setUp('demolab');
  world.canLogIn = false;
  const first = await remove();
  expect(first.map(({ id, state, problem }) => `${id} ${state} ${problem?.code ?? ''}`.trim())).toEqual([
    'install-certificate undone', 'edit-hosts undone', 'write-ssh-config undone', 'set-up-ssh-key failed vpn.notConnected', 'install-vpn-profile undone',
  ]);
  expect(isAllTakenBack(first)).toBe(false);
  expect(readFileSync(join(world.home, '.ssh', 'known_hosts'), 'utf8')).toContain('10.42.1.2');
  world.canLogIn = true;
  const second = await remove();
  expect(second.map(({ id, state }) => `${id} ${state}`)).toEqual(['set-up-ssh-key undone']);
  expect([world.listing(), [...world.authorized]]).toEqual([files, [['10.42.1.2', []]]]);
});

test('keys of two labs are taken off at each one\'s own machines', async () => {
  await setUp('demolab', 'otherlab');
  expect([...world.authorized.values()].map((lines) => lines.length)).toEqual([1, 1]);
  await remove();
  expect([...world.authorized]).toEqual([['10.42.1.2', []], ['10.42.1.3', []]]);
});

test('our block edited since stays and is named, the block of the other lab goes; when it is gone by hand, the rest of the way is free', async () => {
  await setUp('demolab', 'otherlab');
  writeFileSync(world.hosts, readFileSync(world.hosts, 'utf8').replace('10.42.1.2', '10.42.1.99'));
  const first = await remove();
  expect(first.filter(({ state }) => state !== 'undone').map(({ id, problem }) => [id, problem?.code])).toEqual([['edit-hosts', 'undo.changedSince']]);
  const text = readFileSync(world.hosts, 'utf8');
  expect([text.includes('10.42.1.99'), text.includes('10.42.1.3')]).toEqual([true, false]);
  writeFileSync(world.hosts, '127.0.0.1 localhost\n');
  expect(isAllTakenBack(await remove())).toBe(true);
});

test('two labs in the hosts file are one prompt, and a refusal is a problem that leaves both', async () => {
  await setUp('demolab', 'otherlab');
  const before = readFileSync(world.hosts, 'utf8');
  const asked: number[] = [];
  const run = world.run('otherlab', { canReplace: () => Promise.resolve(false), elevate: (actions) => { asked.push(actions.length); return Promise.reject(Object.assign(new Error('refused'), { name: 'AbortError' })); } });
  await expect(removeJourney(world.engine(), run)).rejects.toThrow('refused');
  expect([asked, readFileSync(world.hosts, 'utf8')]).toEqual([[2], before]);
});

test('a trusted root and a certificate that were there before survive', async () => {
  const place = (await world.store.places(new AbortController().signal))[0];
  const db = world.store.open(place?.id ?? 'practice', new AbortController().signal);
  await db.create();
  const { readCertificate } = await import('../../../main/system/certificate-store/certificate.ts');
  await db.putAuthority(readCertificate(root.x509.raw), 'mine', 'C,,');
  const own = await listing(world.store);
  await setUp('demolab');
  expect(await listing(world.store)).not.toEqual(own);
  await remove();
  expect(await listing(world.store)).toEqual(own);
});

test('the changes of a second run of the same lab go before those of the first', async () => {
  await setUp('demolab', 'demolab');
  expect(isAllTakenBack(await remove())).toBe(true);
  expect(readChanges(world.engine().journal.entries).every(({ status }) => status === 'undone')).toBe(true);
});

const hour = 60 * 60 * 1000;
let state: string;
beforeEach(() => { state = mkdtempSync(join(tmpdir(), 'lab-own-')); });
afterEach(() => { rmSync(state, { recursive: true, force: true }); });

test('our own files go with the folders that were made for them, and no folder that was there before', async () => {
  const folder = join(state, '.local', 'state', 'own');
  makeOwnFolder(folder);
  for (const name of ['journal.jsonl', 'memory.json', 'memory.json.previous', 'settings.json', 'window.json', 'window.json.next', 'phone.json', 'orders-sent.json']) writeFileSync(join(folder, name), '{}');
  mkdirSync(join(folder, 'practice'));
  writeFileSync(join(folder, 'practice', 'practice.json'), '{}');
  await forgetState(folder, { now: () => hour });
  expect(endState(folder)).toBe(true);
  expect(readdirSync(state)).toEqual([]);
});

test('a folder that was there before, and files of somebody else in a folder that was named, stay', async () => {
  mkdirSync(join(state, '.local'));
  const folder = join(state, '.local', 'state', 'own');
  makeOwnFolder(folder);
  for (const name of ['journal.jsonl', 'thesis.txt']) writeFileSync(join(folder, name), 'x');
  mkdirSync(join(folder, 'practice'));
  writeFileSync(join(folder, 'practice', 'notes.txt'), 'mine');
  await forgetState(folder, { now: () => hour });
  expect(endState(folder)).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(['folders-made', 'practice', 'thesis.txt']);
  rmSync(join(folder, 'thesis.txt'));
  rmSync(join(folder, 'practice'), { recursive: true });
  expect([removeOwnFolder(folder), readdirSync(state), readdirSync(join(state, '.local'))]).toEqual([true, ['.local'], []]);
});

test('failed logins that still count against a ban are kept, older ones are not', async () => {
  const folder = join(state, 'own');
  let now = 0;
  const guard = createLoginGuard(join(folder, 'logins'), { now: () => now }, 'linux');
  await guard.begin('entry');
  now = 10 * 60_000;
  await guard.begin('entry');
  now = 16 * 60_000;
  await forgetState(folder, { now: () => now });
  expect([readdirSync(join(folder, 'logins')).length, await guard.failed('entry'), endState(folder)]).toEqual([1, 1, false]);
  now = 26 * 60_000;
  await forgetState(folder, { now: () => now });
  expect([endState(folder), existsSync(folder)]).toEqual([true, false]);
});
