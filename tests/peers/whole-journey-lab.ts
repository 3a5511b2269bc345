// What a whole journey meets, around the VPN lab: a bundle packed by Debian's 7-Zip, facts, link and secrets; behind the tunnel entry and
// home (real OpenSSH machines) and a Workbench (nginx that demands client certificates); a client computer with its own /etc.
// Needs root and the Debian packages 7zip, openvpn, openssh-server, libpam-pwquality, iproute2, nginx-light, tcpdump, python3.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { sha256 } from '../../main/core/digest.ts';
import { Secret } from '../../main/core/secret.ts';
import { makeCertificates, type PracticeCertificates } from '../../main/practice/authority.ts';
import { composeSshConfig } from '../../main/practice/compose-bundle.ts';
import { certificateDer, certificatePem, makePkcs12, plainKeyPem } from '../../main/practice/identity.ts';
import type { LabName } from '../../preload/contract/plans.ts';
import { cli, node, readPrinted } from './command-line.ts';
import { openMachines, type LabMachines } from './ssh-behind-tunnel-lab.ts';
import { authenticatorKey, labAddress, openVpnLab, user, vpnPassphrase, type Finished, type VpnLab } from './vpn-lab.ts';
import type { PeersTask } from './whole-journey-peers.ts';

export const lab: LabName = { lab: 'demolab', user, address: labAddress };
export const serverName = 'demolab.lab.hdc.ntnu.no';
/** Where somebody else answers for the lab, the VPN lab's own listener has 22. */
const sshPorts = { machines: 22, cafe: 2022 };
export const clientHome = '/run/home';

export const secrets = {
  sevenZipKey: 'fake archive key 0O', authenticatorKey, vpnPassphrase, sshTemporaryKey: 'Fake-temporary-key-1',
  tlsPassphrase: 'fake tls passphrase', newPassphrase: 'Lab-entirely-fake-New-9',
};

export interface JourneyOptions {
  /** How entry and home ask for passphrases. Left out, nothing answers behind the tunnel. */
  readonly asks?: 'password' | 'questions';
}

export interface JourneyLab {
  readonly space: VpnLab;
  /** entry and home. Throws where there are none. */
  readonly machines: LabMachines;
  readonly certificates: PracticeCertificates;
  /** The /etc/hosts of the client before anything was done. */
  readonly hostsBefore: string;
  /** Runs the product on the client, with the secrets on stdin. */
  command(...words: readonly string[]): Promise<CommandDone>;
  /** The same with other secrets, another state folder, or words before the program (`faketime`, `strace`). */
  commandWith(more: CommandOptions, ...words: readonly string[]): Promise<CommandDone>;
  /** The words that a person gives: link, bundle, facts. */
  words(link?: string): readonly string[];
  onClient(script: string): Promise<string>;
  /** Starts the stranger in the café, on the same wire; he ends with the lab. */
  becomeCafe(): Promise<void>;
  knock(word: string): Promise<void>;
  startWorkbench(): Promise<void>;
  /** What a peer wrote into a file of the lab's folder, in lines. */
  wrote(file: string): readonly string[];
  close(): Promise<void>;
}

/** `printed` throws for a run that was killed. */
export type CommandDone = Finished & { readonly printed: ReturnType<typeof readPrinted> };

