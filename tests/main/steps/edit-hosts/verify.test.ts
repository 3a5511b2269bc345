import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { verifyHosts } from '../../../../main/steps/edit-hosts/verify.ts';
import { address, makeScratch, name, withoutLab, type Scratch } from './scratch-run.ts';

const opened: Scratch[] = [];
afterEach(() => opened.splice(0).forEach((scratch) => scratch.remove()));

function scratch(content: string): Scratch {
  opened.push(makeScratch(content));
  return opened.at(-1) as Scratch;
}

const content = `# ${name}\n1.2.3.4 x${name} # ${name}\n  ${address}\tDemolab.lab.hdc.ntnu.no  # r\xe6v\r\n10.42.9.9 ${name}\n`;

test('is ok when the resolver answers the address and no other', async () => {
  expect(await verifyHosts(scratch(content).run({}, {}, [address, address]))).toEqual({
    answer: 'ok', evidence: { resolver: 'fake', address: `${address} ${address}`, line: `${address}\tDemolab.lab.hdc.ntnu.no  # r\xe6v` },
  });
});

test.for([
  ['another address', ['10.42.9.9']], ['the address second', ['10.42.9.9', address]], ['a second address', [address, '10.42.9.9']], ['nothing', []],
] as const)('is not ok when the resolver answers %s', async ([, answers]) => {
  const hosts = scratch(`${address} ${name}\n`);
  const { answer, evidence, problem } = await verifyHosts(hosts.run({}, {}, answers));
  expect(answer).toBe('not-ok');
  expect(evidence).toMatchObject({ resolver: 'fake', address: answers.join(' '), line: `${address} ${name}` });
  expect(problem).toEqual({ code: 'hosts.notResolved', retry: 'after-fix', facts: { name, address, found: answers.join(' '), file: hosts.file } });
});

test('believes the resolver, not the file, and shows an empty line when there is none', async () => {
  expect(await verifyHosts(scratch('').run({}, {}, [address]))).toMatchObject({ answer: 'ok', evidence: { line: '' } });
  expect(await verifyHosts(scratch('').run({}, { hostsFile: '/nowhere/hosts' }, [address]))).toMatchObject({ answer: 'ok', evidence: { line: '' } });
});

test('says when the resolver is a stand-in', async () => {
  expect((await verifyHosts(scratch(content).run({}, { practice: true }, [address]))).evidence['practice']).toBe(true);
});

test('cannot tell without a lab', async () => {
  expect(await verifyHosts(withoutLab(scratch(content).run()))).toEqual({ answer: 'cannot-tell', evidence: { resolver: 'fake' } });
});

test('says that another program took our lines out when the journal knows of them and the file has none with the name', async () => {
  const recorded = [{ step: 'edit-hosts' as const, record: {} }];
  const reset = scratch('# only comments, as Windows and Microsoft Defender leave it\n');
  expect((await verifyHosts(reset.run({ recorded }))).problem).toEqual({ code: 'hosts.takenOut', retry: 'now', facts: { name, address, found: '', file: reset.file } });
  expect((await verifyHosts(reset.run({ recorded: [] }))).problem?.code).toBe('hosts.notResolved');
  expect((await verifyHosts(reset.run({ recorded: [{ step: 'connect-vpn', record: {} }] }))).problem?.code).toBe('hosts.notResolved');
  expect((await verifyHosts(scratch(`10.42.9.9 ${name}\n`).run({ recorded }))).problem?.code).toBe('hosts.notResolved');
  expect((await verifyHosts(reset.run({ recorded }, {}, [address]))).problem).toBeUndefined();
});

test('shares no code with what plans and writes; where the file is, is asked from Windows', () => {
  const source = readFileSync(join(import.meta.dirname, '../../../../main/steps/edit-hosts/verify.ts'), 'utf8');
  const imported = [...source.matchAll(/from '([^']+)'/g)].map((found) => found[1]);
  expect(imported).toEqual(['node:fs/promises', '../../../preload/contract/lab.ts', '../../system/hosts-file/find.ts', '../../../preload/contract/plans.ts', '../step.ts']);
});
