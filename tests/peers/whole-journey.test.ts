// The whole journey of a new user by the product's headless command, from a bundle packed by Debian's 7-Zip through a real OpenVPN tunnel to
// the Workbench page in Chromium, and back. Then the same client where somebody else answers for the lab, with everything that left it.
// OpenVPN, nginx, 7-Zip, NSS and Chromium are the real ones; entry and home are the practice lab's SSH machines, not OpenSSH.
// Needs root, /dev/net/tun and the Debian packages of tests/packages.txt.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { journeySteps } from '../../preload/contract/journeys.ts';
import type { readPrinted } from './command-line.ts';
import { labAddress } from './vpn-lab.ts';
import { clientHome, lab, linkFor, openJourneyLab, secrets, serverName, type JourneyLab } from './whole-journey-lab.ts';

type Printed = ReturnType<typeof readPrinted>;
const steps = journeySteps.new_user;
const apply = ['apply', '--journey', 'new_user', '--compute-otp', '--yes'];

function statesOf({ steps: found }: Printed): string[] {
  return found.map(({ id, state, problem }) => [id, state, ...(problem ? [problem.code] : [])].join(' '));
}

/** What is told of a run when the test is read by a person: step, state, and the evidence that matters. */
const worthTelling = ['route', 'files', 'phoneProved', 'remote', 'interface', 'address', 'routes', 'entry', 'attempts', 'loginProved', 'failedAttempts', 'host', 'proxyJump', 'resolver', 'line', 'issuer', 'handshake', 'redirect', 'status', 'tls', 'different'];
function tell(title: string, { steps: found, problem }: Printed): void {
  const lines = found.map(({ id, state, evidence = {}, problem: why }) => {
    const facts = worthTelling.filter((name) => name in evidence).map((name) => `${name}=${String(evidence[name])}`);
    return `  ${id.padEnd(20)} ${state.padEnd(8)} ${[...(why ? [why.code] : []), ...facts].join('  ')}`;
  });
  process.stdout.write(`${[title, ...lines, ...(problem ? [`  ${problem.code}`] : [])].join('\n')}\n`);
}

