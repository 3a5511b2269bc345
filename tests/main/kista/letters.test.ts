// What is written to others, and how it is handed over: read back as a mail program reads it, in both languages, and without what is nobody's business.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shippedFacts } from '../../../main/core/facts.ts';
import { writeKeyMail, writeReportMail } from '../../../main/kista/hand-over.ts';
import { composeFirewallReport, composeForIt, composeHuntReport, type ReportInput } from '../../../main/kista/letters.ts';
import type { KistaKey } from '../../../preload/contract/kista.ts';

const facts = shippedFacts().facts.kista;
const information = { host: 'ekista.hdc.ntnu.no', port: 2124, user: 'johndoe-importer', fingerprint: 'SHA256:nThbgKXUpuci4s3D9mJfQw7L1xVeRk2NoYz8Hc5TaPU' };
const key: KistaKey = { name: 'project', kind: 'ed25519', hasPassphrase: true, fingerprint: `SHA256:${'k'.repeat(42)}A`, publicLine: 'ssh-ed25519 AAAAC3Nz ekista_project', place: '~/.ssh/ekista_project' };
const input: ReportInput = {
  information, key, facts, address: '129.241.176.121', nowMs: Date.UTC(2026, 10, 22, 8, 5), offsetMinutes: -60, system: 'macOS',
  verdicts: [
    { id: 'resolve', state: 'passed', seen: '129.241.176.121' },
    { id: 'connect', state: 'failed', seen: 'ETIMEDOUT', problem: { code: 'kista.noAnswer', retry: 'now', facts: { host: information.host, port: '2124' } }, side: 'network' },
    ...(['banner', 'fingerprint', 'key', 'folder'] as const).map((id) => ({ id, state: 'not-tried' as const, seen: '' })),
  ],
  traces: [
    { line: 'traceroute -n 129.241.176.121', isOfPort: false, needsAdministrator: false, output: ' 1  10.0.0.1  1.2 ms\n 2  * ' },
    { line: 'sudo traceroute -P TCP -p 2124 129.241.176.121', isOfPort: true, needsAdministrator: true },
  ],
};

function home(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kista-letters-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe.each(['en', 'nb'] as const)('in %s', (language) => {
  it('the request to IT names address, name, ports and protocol, and the port when it is known', () => {
    const text = composeForIt(facts, undefined, language);
    for (const part of ['129.241.176.121', 'ekista.hdc.ntnu.no', '2000-2128', 'TCP']) expect(text).toContain(part);
    expect(text).not.toContain('2124');
    expect(composeForIt(facts, information, language)).toContain('2124');
  });

  it('HUNT Cloud gets all that helps to find the cause, with both clocks and the output', () => {
    const { subject, body, outputs } = composeHuntReport(input, language);
    expect(subject).toContain('johndoe-importer');
    for (const part of ['2124', information.fingerprint, key.fingerprint, '2026-11-22 08:05 UTC (2026-11-22 09:05 UTC+1)', 'ETIMEDOUT']) expect(body).toContain(part);
    expect(outputs).toContain('1  10.0.0.1  1.2 ms');
    expect(body + outputs).not.toMatch(/[…{}]/);
  });

  it('the firewall team gets neither user nor key, but the lines to run', () => {
    const { subject, body, outputs } = composeFirewallReport(input, language);
    expect(subject + body + outputs).not.toMatch(/johndoe|SHA256|ssh-ed25519|[…{}]/);
    expect(outputs).toContain('sudo traceroute -P TCP -p 2124 129.241.176.121');
  });
});

it('the mail has the public key attached to the letter, and no sender, date or other address', async () => {
  const folder = home();
  const file = await writeKeyMail(key, { home: folder, platform: 'linux' }, 'nb');
  const mail = await PostalMime.parse(readFileSync(file));
  expect([mail.subject, mail.from, mail.to ?? [], mail.date]).toEqual(['Offentlig nøkkel for en kistaoverføring (project)', undefined, [], undefined]);
  expect(mail.text).toContain(key.fingerprint);
  const attached = mail.attachments.map(({ filename, content }) => [filename, typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8').replaceAll('\r\n', '\n')]);
  expect(attached).toEqual([['ekista_pubkey.txt', 'ssh-ed25519 AAAAC3Nz ekista_project\n']]);
});

it('the same mail is written once, another one beside it, and nothing is replaced', async () => {
  const folder = home();
  writeFileSync(join(folder, 'ekista_report_firewall.eml'), 'mine');
  const place = { home: folder, platform: 'linux' as const };
  const letter = composeFirewallReport(input, 'en');
  const file = await writeReportMail('firewall', letter, place);
  expect(await writeReportMail('firewall', letter, place)).toBe(file);
  await writeReportMail('firewall', { ...letter, body: 'another' }, place);
  expect(readdirSync(folder).sort()).toEqual(['ekista_report_firewall-2.eml', 'ekista_report_firewall-3.eml', 'ekista_report_firewall.eml']);
  expect(readFileSync(join(folder, 'ekista_report_firewall.eml'), 'utf8')).toBe('mine');
  const mail = await PostalMime.parse(readFileSync(file));
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['outputs.txt']);
});
