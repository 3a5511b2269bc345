// Walks through the kista's pages in all their states. The main process is stood in for: looks are the visitor's business here, and that the
// answers are right is tested elsewhere. Names and texts are as hostile as a server or a letter can make them.

import type { Page } from '@playwright/test';
import type { CheckId, TransferRow, Verdict } from '../../preload/contract/kista.ts';
import { windowEn } from '../../preload/contract/text/window/en.ts';
import { kistaWindowEn } from '../../preload/contract/text/kista/window-en.ts';
import type { Opened } from './launch.ts';
import { standIn } from './stand-ins.ts';
import type { Visitor } from './walk.ts';

const fingerprint = 'SHA256:nThbgKXUpuci4s3D9mJfQw7L1xVeRk2NoYz8Hc5TaPU';
const otherFingerprint = 'SHA256:nThbgKXUpuci4s3D9mJfQw7L1xVeRk2NoYz8Hc5Tzzz';
const information = { host: 'ekista.hdc.ntnu.no', port: 2124, user: 'johndoe-importer', fingerprint };
const opening = { host: 'ekista.hdc.ntnu.no', addresses: ['129.241.176.121'], portFrom: 2000, portTo: 2128 };
const forIt = 'We transfer research data to HUNT Cloud (NTNU) by SFTP.\nOpen outgoing connections to:\n\n- Address: 129.241.176.121 (ekista.hdc.ntnu.no)\n- Ports: 2000-2128\n- Protocol: TCP';
const key = { name: 'heart', kind: 'ed25519', hasPassphrase: true, fingerprint: 'SHA256:Qw7L1xVeRk2NoYz8Hc5TaPUnThbgKXUpuci4s3D9mJf', publicLine: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'x'.repeat(43)} ekista heart`, place: '~/.ssh/ekista_heart', publicFile: '~/Downloads/ekista_pubkey.txt' };
const banner = { text: `Kista of demolab. Everything you do is logged.\n<script>alert(1)</script> \uFFFD[31mred\n${'This server belongs to HUNT Cloud. '.repeat(12)}`, digest: 'd1' };
const report = 'Time: 2026-11-22 08:10 UTC\nFrom: this computer, Ubuntu 24.04\nTo: ekista.hdc.ntnu.no (129.241.176.121), TCP 2124\nThe name has an address: yes\nThe port answers: no, nothing came back within 10 s';
const own = [
  { id: 'winscp', fields: [{ id: 'protocol', value: 'SFTP' }, { id: 'host', value: information.host }, { id: 'port', value: '2124' }, { id: 'user', value: information.user }, { id: 'keyFile', value: key.place }], lines: [] },
  { id: 'sftp', fields: [{ id: 'fingerprint', value: fingerprint }], lines: [{ id: 'connect', text: 'sftp -P 2124 -i ~/.ssh/ekista_heart -o IdentitiesOnly=yes johndoe-importer@ekista.hdc.ntnu.no' }, { id: 'enter', text: 'cd upload' }, { id: 'send', text: 'put my-file.7z' }] },
  { id: 'internal', fields: [], lines: [{ id: 'find', text: 'ls /opt/hunt-cloud/kista/' }] },
];
const base = { opening, forIt, keys: [key], key: 'heart', hasPassphrase: true, own };

const checkOrder: readonly CheckId[] = ['resolve', 'connect', 'banner', 'fingerprint', 'key', 'folder'];
const seen: Readonly<Record<CheckId, string>> = { resolve: '129.241.176.121', connect: 'TCP 2124', banner: 'SSH-2.0-OpenSSH_9.6', fingerprint, key: 'ekista_heart', folder: 'upload' };

function verdicts(passed: number, failed?: Pick<Verdict, 'problem' | 'side'>): readonly Verdict[] {
  return checkOrder.map((id, at) => (at < passed ? { id, state: 'passed', seen: seen[id] } : { id, state: at === passed && failed ? 'failed' : 'not-tried', seen: '', ...(at === passed && failed) }));
}

const place = { host: information.host, port: '2124', address: '129.241.176.121' };
const noAnswer = { verdicts: verdicts(1, { problem: { code: 'kista.noAnswer', retry: 'after-fix', facts: place }, side: 'network' }), isRight: false, reports: { huntCloud: report, firewall: report }, traces: [
  { line: 'traceroute -n -q 1 -w 2 -m 20 129.241.176.121', isOfPort: false, needsAdministrator: false, output: ' 1  10.0.0.1  1.2 ms\n 2  10.20.0.1  3.4 ms\n 3  *' },
  { line: 'sudo traceroute -T -p 2124 -n -q 1 -w 2 -m 20 129.241.176.121', isOfPort: true, needsAdministrator: true },
] };
const otherServer = { verdicts: verdicts(3, { problem: { code: 'kista.otherFingerprint', retry: 'never', facts: { ...place, expected: fingerprint, found: otherFingerprint } }, side: 'unknown' }), isRight: false, reports: { huntCloud: report, firewall: report }, traces: [] };
const right = { verdicts: verdicts(6), isRight: true, banner, traces: [] };

const row = (name: string, sizeBytes: number, state: TransferRow['state'], doneBytes = 0): TransferRow => ({ name, kind: 'file', files: 1, sizeBytes, state, doneBytes });
const rows = [
  row('dictionary.xlsx.7z', 3_100_000, 'arrived', 3_100_000), row('images-part1.7z', 32_000_000_000, 'arrived', 32_000_000_000), row('images-part2.7z', 48_200_000_000, 'running', 30_400_000_000),
  { ...row('cohort_2026', 11_600_000_000, 'waiting'), kind: 'folder' as const, files: 1204 }, row('<img src=x onerror=alert(1)>\u202Etxt.exe', 2_000, 'waiting'),
];
const items = rows.map(({ name, kind, files, sizeBytes }) => ({ name, kind, files, sizeBytes }));
const chosen = { items, moreItems: 0, files: 1208, sizeBytes: 94_803_102_000 };
const progress = { phase: 'moving', doneBytes: 62_400_000_000, totalBytes: 94_803_102_000, doneFiles: 2, totalFiles: 1208, bytesPerSecond: 13_900_000, secondsLeft: 2_460, cuts: 2, rows: rows.map((one, index) => ({ index, row: one })) };
const result = {
  direction: 'upload', state: 'complete', proof: 'read-back', files: 1208, sizeBytes: 94_803_102_000, alreadyThere: 3, seconds: 6_900, bytesPerSecond: 13_900_000, cuts: 2,
  rows: rows.map((one) => ({ ...one, state: 'arrived', doneBytes: one.sizeBytes })), manifest: { name: 'sha256-2026-11-22.txt', place: '~/Downloads/sha256-2026-11-22.txt' }, problems: [], moreProblems: 0,
};
const incomplete = {
  ...result, state: 'incomplete', proof: 'size', rows: rows.map((one, at) => ({ ...one, state: at === 2 ? 'incomplete' : 'arrived' })), moreProblems: 12,
  problems: [{ name: 'cohort_2026/<b>secret</b>.csv', problem: { code: 'kista.keyUnreadable', retry: 'after-fix', facts: { file: 'x' } } }], problem: { code: 'kista.connectionLost', retry: 'now', facts: place },
};
const unfinished = { direction: 'upload', information, doneBytes: 62_400_000_000, totalBytes: 94_803_102_000, rows };
const part = (value: string, code?: string) => ({ value, ...(code !== undefined && { problem: { code, retry: 'after-fix', facts: { host: value, expected: opening.host, from: '2000', to: '2128' } } }) });
const given = { host: part('kista.example.org', 'kista.otherHost'), port: part('22', 'kista.badPort'), user: part('johndoe-importer'), fingerprint: part('', 'kista.informationIncomplete') };
const letter = `Dear partner,\n\nyour kista is ready.\n\nHost name: ${information.host}\nPort number: 2124\nUser name: johndoe-importer\nSHA-256 key fingerprint: ${fingerprint}`;

/** Each page as it stands in one situation, in the order of an outsider's way. */
const standings: readonly (readonly [station: string, standing: object])[] = [
  ['kista, begin', { ...base, keys: [] }],
  ['kista, letter with wrong parts', { ...base, given }],
  ['kista, unfinished', { ...base, unfinished }],
  ['kista, practice letter', { ...base, scene: 'good', letter }],
  ['kista, unlock', { ...base, information, hasPassphrase: false, keys: [key, { ...key, name: 'lungs', kind: 'rsa', place: '~/.ssh/ekista_lungs' }] }],
  ['kista, no key', { ...base, information, keys: [], key: undefined }],
  ['kista, right one', { ...base, information, checked: right }],
  ['kista, no answer', { ...base, information, checked: noAnswer }],
  ['kista, other fingerprint', { ...base, information, checked: otherServer }],
  ['kista, under way', { ...base, information, checked: right, chosen, running: { direction: 'upload', progress } }],
  ['kista, arrived unchanged', { ...base, information, checked: right, result }],
  ['kista, not everything arrived', { ...base, information, checked: right, result: incomplete, unfinished }],
];

/** The whole walk. */
export async function walkKista({ app, page }: Opened, visit: Visitor): Promise<void> {
  await standIn(app, { 'kista.open': base });
  await page.getByRole('button', { name: windowEn.start.doorKista }).click();
  for (const [station, standing] of standings) {
    await openWith(app, page, standing);
    await visit(station, page);
  }
  await walkPages(app, page, visit);
}

async function openWith(app: Opened['app'], page: Page, standing: object): Promise<void> {
  await standIn(app, { 'kista.open': standing });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: windowEn.frame.loading }).waitFor();
}

/** What a reload does not lead to. */
async function walkPages(app: Opened['app'], page: Page, visit: Visitor): Promise<void> {
  const { begin, ready, key: keyWords, check, practice } = kistaWindowEn;
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: false }).first().click();
  await openWith(app, page, { ...base, keys: [], key: undefined });
  await press(begin.ready);
  await page.locator('summary').filter({ hasText: keyWords.more }).click();
  await visit('kista, get ready', page);
  await press(ready.ownDoor);
  await visit('kista, own program', page);
  await openWith(app, page, base);
  await press(begin.practise);
  await page.getByText(practice.scene).waitFor();
  await visit('kista, practice', page);
  await openWith(app, page, base);
  await standIn(app, { 'kista.hand': { made: 'ekista_heart.eml', opened: true } });
  await press(begin.ready);
  await press(keyWords.mail);
  await visit('kista, key made', page);
  await openWith(app, page, { ...base, information, checked: right });
  await press(check.send);
  await visit('kista, nothing chosen', page);
  await openWith(app, page, { ...base, information, checked: right, chosen });
  await press(check.send);
  await visit('kista, chosen', page);
  await openWith(app, page, { ...base, information, checked: right });
  await press(check.fetch);
  await visit('kista, fetch', page);
  await openWith(app, page, { ...base, information });
  await standIn(app, { 'kista.check': 'never' });
  await press(kistaWindowEn.unlock.check);
  await visit('kista, looking', page);
}