describe('a new user', () => {
  let journey: JourneyLab;
  beforeAll(async () => {
    journey = await openJourneyLab();
    await journey.become('lab');
    await journey.startWorkbench();
  });
  afterAll(() => journey.close());

  /** Refused logins of entry and home, as the machines keep them for their ban. */
  const failedLogins = (): readonly number[] => ['entry', 'home'].map((machine) => {
    const kept = /"failedAtMs":\s*\[([^\]]*)\]/.exec(journey.wrote(`accounts/ssh-${machine}-refused.json`).join(' '));
    return kept?.[1]?.match(/\d+/g)?.length ?? 0;
  });
  const identities = (): Promise<string> => journey.onClient(`certutil -L -d sql:${clientHome}/.local/share/pki/nssdb 2>&1`);

  test('comes from the bundle to the Workbench page, with one login; the second run finds everything; undo takes it back', { timeout: 300_000 }, async () => {
    expect(await visit(journey)).not.toContain('Workbench of demolab');
    const first = await journey.command(...apply, ...journey.words());
    tell('apply', first.printed);
    expect([first.exitCode, ...statesOf(first.printed)]).toEqual([0, ...steps.map((id) => `${id} done`)]);
    expect(evidenceOf(first.printed, 'connect-vpn')).toMatchObject({ attempts: 1, interface: 'tun0', address: '10.8.0.2', entry: 'answered' });
    expect(evidenceOf(first.printed, 'change-passphrase')).toMatchObject({ loginProved: true, failedAttempts: 0 });
    expect(evidenceOf(first.printed, 'open-workbench')).toMatchObject({ status: 200, address: labAddress });
    await lookAround();
    const verify = await journey.command('verify', '--journey', 'new_user', '--compute-otp', ...journey.words());
    tell('verify', verify.printed);
    expect([verify.exitCode, ...statesOf(verify.printed)]).toEqual([0, ...steps.map((id) => `${id} done`)]);
    const second = await journey.command(...apply, ...journey.words());
    tell('apply again', second.printed);
    expect([second.exitCode, ...statesOf(second.printed)]).toEqual([0, ...steps.map((id) => `${id} already`)]);
    expect([journey.space.logins(), failedLogins()]).toEqual([['accepted'], [0, 0]]);
    await takeBack();
  });

  /** What others than the product say. */
  async function lookAround(): Promise<void> {
    expect((await journey.onClient(`getent ahostsv4 ${serverName}`)).split(/\s/)[0]).toBe(labAddress);
    expect(await journey.onClient(`ip route get ${labAddress}`)).toContain('dev tun0');
    expect(new Set(journey.wrote('entry-visitors'))).toEqual(new Set(['10.8.0.2']));
    const page = await visit(journey);
    expect(page).toMatch(/<title>Workbench of demolab<\/title>.*CN=joetester/s);
    const seen = journey.wrote('nginx-visits').filter((line) => line.includes('Chrome'));
    expect(seen[0]).toMatch(/^10\.8\.0\.2 443 200 CN=joetester/);
    process.stdout.write(`Chromium: ${page.trim()}\nnginx: ${seen[0] ?? ''}\n`);
  }

  async function takeBack(): Promise<void> {
    expect(await identities()).toContain('u,u,u');
    const undo = await journey.command('undo', '--facts', join(journey.space.folder, 'facts.json'));
    tell('undo', undo.printed);
    expect(undo.exitCode).toBe(0);
    // The passphrase stays: there is no way back, and the plan said so.
    const lasting = undo.printed.steps.filter(({ state }) => state !== 'undone').map(({ id }) => id);
    expect(lasting).toEqual(['change-passphrase']);
    expect(await journey.onClient('cat /etc/hosts')).toBe(journey.hostsBefore);
    expect(await identities()).not.toContain('u,u,u');
    expect(await journey.onClient('ip -o link; ls -A ~/.ssh 2>&1')).not.toMatch(/tun\d|hunt_cloud|config/);
    expect(journey.wrote('accounts/ssh-entry.json').join('')).toContain('"keyLines":[]');
    expect(await visit(journey)).not.toContain('Workbench of demolab');
    // That the key is gone is read from the machines' lists: no login was tried for it.
    expect([journey.space.logins(), failedLogins()]).toEqual([['accepted'], [0, 0]]);
  }
});

function evidenceOf({ steps: found }: Printed, id: string): Record<string, unknown> {
  return found.find((step) => step.id === id)?.evidence ?? {};
}

const policy = JSON.stringify({ AutoSelectCertificateForUrls: [JSON.stringify({ pattern: `https://${serverName}`, filter: { ISSUER: { CN: 'LAB-DEMOLAB CA' } } })] });

/** What Chromium shows at the Workbench's address, as text, by the person's own certificate store. */
async function visit({ space, onClient }: JourneyLab): Promise<string> {
  writeFileSync(join(space.folder, 'policy.json'), policy);
  await onClient(`mkdir -p /etc/chromium/policies/managed; cp ${space.folder}/policy.json /etc/chromium/policies/managed/test.json`);
  const words = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${space.folder}/chromium`, '--virtual-time-budget=8000', '--dump-dom', `https://${serverName}/`];
  const { stdout } = await space.run(['/usr/bin/chromium', ...words], { timeoutMs: 60_000 });
  await onClient(`rm -rf ${space.folder}/chromium`);
  return stdout;
}

