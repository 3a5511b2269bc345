// The Workbench step against a real nginx that demands client certificates, and Debian's Chromium opening the page with the certificate
// that the product imported. Needs root, nginx-light, chromium, libnss3-tools. Chromium runs in a private mount namespace: its policy, which
// answers the certificate chooser, lies in a copy of /etc.

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '../../preload/contract/facts.ts';
import type { Run } from '../../main/steps/step.ts';
import { createInstallCertificate } from '../../main/steps/install-certificate/install-certificate.ts';
import { createOpenWorkbench } from '../../main/steps/open-workbench/open-workbench.ts';
import { authority, client, dayMs, issue, purposes, sha256Of, type Issued } from '../fixtures/certificates/issue.ts';
import { applyAll, labAuthority, makeScratch, notAborted, person, prepare, root, undoAll, type Scratch } from '../main/steps/install-certificate/scratch-store.ts';
import { openNamespace, type Namespace } from './namespace.ts';

const name = 'demolab.lab.hdc.ntnu.no';
const address = '127.0.0.1';
const install = createInstallCertificate();
const open = createOpenWorkbench();

const server = (more: object = {}): Issued => issue({ name: [['O', 'HUNT Cloud'], ['CN', name]], issuer: labAuthority, purposes: [purposes.server], dnsName: name, ...more });
const served = {
  good: server(), expired: server({ notBefore: new Date(Date.now() - 90 * dayMs), notAfter: new Date(Date.now() - dayMs) }),
  otherName: server({ dnsName: 'other.lab.hdc.ntnu.no' }), unknown: server({ issuer: authority('LAB-DEMOLAB CA', authority('HCTS CA 1')) }),
};
type Served = keyof typeof served;

const folder = mkdtempSync(join(tmpdir(), 'lab-nginx-'));
const ports: Record<Served | 'redirect' | 'nobody' | 'noRedirect' | 'elsewhere' | 'bad502' | 'bad504' | 'require403', number> = {} as never;
let nginx: ChildProcess;
let space: Namespace & { close(): Promise<void> };

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, address);
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}

beforeAll(async () => {
  for (const key of ['good', 'expired', 'otherName', 'unknown', 'redirect', 'nobody', 'noRedirect', 'elsewhere', 'bad502', 'bad504', 'require403'] as const) ports[key] = await freePort();
  for (const [key, one] of Object.entries(served)) {
    writeFileSync(join(folder, `${key}.pem`), one.x509.toString() + labAuthority.x509.toString());
    writeFileSync(join(folder, `${key}.key`), one.key.export({ format: 'pem', type: 'pkcs8' }));
  }
  writeFileSync(join(folder, 'clients.pem'), labAuthority.x509.toString() + root.x509.toString());
  writeFileSync(join(folder, 'nginx.conf'), nginxConfig());
  nginx = spawn('/usr/sbin/nginx', ['-p', folder, '-e', join(folder, 'errors.log'), '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  await listening(ports.good);
  space = await openNamespace({ hosts: `127.0.0.1 localhost\n127.0.0.1    ${name}\n` });
});

afterAll(async () => {
  nginx.kill('SIGQUIT');
  await Promise.all([once(nginx, 'exit'), space.close()]);
  rmSync(folder, { recursive: true });
});

async function listening(port: number): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const socket = connect(port, address);
    const isUp = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
    socket.destroy();
    if (isUp) return;
    await wait(50);
  }
  throw new Error('nginx does not listen');
}

function nginxConfig(): string {
  const tls = (key: Served, verify: string): string => `ssl_certificate ${folder}/${key}.pem; ssl_certificate_key ${folder}/${key}.key; ssl_client_certificate ${folder}/clients.pem; ssl_verify_client ${verify}; ssl_verify_depth 3;`;
  const page = (key: Served): string => `server { listen ${address}:${ports[key]} ssl; server_name ${name}; ${tls(key, 'on')} location / { default_type text/html; return 200 "<title>Workbench of demolab</title><p>You are $ssl_client_s_dn</p>"; } }`;
  const failing = (port: number, status: number): string => `server { listen ${address}:${port} ssl; ${tls('good', 'on')} location / { return ${status}; } }`;
  return `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/errors.log; events {}
http { access_log off; ssl_protocols TLSv1.2 TLSv1.3; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
${(Object.keys(served) as Served[]).map(page).join('\n')}
server { listen ${address}:${ports.require403} ssl; ${tls('good', 'optional')} location / { if ($ssl_client_verify != SUCCESS) { return 403; } return 200 "in"; } }
${failing(ports.bad502, 502)} ${failing(ports.bad504, 504)}
server { listen ${address}:${ports.redirect}; location / { return 301 https://${name}:${ports.good}/; } }
server { listen ${address}:${ports.noRedirect}; location / { return 200 "hello"; } }
server { listen ${address}:${ports.elsewhere}; location / { return 302 https://login.example.org/; } }
}`;
}

