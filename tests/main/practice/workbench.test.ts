// The practice Workbench as a browser meets it.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { connect, type PeerCertificate } from 'node:tls';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PracticeLab } from '../../../main/practice/lab.ts';
import { askWorkbench, clientIdentity, openLabForTest } from './practice-fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let lab: PracticeLab;
beforeEach(async () => {
  lab = await openLabForTest();
});

const material = (name: string): Promise<Buffer> => readFile(join(lab.folder, 'material', name));

describe('the practice Workbench', () => {
  it('shows its page to the certificate of the bundle', async () => {
    const page = await askWorkbench(lab, await clientIdentity(lab));
    expect(page).toMatchObject({ status: 200 });
    expect(page.body).toContain('Workbench of demolab.lab.hdc.ntnu.no');
  });

  it('refuses who shows no certificate, with the words of nginx', async () => {
    const page = await askWorkbench(lab, {});
    expect(page).toMatchObject({ status: 400 });
    expect(page.body).toContain('No required SSL certificate was sent');
  });

  it('refuses a certificate of its own authority that is not a client\'s', async () => {
    const page = await askWorkbench(lab, { cert: await material('server.pem'), key: await material('server-key.pem') });
    expect(page).toMatchObject({ status: 403 });
    expect(page.body).toContain('403 Forbidden');
  });

  it('proves itself under its name by the root of the facts, through the authority of the lab', async () => {
    const socket = connect({
      host: '127.0.0.1', port: lab.facts.workbench.httpsPort, servername: 'demolab.lab.hdc.ntnu.no', ca: await material('root.pem'),
    });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'secureConnect');
    const server = socket.getPeerCertificate(true);
    const authority = server.issuerCertificate;
    expect(socket.authorized).toBe(true);
    expect([server, authority, authority.issuerCertificate].map(commonName)).toEqual(
      ['demolab.lab.hdc.ntnu.no', 'LAB-DEMOLAB CA', 'Practice HCTS CA 1']);
    const root = lab.facts.roots.find((candidate) => candidate.use === 'workbench');
    expect(authority.issuerCertificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(root?.sha256);
  });

  it('is not trusted by a computer that does not know the practice root', async () => {
    const socket = connect({ host: '127.0.0.1', port: lab.facts.workbench.httpsPort, servername: 'demolab.lab.hdc.ntnu.no' });
    onTestFinished(() => void socket.destroy());
    await expect(once(socket, 'secureConnect')).rejects.toThrow(/certificate/);
  });

  it('sends plain HTTP to HTTPS', async () => {
    const request = get({ host: '127.0.0.1', port: lab.facts.workbench.httpPort, path: '/anything', agent: false });
    const [response] = await once(request, 'response');
    response.resume();
    expect(response).toMatchObject({ statusCode: 301, headers: { location: `https://demolab.lab.hdc.ntnu.no:${lab.facts.workbench.httpsPort}/` } });
  });
});

function commonName(certificate: PeerCertificate): string | string[] | undefined {
  return certificate.subject.CN;
}
