// The whole journey of a new user by the product's headless command, from a bundle packed by Debian's 7-Zip through a real OpenVPN tunnel to
// the Workbench page in Chromium, and back. Then the same client where somebody else answers for the lab, with everything that left it.
// OpenVPN, OpenSSH with PAM on entry and home, nginx, 7-Zip, NSS and Chromium are the real ones.
// Needs root, /dev/net/tun and the Debian packages of tests/packages.txt.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { journeySteps } from '../../preload/contract/journeys.ts';
import { finderOf } from './canary-scan.ts';
import { capture, destinationsOf } from './capture.ts';
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
    journey = await openJourneyLab({ asks: 'password' });
    await journey.startWorkbench();
  });
  afterAll(() => journey.close());

  const failedLogins = (): readonly number[] => [journey.machines.entry.failedLogins(), journey.machines.home.failedLogins()];
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
    const visitors = (log: string): unknown => new Set([...log.matchAll(/^Accepted \S+ for \S+ from (\S+)/gm)].map(([, address]) => address));
    expect([visitors(journey.machines.entry.log()), visitors(journey.machines.home.log())]).toEqual([new Set(['10.8.0.2']), new Set(['10.5.5.1'])]);
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
    for (const machine of [journey.machines.entry, journey.machines.home]) expect(await machine.asRoot(`cat /home/${lab.user}/.ssh/authorized_keys`)).toBe('');
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
    await journey.becomeCafe();
    // Everything goes to the café; the VPN gets no answer. A route for the lab's network alone would be refused before: `vpn.networkOverlaps`.
    await journey.onClient('ip route add default via 203.0.113.10');
    await journey.space.onServer('iptables -I INPUT -p udp --dport 1194 -j DROP; ip addr add 198.51.100.7/32 dev lo');
  });
  afterAll(() => journey.close());

  test('he would have heard, and the capture would show it', async () => {
    const { packets, bytes } = await capture(journey.space, () => Promise.all([
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
    const { done: { printed }, packets, bytes } = await capture(journey.space, () => journey.command(...apply, ...journey.words(link), ...only));
    tell(title, printed);
    expect({ heard: journey.wrote('heard').slice(before), spelled: finderOf(Object.values(secrets))(bytes), sentTo: destinationsOf(packets) }).toEqual({ heard: [], spelled: [], sentTo: expect.stringMatching(mayLeave) as string });
    expect([...statesOf(printed), printed.problem?.code]).toContain(said);
  });
});