const opened: Scratch[] = [];
afterEach(() => opened.splice(0).forEach((scratch) => scratch.remove()));

interface Wish {
  readonly httpPort?: number;
  readonly httpsPort?: number;
  readonly resolved?: readonly string[];
  readonly certificates?: readonly Issued[];
}

function scratchRun({ httpPort = ports.redirect, httpsPort = ports.good, resolved = [address], certificates = [person] }: Wish = {}): { scratch: Scratch; run: Run } {
  const scratch = makeScratch('nss');
  opened.push(scratch);
  const plain = scratch.run(certificates);
  const facts = { ...plain.facts, labNetworks: ['127.0.0.0/8'], workbench: { httpPort, httpsPort } } as Facts;
  const machine = { ...plain.machine, resolver: { name: 'fake', resolve: () => Promise.resolve(resolved) } };
  return { scratch, run: { ...plain, facts, machine, lab: { lab: 'demolab', user: 'ola', address }, tunnel: { interface: 'lo', covers: () => Promise.resolve(true) } } };
}

/** The redirect leads to the port of `good`, so the other pages are asked over a redirect of their own. */
async function withRedirectTo(httpsPort: number, body: (httpPort: number) => Promise<void>): Promise<void> {
  const answer = createServer((socket) => socket.on('error', () => undefined).end(`HTTP/1.1 301 Moved\r\nlocation: https://${name}:${httpsPort}/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`)).listen(0, address);
  await once(answer, 'listening');
  await body((answer.address() as AddressInfo).port).finally(() => answer.close());
}

describe('the step', () => {
  test('proves the page with the certificate of the archive', async () => {
    const { run } = scratchRun();
    await applyAll(install, run);
    expect(await install.verify(run)).toMatchObject({ answer: 'ok', evidence: { handshake: 'accepted' } });
    expect(await open.verify(run)).toMatchObject({
      answer: 'ok', evidence: { redirect: `https://${name}:${ports.good}/`, status: 200, tls: 'TLSv1.3', certificate: sha256Of(person), browserOpened: false },
    });
  });

  test('proves the page with the certificate that is in the store, when there is no archive', async () => {
    const { run } = scratchRun();
    await applyAll(install, run);
    const later = Object.fromEntries(Object.entries(run).filter(([key]) => key !== 'identity')) as unknown as Run;
    expect(await open.verify(later)).toMatchObject({ answer: 'ok', evidence: { status: 200, certificate: sha256Of(person) } });
  });

  test('retires an old certificate that is still valid once nginx has let the new one in', async () => {
    const { scratch, run } = scratchRun();
    const old = client('ola', labAuthority, { notBefore: new Date(Date.now() - 30 * dayMs) });
    await prepare(scratch.store, [old]);
    const changes = await applyAll(install, run);
    expect(changes.at(-1)?.kind).toBe('certificate.retireOld');
    expect((await scratch.store.open('data', notAborted).read()).certificates.some(({ certificate }) => certificate.sha256 === sha256Of(old))).toBe(false);
    await undoAll(install, changes, run);
    expect((await scratch.store.open('data', notAborted).read()).certificates.map(({ certificate }) => certificate.sha256)).toEqual([sha256Of(old)]);
  });

  test.for([
    ['the name is not found', (): Wish => ({ resolved: [] }), 'workbench.notResolved'],
    ['the name leads elsewhere', (): Wish => ({ resolved: ['127.0.0.2'] }), 'workbench.otherAddress'],
    ['the name leads to two places', (): Wish => ({ resolved: [address, '127.0.0.2'] }), 'workbench.otherAddress'],
    ['nobody listens', (): Wish => ({ httpPort: ports.nobody }), 'workbench.refused'],
    ['there is a page instead of a redirect', (): Wish => ({ httpPort: ports.noRedirect }), 'workbench.noRedirect'],
    ['the redirect leads elsewhere', (): Wish => ({ httpPort: ports.elsewhere }), 'workbench.otherRedirect'],
    ['nobody listens for TLS', (): Wish => ({ httpsPort: ports.nobody }), 'workbench.refused'],
    ['the server certificate has expired', (): Wish => ({ httpsPort: ports.expired }), 'workbench.serverExpired'],
    ['the server certificate is for another name', (): Wish => ({ httpsPort: ports.otherName }), 'workbench.otherServer'],
    ['the server certificate comes from an authority of the same name', (): Wish => ({ httpsPort: ports.unknown }), 'workbench.unknownServer'],
    ['something behind it is down', (): Wish => ({ httpsPort: ports.bad502 }), 'workbench.badGateway'],
    ['something behind it is slow', (): Wish => ({ httpsPort: ports.bad504 }), 'workbench.gatewayTimeout'],
  ] as const)('says when %s', async ([, wish, code]) => {
    const wished = wish();
    await withRedirectTo(wished.httpsPort ?? ports.good, async (httpPort) => {
      const { run } = scratchRun({ httpPort, ...wished });
      await install.plan(run);
      expect(await open.verify(run)).toMatchObject({ answer: 'not-ok', problem: { code } });
    });
  });

  test.for([
    ['none is installed (400)', 'good', async ({ scratch }: ReturnType<typeof scratchRun>) => prepare(scratch.store, [], [[root, 'C,,']]), 'workbench.noCertificate'],
    ['none is installed (403)', 'require403', async ({ scratch }: ReturnType<typeof scratchRun>) => prepare(scratch.store, [], [[root, 'C,,']]), 'workbench.noCertificate'],
    ['it has expired', 'good', async ({ scratch }: ReturnType<typeof scratchRun>) => prepare(scratch.store, [client('ola', labAuthority, { notBefore: new Date(Date.now() - 90 * dayMs), notAfter: new Date(Date.now() - dayMs) })], [[root, 'C,,']]), 'workbench.certificateExpired'],
    ['nginx knows another authority (400)', 'good', async ({ scratch }: ReturnType<typeof scratchRun>) => prepare(scratch.store, [client('ola', authority('LAB-DEMOLAB CA', root))], [[root, 'C,,']]), 'workbench.certificateRefused'],
    ['nginx knows another authority (403)', 'require403', async ({ scratch }: ReturnType<typeof scratchRun>) => prepare(scratch.store, [client('ola', authority('LAB-DEMOLAB CA', root))], [[root, 'C,,']]), 'workbench.certificateRefused'],
  ] as const)('tells the causes of a refusal apart: %s', async ([, port, make, code]) => {
    await withRedirectTo(ports[port], async (httpPort) => {
      const made = scratchRun({ httpPort, httpsPort: ports[port] });
      await make(made);
      expect(await open.verify(made.run)).toMatchObject({ answer: 'not-ok', problem: { code } });
    });
  });

  test('does not show the certificate to a server that does not prove itself', async () => {
    const { run } = scratchRun({ httpsPort: ports.unknown });
    await install.plan(run);
    expect(await install.verify(run)).toMatchObject({ answer: 'not-ok' });
    await applyAll(install, run);
    expect(await install.verify(run)).toMatchObject({ answer: 'ok', evidence: { handshake: 'workbench.unknownServer' } });
  });
});