export interface CommandOptions {
  readonly secrets?: Readonly<Record<string, string>>;
  readonly stateFolder?: string;
  readonly before?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The Lab access link of the e-mail. */
export function linkFor({ address, lab: name, user: person }: LabName): string {
  const token = Buffer.from(`${address}|${name}|${person}`).toString('base64');
  return `https://docs.hdc.ntnu.no/do-science/lab/?access=${encodeURIComponent(token)}&filter=new_user`;
}

/** Opens the VPN lab, with the machines behind it when it is said how they ask, and puts bundle, facts and the client's own /etc there. */
export async function openJourneyLab({ asks }: JourneyOptions = {}): Promise<JourneyLab> {
  const space = await openVpnLab();
  const running: ChildProcess[] = [];
  const sshPort = asks === undefined ? sshPorts.cafe : sshPorts.machines;
  const certificates = await makeCertificates(lab, serverName, Date.now());
  const hostsBefore = '127.0.0.1\tlocalhost\n# what was here before\n10.0.0.9 old.example\n';
  await prepare(space, certificates, hostsBefore, sshPort);
  const machines = asks && await openMachines(space, { asks, temporary: secrets.sshTemporaryKey });
  const start = async (words: readonly string[], input: string, isReady: () => boolean): Promise<void> => {
    const child = spawnInNetwork(space, machines?.entry.pid ?? serverPid(space), words, input);
    running.push(child);
    await untilReady(child, isReady, words[0] ?? '');
  };
  const commandWith: JourneyLab['commandWith'] = async ({ secrets: given = secrets, stateFolder = '/run/state', before = [], env = {} }, ...words) => {
    const done = await space.run([...before, node, cli, ...words, '--json', '--secrets', '-', '--state-dir', stateFolder], { stdin: JSON.stringify(given), timeoutMs: 200_000, env });
    return { ...done, get printed() { return readPrinted(done.stdout); } };
  };
  const wrote = (file: string): readonly string[] => readLines(join(space.folder, file));
  const taskFor = (what: PeersTask['what'], passphrase: string): string => `${JSON.stringify({ what, folder: space.folder, lab, sshPort, passphrase } satisfies PeersTask)}\n`;
  const peers = join(space.folder, 'whole-journey-peers.js');
  return {
    space, certificates, hostsBefore, wrote, commandWith,
    get machines() {
      if (machines === undefined) throw new Error('this lab has no machines');
      return machines;
    },
    words: (link = linkFor(lab)) => ['--link', link, '--bundle', join(space.folder, 'keys.7z'), '--facts', join(space.folder, 'facts.json')],
    command: (...words) => commandWith({}, ...words),
    onClient: async (script) => (await space.run(['/bin/sh', '-c', script])).stdout,
    becomeCafe: () => start([node, peers], taskFor('cafe', ''), () => wrote('peers.out').includes('ready')),
    knock: async (word) => { await space.run([node, peers], { stdin: taskFor('knock', word) }); },
    startWorkbench: () => start(['/bin/sh', '-euc', nginxScript, 'nginx', space.folder], '', () => existsSync(join(space.folder, 'nginx.pid'))),
    close: async () => {
      for (const child of running) await end(child);
      await machines?.close();
      await space.close();
    },
  };
}

function readLines(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line !== '') : [];
}

async function prepare(space: VpnLab, certificates: PracticeCertificates, hosts: string, sshPort: number): Promise<void> {
  await build({ configFile: false, logLevel: 'error', build: { ssr: join(import.meta.dirname, 'whole-journey-peers.ts'), outDir: space.folder, emptyOutDir: false } });
  // What is not bundled is found from there as from here.
  const root = join(import.meta.dirname, '..', '..', 'node_modules');
  await must(space, `ln -s ${root} ${space.folder}/node_modules; echo '{"type":"module"}' >${space.folder}/package.json`);
  const rootFact = { use: 'workbench', name: 'Practice HCTS CA 1', sha256: sha256(certificateDer(certificates.root)) };
  writeFileSync(join(space.folder, 'facts.json'), JSON.stringify({ ...space.facts, ssh: { port: sshPort }, roots: [...space.facts.roots, rootFact] }));
  const { server, labAuthority, root: rootCertificate } = certificates;
  const files = {
    'server-chain.pem': certificatePem(server) + certificatePem(labAuthority), 'server-tls.key': plainKeyPem(server.key),
    'clients.pem': certificatePem(labAuthority) + certificatePem(rootCertificate), 'nginx.conf': nginxConfig(space.folder),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(space.folder, name), content, { mode: 0o600 });
  await packBundle(space, certificates);
  writeFileSync(join(space.folder, 'client-hosts'), hosts);
  await must(space, `mkdir /run/etc; cp -a /etc/. /run/etc/; mount --bind /run/etc /etc; cat ${space.folder}/client-hosts >/etc/hosts; ${ownHome}`);
}

