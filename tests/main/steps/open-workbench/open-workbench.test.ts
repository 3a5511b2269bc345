// The step against small servers on this computer. A real nginx: tests/peers/workbench.test.ts.

import { once } from 'node:events';
import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Facts } from '../../../../preload/contract/facts.ts';
import { createInstallCertificate } from '../../../../main/steps/install-certificate/install-certificate.ts';
import { createOpenWorkbench } from '../../../../main/steps/open-workbench/open-workbench.ts';
import type { Run } from '../../../../main/steps/step.ts';
import { issue, purposes, sha256Of } from '../../../fixtures/certificates/issue.ts';
import { labAuthority, makeScratch, person, prepare, root, type Scratch } from '../install-certificate/scratch-store.ts';

const name = 'demolab.lab.hdc.ntnu.no';
const address = '127.0.0.1';
const server = issue({ name: [['CN', name]], issuer: labAuthority, purposes: [purposes.server], dnsName: name });
const closing: (() => unknown)[] = [];
afterEach(() => { for (const close of closing.splice(0)) close(); });

async function listen(one: Server | HttpServer): Promise<number> {
  one.listen(0, address);
  await once(one, 'listening');
  closing.push(() => one.close());
  return (one.address() as AddressInfo).port;
}

async function lab(answer: (authorized: boolean) => { status: number; text?: string }): Promise<{ run: Run; remembered: Set<string> }> {
  const options = { cert: server.x509.toString() + labAuthority.x509.toString(), key: server.key.export({ format: 'pem', type: 'pkcs8' }), ca: [labAuthority.x509.toString(), root.x509.toString()], requestCert: true, rejectUnauthorized: false };
  const httpsPort = await listen(createHttps(options, (request, response) => {
    const { status, text = '' } = answer((request.socket as unknown as { authorized: boolean }).authorized);
    response.writeHead(status).end(text);
  }));
  const httpPort = await listen(createHttp((_request, response) => { response.writeHead(301, { location: `https://${name}:${httpsPort}/` }).end(); }));
  const scratch: Scratch = makeScratch('stand-in');
  closing.push(() => scratch.remove());
  const remembered = new Set<string>();
  const plain = scratch.run([person], { lab: { lab: 'demolab', user: 'ola', address }, memory: { has: (key) => remembered.has(key), add: (key) => remembered.add(key) } });
  const machine = { ...plain.machine, resolver: { name: 'fake', resolve: () => Promise.resolve([address]) } };
  return { remembered, run: { ...plain, machine, facts: { ...plain.facts, workbench: { httpPort, httpsPort } } as Facts } };
}

const step = createOpenWorkbench();
const letIn = (authorized: boolean): { status: number } => ({ status: authorized ? 200 : 403 });

test('is skipped without a link', async () => {
  const { run } = await lab(letIn);
  const rest = Object.fromEntries(Object.entries(run).filter(([key]) => key !== 'lab')) as unknown as Run;
  expect(await step.plan(rest)).toEqual({ state: 'skipped', reason: 'no-link', changes: [] });
  expect((await step.verify(rest)).answer).toBe('cannot-tell');
});

test('proves the page, remembers that it did, and opens no browser', async () => {
  const { run } = await lab(letIn);
  await createInstallCertificate().plan(run);
  expect(await step.plan(run)).toMatchObject({ state: 'planned', changes: [] });
  expect(await step.verify(run)).toMatchObject({ answer: 'ok', evidence: { address, status: 200, tls: 'TLSv1.3', certificate: sha256Of(person), browserOpened: false } });
  expect(await step.plan(run)).toMatchObject({ state: 'already' });
});

test('without the archive, where the store gives out no keys, it cannot tell whether the certificate is taken, and does not say that there is none', async () => {
  const { run } = await lab(letIn);
  const store = run.machine.certificateStore;
  if (store === undefined) throw new Error('this test wants a store');
  await prepare(store, [person], [[root, 'C,,']]);
  const keeping = { ...store, open: (...place: Parameters<typeof store.open>) => ({ ...store.open(...place), takeIdentity: () => Promise.resolve(undefined) }) };
  const keyless = { ...run, machine: { ...run.machine, certificateStore: keeping } };
  expect(await step.verify(keyless)).toMatchObject({ answer: 'cannot-tell', evidence: { address, certificate: sha256Of(person) } });
  expect(await step.verify(run)).toMatchObject({ answer: 'ok' });
  await store.open('practice', run.signal).removeCertificate(sha256Of(person));
  expect(await step.verify(keyless)).toMatchObject({ answer: 'not-ok', problem: { code: 'workbench.noCertificate' } });
});

test('follows no redirect of the page and accepts one to a login', async () => {
  const { run } = await lab(() => ({ status: 302 }));
  await createInstallCertificate().plan(run);
  expect(await step.verify(run)).toMatchObject({ answer: 'ok', evidence: { status: 302 } });
});

test.for([
  [403, '', 'workbench.certificateRefused'], [400, 'The SSL certificate error', 'workbench.certificateRefused'], [400, 'No required SSL certificate was sent', 'workbench.certificateRefused'],
  [502, '', 'workbench.badGateway'], [504, '', 'workbench.gatewayTimeout'], [500, '', 'workbench.unexpectedAnswer'],
] as const)('a page with %s "%s" is named', async ([status, text, code]) => {
  const { run, remembered } = await lab(() => ({ status, text }));
  await createInstallCertificate().plan(run);
  expect(await step.verify(run)).toMatchObject({ answer: 'not-ok', evidence: { status }, problem: { code } });
  expect(remembered.size).toBe(0);
});

test('can be cancelled while nothing answers', async () => {
  const { run } = await lab(letIn);
  const silent = await listen(createHttp(() => undefined));
  const signal = AbortSignal.timeout(50);
  await expect(step.verify({ ...run, signal, facts: { ...run.facts, workbench: { ...run.facts.workbench, httpPort: silent } } })).rejects.toMatchObject({ name: 'AbortError' });
});

test('opens the browser only when that is asked for, only once it is proved, and says so', async () => {
  const opened: string[] = [];
  const pageOpener = { open: (url: string): Promise<string> => { opened.push(url); return Promise.resolve('fake browser'); } };
  const good = await lab(letIn);
  const asking = (run: Run): Run => ({ ...run, open: true, machine: { ...run.machine, pageOpener } });
  const plain: Run = { ...good.run, machine: { ...good.run.machine, pageOpener } };
  expect(await step.perform?.(plain)).toEqual({});
  const run = asking(good.run);
  await createInstallCertificate().plan(run);
  const url = `https://${name}:${good.run.facts.workbench.httpsPort}/`;
  expect(await step.perform?.(run)).toEqual({ openedWith: 'fake browser', opened: url });
  expect(await step.verify(run)).toMatchObject({ answer: 'ok', evidence: { browserOpened: true } });
  expect((await step.plan(run)).state).toBe('planned');
  const bad = asking((await lab(() => ({ status: 502 }))).run);
  expect(await step.perform?.(bad)).toEqual({});
  expect(opened).toEqual([url]);
});