const policy = JSON.stringify({ AutoSelectCertificateForUrls: [JSON.stringify({ pattern: `https://${name}`, filter: { ISSUER: { CN: 'LAB-DEMOLAB CA' } } })] });

/** What Chromium shows at the address, as text. */
async function visit(home: string): Promise<string> {
  mkdirSync(space.outside('/etc/chromium/policies/managed'), { recursive: true });
  writeFileSync(space.outside('/etc/chromium/policies/managed/test.json'), policy);
  const words = ['/usr/bin/chromium', '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${join(home, 'profile')}`, '--virtual-time-budget=8000', '--dump-dom', `https://${name}:${ports.good}/`];
  const { stdout } = await space.run(words, { env: { HOME: home, XDG_DATA_HOME: '' }, timeoutMs: 60_000 });
  rmSync(join(home, 'profile'), { recursive: true, force: true });
  return stdout;
}

describe('Chromium', () => {
  test.for([['a fresh computer', false], ['a computer with the old ~/.pki/nssdb, empty', true]] as const)('opens the page with what was imported: %s', async ([, legacy]) => {
    const { scratch, run } = scratchRun();
    if (legacy) mkdirSync(join(scratch.home, '.pki/nssdb'), { recursive: true });
    expect(await visit(scratch.home)).not.toContain('Workbench of demolab');
    const changes = await applyAll(install, run);
    expect(await visit(scratch.home)).toMatch(/<title>Workbench of demolab<\/title>.*CN=ola/s);
    expect(existsSync(join(scratch.home, '.pki/nssdb'))).toBe(legacy);
    await undoAll(install, changes, run);
    expect(await visit(scratch.home)).not.toContain('Workbench of demolab');
  });

  test('takes the new certificate after a reissue, whatever the old one was', async () => {
    const { scratch, run } = scratchRun();
    await prepare(scratch.store, [client('ola', labAuthority, { notBefore: new Date(Date.now() - 90 * dayMs), notAfter: new Date(Date.now() - dayMs) })]);
    await applyAll(install, run);
    expect(await visit(scratch.home)).toContain('Workbench of demolab');
  });

  test('trusts the server only because of our root: without its trust the page is refused', async () => {
    const { scratch, run } = scratchRun();
    await applyAll(install, run);
    const db = join(scratch.home, '.local/share/pki/nssdb');
    const listed = execFileSync('/usr/bin/certutil', ['-L', '-d', `sql:${db}`], { encoding: 'utf8' });
    execFileSync('/usr/bin/certutil', ['-M', '-d', `sql:${db}`, '-t', ',,', '-n', /HCTS CA 1 \w+/.exec(listed)?.[0] ?? '']);
    expect(await visit(scratch.home)).not.toContain('Workbench of demolab');
    expect((await install.verify(run)).answer).toBe('not-ok');
  });
});