/** OpenSSH looks for the home in /etc/passwd, not in HOME. */
const ownHome = `sed -i 's|^\\(root:.*\\):/root:|\\1:${clientHome}:|' /etc/passwd; grep -q '^root:.*:${clientHome}:' /etc/passwd`;

/** As the service packs: names encrypted too. 7-Zip reads the key from stdin. */
async function packBundle(space: VpnLab, { client, labAuthority, root }: PracticeCertificates): Promise<void> {
  const contents = join(space.folder, 'contents');
  mkdirSync(contents, { mode: 0o700 });
  writeFileSync(join(contents, `${user}.ovpn`), space.profile);
  writeFileSync(join(contents, `demolab-${user}.p12`), makePkcs12(client, [labAuthority, root], `demolab-${user}`, new Secret(secrets.tlsPassphrase)));
  writeFileSync(join(contents, 'ssh-config.txt'), composeSshConfig(lab));
  await must(space, `cd ${contents}; /usr/bin/7zz a -t7z -mhe=on -p -bd -- ${space.folder}/keys.7z * >&2; cd /; rm -r ${contents}`, `${secrets.sevenZipKey}\n${secrets.sevenZipKey}\n`);
}

async function must(space: VpnLab, script: string, stdin = ''): Promise<void> {
  const { exitCode, stderr } = await space.run(['/bin/sh', '-euc', script], { stdin });
  if (exitCode !== 0) throw new Error(`the lab for a whole journey could not be made: ${stderr}`);
}

/** Ends with its input, so also when the test process is killed. */
const nginxScript = '/usr/sbin/nginx -p "$1" -e "$1/nginx-errors" -c "$1/nginx.conf" & cat >/dev/null; kill $!; wait';

function nginxConfig(folder: string): string {
  const tls = `ssl_certificate ${folder}/server-chain.pem; ssl_certificate_key ${folder}/server-tls.key; ssl_client_certificate ${folder}/clients.pem; ssl_verify_client on; ssl_verify_depth 3;`;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/nginx-${name};`).join(' ');
  return `daemon off; master_process off; user root; pid ${folder}/nginx.pid; error_log ${folder}/nginx-errors; events {}
http { ${temporary} ssl_protocols TLSv1.2 TLSv1.3; log_format visit '$remote_addr $server_port $status $ssl_client_s_dn $http_user_agent'; access_log ${folder}/nginx-visits visit;
server { listen ${labAddress}:443 ssl; server_name ${serverName}; ${tls} location / { default_type text/html; return 200 "<title>Workbench of demolab</title><p>You are $ssl_client_s_dn</p>"; } }
server { listen ${labAddress}:80; server_name ${serverName}; location / { return 301 https://${serverName}/; } }
}`;
}

function serverPid({ folder }: VpnLab): number {
  return Number(readFileSync(join(folder, 'server.pid'), 'utf8'));
}

function spawnInNetwork({ folder }: VpnLab, pid: number, words: readonly string[], input: string): ChildProcess {
  const out = openSync(join(folder, 'peers.out'), 'a');
  const child = spawn('/usr/bin/nsenter', [`--net=/proc/${String(pid)}/ns/net`, ...words], { stdio: ['pipe', out, 'inherit'], env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' } });
  closeSync(out);
  child.stdin?.write(input);
  return child;
}

async function untilReady(child: ChildProcess, isReady: () => boolean, what: string): Promise<void> {
  for (let left = 400; left > 0 && child.exitCode === null && !isReady(); left -= 1) await wait(50);
  if (!isReady()) throw new Error(`${what} does not run in the lab`);
}

async function end(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