describe('where somebody else answers for the lab, and there is no tunnel', () => {
  let journey: JourneyLab;
  beforeAll(async () => {
    journey = await openJourneyLab();
    await journey.become('cafe');
    // All that is the lab's, and the forged link's address, goes to the café; the VPN gets no answer.
    await journey.onClient('ip route add 10.42.0.0/16 via 203.0.113.10; ip route add 198.51.100.0/24 via 203.0.113.10');
    await journey.space.onServer('iptables -I INPUT -p udp --dport 1194 -j DROP; ip addr add 198.51.100.7/32 dev lo');
  });
  afterAll(() => journey.close());

  test('he would have heard, and the capture would show it', async () => {
    const { packets, bytes } = await capture(journey, () => Promise.all([
      journey.knock('Fake-canary-word'), journey.onClient(`python3 -c 'import socket; socket.create_connection(("${labAddress}", 80), 3).sendall(b"Fake-canary-open")'`),
    ]));
    expect(journey.wrote('heard').join('\n')).toMatch(/somebody came to ssh\n[^]*told: Fake-canary-word/);
    expect(journey.wrote('heard').join('\n')).toContain('Fake-canary-open');
    expect(bytes.includes('Fake-canary-open')).toBe(true);
    expect(packets).toMatch(/> 10\.42\.1\.130\.80: Flags \[S\]/);
  });

  const forged = linkFor({ ...lab, address: '198.51.100.7' });
  const otherLab = linkFor({ ...lab, lab: 'otherlab' });
  test.for<readonly [string, string, readonly string[], string, RegExp]>([
    ['the passphrase step alone stops at the missing tunnel', linkFor(lab), ['--step', 'change-passphrase'], 'change-passphrase failed vpn.notProved', /^$/],
    ['the SSH key step alone stops at the missing tunnel', linkFor(lab), ['--step', 'set-up-ssh-key'], 'set-up-ssh-key failed vpn.notProved', /^$/],
    ['the whole journey stops at the VPN', linkFor(lab), [], 'connect-vpn failed vpn.noAnswer', /^(203\.0\.113\.10\.1194 UDP\n?)+$/],
    ['a link to an address outside the networks is refused at once', forged, [], 'link.outsideLabNetworks', /^$/],
    ['a link to another lab leads nowhere either', otherLab, ['--step', 'change-passphrase'], 'change-passphrase failed vpn.notProved', /^$/],
    ['the certificate of one lab does not go to another', otherLab, ['--step', 'unpack-bundle', '--step', 'install-certificate'], 'install-certificate failed certificate.otherLab', /^$/],
  ])('%s', async ([title, link, only, said, mayLeave]) => {
    const before = journey.wrote('heard').length;
    const { done: { printed }, packets, bytes } = await capture(journey, () => journey.command(...apply, ...journey.words(link), ...only));
    tell(title, printed);
    const spelled = spellings().filter((spelling) => bytes.includes(spelling));
    expect({ heard: journey.wrote('heard').slice(before), spelled, sentTo: destinationsOf(packets) }).toEqual({ heard: [], spelled: [], sentTo: expect.stringMatching(mayLeave) as string });
    expect([...statesOf(printed), printed.problem?.code]).toContain(said);
  });
});

/** Where packets of the client went, one a line: address with port, and TCP or UDP. */
function destinationsOf(packets: string): string {
  return packets.split('\n').flatMap((line) => {
    const to = /IP 203\.0\.113\.2\.\d+ > ([\d.]+): (UDP|Flags)/.exec(line);
    return to === null ? [] : [`${to[1] ?? ''} ${to[2] === 'UDP' ? 'UDP' : 'TCP'}`];
  }).join('\n');
}

/** Everything that passed the client's only network card meanwhile. */
async function capture<T>({ space }: JourneyLab, body: () => Promise<T>): Promise<{ readonly done: T; readonly packets: string; readonly bytes: Buffer }> {
  const file = join(space.folder, 'capture');
  const start = `rm -f ${file}.said; tcpdump -i vpn-c0 -n --immediate-mode -U -Z root -w ${file} >${file}.said 2>&1 & echo $! >${file}.pid; until grep -qs listening ${file}.said; do sleep 0.05; done`;
  const stop = `pid=$(cat ${file}.pid); kill -INT $pid; while kill -0 $pid 2>/dev/null; do sleep 0.05; done; tcpdump -n -r ${file} 2>/dev/null`;
  await space.run(['/bin/sh', '-c', start]);
  const done = await body();
  const { stdout } = await space.run(['/bin/sh', '-c', stop]);
  return { done, packets: stdout, bytes: readFileSync(file) };
}

/** The secrets as they might be spelled on a wire. */
function spellings(): readonly (string | Buffer)[] {
  return Object.values(secrets).flatMap((secret) => {
    const bytes = Buffer.from(secret);
    const shifted = ['', 'x', 'xx'].map((front) => Buffer.from(front + secret).toString('base64').slice(4, -4));
    return [bytes, Buffer.from(secret, 'utf16le'), Buffer.from(secret, 'utf16le').swap16(), bytes.toString('hex'), encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...shifted];
  });
}
