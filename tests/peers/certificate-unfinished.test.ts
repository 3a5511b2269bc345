// A certificate store whose making was cut off (certutil -N killed): the next start removes what there is of it and can make it anew. Over
// a real NSS database; needs libnss3-tools.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createInstallCertificate } from '../../main/steps/install-certificate/install-certificate.ts';
import { applyAll, makeScratch, prepare, person, type Scratch } from '../main/steps/install-certificate/scratch-store.ts';

const step = createInstallCertificate();
const opened: Scratch[] = [];
afterEach(() => opened.splice(0).forEach((scratch) => scratch.remove()));

function scratch(): Scratch {
  const one = makeScratch('nss');
  opened.push(one);
  return one;
}

const sqlite = 'SQLite format 3\0';
const remains: readonly (readonly [what: string, files: Readonly<Record<string, string>>])[] = [
  ['only the folder', {}],
  ['an empty first file', { 'cert9.db': '', 'pkcs11.txt': '' }],
  ['a first file with its journal', { 'cert9.db': '', 'cert9.db-journal': 'x', 'pkcs11.txt': '' }],
  ['a whole first file and an empty second', { 'cert9.db': sqlite, 'key4.db': '', 'pkcs11.txt': '' }],
];

test.for(remains)('%s: swept away, and the step can be done', async ([, files]) => {
  const one = scratch();
  const run = one.run();
  const [creation] = (await step.plan(run)).changes;
  expect(creation?.record['kind']).toBe('certificate.createStore');
  const database = join(one.home, '.local/share/pki/nssdb');
  mkdirSync(database, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(database, name), content);
  await step.changes?.sweep(creation?.record ?? {}, run);
  expect(readdirSync(one.home)).toEqual([]);
  await applyAll(step, one.run());
  expect((await step.verify(run)).answer).toBe('ok');
});

test('a store that holds something by now is left alone', async () => {
  const one = scratch();
  const run = one.run();
  const [creation] = (await step.plan(run)).changes;
  await prepare(one.store, [person]);
  await step.changes?.sweep(creation?.record ?? {}, run);
  expect(await one.store.open('data', run.signal).read()).toMatchObject({ exists: true, certificates: [{ hasKey: true }] });
});
