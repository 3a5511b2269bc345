// A VPN server, a lab behind it and a client computer, each in a network namespace of its own: real OpenVPN 2.6 over TUN, certificates, an
// encrypted key, the user's name and one-time codes that are refused when used before. Needs root, /dev/net/tun, openvpn, iproute2, iptables.
//
//   client 203.0.113.2  <->  server 203.0.113.10, UDP 1194; behind it the lab at 10.42.1.130 (TCP 22)
//
// The server's clock runs `offset` seconds ahead, so that a test can choose where in the 30 seconds of a code it begins.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../main/core/digest.ts';
import { shippedFacts } from '../../main/core/facts.ts';
import { Secret } from '../../main/core/secret.ts';
import { issueCertificate, makeKey, type Issued } from '../../main/practice/certificate.ts';
import { composeProfile } from '../../main/practice/compose-bundle.ts';
import { certificateDer, certificatePem, encryptedKeyPem, plainKeyPem } from '../../main/practice/identity.ts';
import type { Facts } from '../../preload/contract/facts.ts';

const serverAddress = '203.0.113.10';
export const labAddress = '10.42.1.130';
export const user = 'joetester';
export const vpnPassphrase = 'fake vpn "pass\\phrase" of a test';
/** Base32 of `fake key!!`. */
export const authenticatorKey = 'MZQWWZJANNSXSIJB';

export interface VpnLab {
  readonly folder: string;
  readonly profile: string;
  readonly facts: Facts;
  /** Other profiles of the same user. */
  makeProfile(changes: ProfileChanges): string;
  /** Runs a program on the client computer. */
  run(command: readonly string[], options?: { readonly stdin?: string; readonly env?: Readonly<Record<string, string>>; readonly timeoutMs?: number; readonly at?: 'client' | 'server' }): Promise<Finished>;
  /** Runs a shell text on the server. */
  onServer(script: string): Promise<Finished>;
  /** What the server said to each login, in order: `accepted`, `wrong-code`, `reused-code`, `wrong-user`. */
  logins(): readonly string[];
  /** Addresses that talked to the lab's port 22, as the lab saw them. */
  visitors(): readonly string[];
  setOffset(seconds: number): void;
  /** Starts the server again after a test has ended it: its process number is in `openvpn.pid`. */
  startServer(): Promise<void>;
  close(): Promise<void>;
}

export interface ProfileChanges {
  /** How long the person's certificate is valid from now; it was made yesterday in any case. */
  readonly clientMs?: number;
  /** The authority in the profile is not the server's. */
  readonly otherAuthority?: boolean;
  /** A host name instead of the server's address. */
  readonly host?: string;
  /** A static key for tls-auth, as text. */
  readonly sharedKey?: string;
}

interface VpnLabOptions {
  /** There is one on the client, with a bus of its own. */
  readonly networkManager?: boolean;
  /** The server wants every packet signed with this static key (tls-auth). */
  readonly sharedKey?: string;
}

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/run/home', LC_ALL: 'C', LANG: 'C' };

/** Makes the namespaces and starts the server. */
export async function openVpnLab(options: VpnLabOptions = {}): Promise<VpnLab> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-vpn-'));
  const { makeProfile, rootSha256 } = await writeServer(folder, options.sharedKey);
  const keeper = await startKeeper(folder, options.networkManager === true);
  const serverPid = readFileSync(join(folder, 'server.pid'), 'utf8').trim();
  const onNetworkOf = (pid: number | string | undefined): readonly string[] => ['/usr/bin/nsenter', `--mount=/proc/${keeper.pid}/ns/mnt`, `--net=/proc/${pid}/ns/net`, `--wdns=${process.cwd()}`];
  const onServer = (script: string): Promise<Finished> => runProgram(['/usr/bin/nsenter', `--net=/proc/${serverPid}/ns/net`, '/bin/sh', '-eu', '-c', script], {});
  const linesOf = (name: string): readonly string[] => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').split('\n').filter((line) => line !== '') : []);
  return {
    folder, profile: makeProfile({ ...(options.sharedKey !== undefined && { sharedKey: options.sharedKey }) }), makeProfile, facts: factsFor(rootSha256),
    run: (command, { at, ...more } = {}) => runProgram([...(at === 'server' ? onNetworkOf(serverPid) : onNetworkOf(keeper.pid)), ...command], more),
    onServer: async (script) => {
      const done = await onServer(script);
      if (done.exitCode !== 0) throw new Error(`on the server: ${done.stderr}`);
      return done;
    },
    logins: () => linesOf('logins'),
    visitors: () => linesOf('visitors'),
    setOffset: (seconds) => writeFileSync(join(folder, 'offset'), String(seconds)),
    startServer: async () => { await onServer(`: >'${folder}/server.log'; openvpn --config '${folder}/server.conf' --daemon; until grep -q 'Initialization Sequence Completed' '${folder}/server.log'; do sleep 0.02; done`); },
    close: () => closeKeeper(keeper, folder),
  };
}

async function closeKeeper(keeper: ChildProcess, folder: string): Promise<void> {
  keeper.stdin?.end();
  if (keeper.exitCode === null) await once(keeper, 'exit');
  rmSync(folder, { recursive: true, force: true });
}

function factsFor(rootSha256: string): Facts {
  // What a test does not say is as the product ships it.
  return {
    ...shippedFacts().facts, labNetworks: ['10.42.0.0/16'], vpn: { hosts: [serverAddress], port: 1194, protocol: 'udp' }, ssh: { port: 22 },
    vpnNetworks: ['10.8.0.0/16'], vpnSessionHours: 12, accessRules: [{ who: 'everybody else', where: 'anywhere', first: 'disconnect' }],
    kista: { host: 'kista.invalid', addresses: ['127.0.0.1'], portFrom: 2000, portTo: 2128, internalNetwork: '127.0.0.0/24', internalNotes: '/opt/kista' },
    roots: [{ use: 'vpn', name: 'test root', sha256: rootSha256 }], endpoints: [], orders: { recipient: 'orders@test.invalid' },
    prerequisites: shippedFacts().facts.prerequisites,
  };
}

interface Written {
  readonly rootSha256: string;
  makeProfile(changes: ProfileChanges): string;
}

async function writeServer(folder: string, sharedKey: string | undefined): Promise<Written> {
  const [rootKey, otherKey, serverKey, clientKey] = await Promise.all([makeKey(), makeKey(), makeKey(), makeKey()]);
  const issue = (commonName: string, use: 'authority' | 'server' | 'client', key: Issued['key'], more: { issuer?: Issued; lifetimeMs?: number } = {}): Issued =>
    issueCertificate({ commonName, organization: 'test', use, key, nowMs: Date.now(), ...more });
  const root = issue('Test VPN CA', 'authority', rootKey);
  const server = issue('vpn server', 'server', serverKey, { issuer: root });
  const files: Readonly<Record<string, string>> = {
    'ca.pem': certificatePem(root), 'server.pem': certificatePem(server), 'server-key.pem': plainKeyPem(server.key), 'shared.key': sharedKey ?? '',
    'offset': '0', 'verify.py': verifyScript, 'lab.py': labScript, 'server.conf': serverConfig(folder, sharedKey !== undefined),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content, { mode: 0o700 });
  const makeProfile = ({ clientMs, otherAuthority, host, sharedKey: given }: ProfileChanges): string => {
    const issuer = otherAuthority === true ? issue('Test VPN CA', 'authority', otherKey) : root;
    const client = issue(user, 'client', clientKey, { issuer, ...(clientMs !== undefined && { lifetimeMs: clientMs }) });
    const profile = composeProfile({ lab: 'demolab', user, address: host ?? serverAddress }, {
      port: 1194, authorityPem: certificatePem(issuer), certificatePem: certificatePem(client), encryptedKeyPem: encryptedKeyPem(client.key, new Secret(vpnPassphrase)),
    });
    return given === undefined ? profile : `${profile}key-direction 1\n<tls-auth>\n${given.trimEnd()}\n</tls-auth>\n`;
  };
  return { makeProfile, rootSha256: sha256(certificateDer(root)) };
}

function serverConfig(folder: string, isSigned: boolean): string {
  return [
    'dev tun', 'proto udp', 'port 1194', 'server 10.8.0.0 255.255.255.0', 'topology subnet', 'dh none', `ca ${folder}/ca.pem`, `cert ${folder}/server.pem`, `key ${folder}/server-key.pem`,
    'data-ciphers AES-256-GCM:AES-256-CBC', 'auth SHA256', 'keepalive 10 60', 'push "route 10.42.0.0 255.255.0.0"', 'script-security 2',
    `auth-user-pass-verify ${folder}/verify.py via-file`, `log-append ${folder}/server.log`, 'verb 3', `writepid ${folder}/openvpn.pid`, ...(isSigned ? [`tls-auth ${folder}/shared.key 0`] : []), '',
  ].join('\n');
}

/** Strict, as a server that only knows the present code: no window before or after, and none twice (RFC 6238, 5.2). */
const verifyScript = `#!/usr/bin/python3
import base64, hashlib, hmac, os, struct, sys, time
folder = os.path.dirname(os.path.abspath(sys.argv[0]))
user, code = open(sys.argv[1]).read().split("\\n")[:2]
step = int(time.time() + float(open(folder + "/offset").read())) // 30
digest = hmac.new(base64.b32decode("${authenticatorKey}"), struct.pack(">Q", step), hashlib.sha1).digest()
at = digest[-1] & 15
right = "%06d" % ((struct.unpack(">I", digest[at:at + 4])[0] & 0x7fffffff) % 1000000)
used = open(folder + "/used", "a+")
used.seek(0)
if user != "${user}": said = "wrong-user"
elif code in used.read().split(): said = "reused-code"
elif code != right: said = "wrong-code"
else: said = "accepted"
used.write(code + "\\n")
open(folder + "/logins", "a").write(said + "\\n")
sys.exit(0 if said == "accepted" else 1)
`;

const labScript = `#!/usr/bin/python3
import os, socket, sys
folder = os.path.dirname(os.path.abspath(sys.argv[0]))
server = socket.create_server(("${labAddress}", 22))
open(folder + "/lab.ready", "w").close()
while True:
    connection, visitor = server.accept()
    open(folder + "/visitors", "a").write(visitor[0] + "\\n")
    connection.close()
`;

async function startKeeper(folder: string, networkManager: boolean): Promise<ChildProcess> {
  const words = ['--mount', '--net', '--propagation', 'private', '/bin/sh', '-eu', '-c', keeperScript, 'keeper', folder, networkManager ? 'nm' : 'plain'];
  const keeper = spawn('/usr/bin/unshare', words, { env: environment, stdio: 'pipe' });
  const said: Buffer[] = [];
  keeper.stderr.on('data', (piece: Buffer) => said.push(piece));
  const ready = await Promise.race([once(keeper.stdout, 'data').then(() => true), once(keeper, 'exit').then(() => false)]);
  if (!ready) {
    const log = existsSync(join(folder, 'server.log')) ? readFileSync(join(folder, 'server.log'), 'utf8') : '';
    throw new Error(`the VPN lab could not be made: ${Buffer.concat(said).toString('utf8')}${log}`);
  }
  return keeper;
}

// The keeper ends everything as soon as its input ends, so also when the test process is killed.
const keeperScript = `
folder=$1
mount -t tmpfs -o mode=755 tmpfs /run
install -d -m 700 /run/home
mkdir -p /run/lock
ip link set lo up
unshare --net /bin/sh -c 'echo $$ >"$0/server.pid.new"; mv "$0/server.pid.new" "$0/server.pid"; exec sleep 100000' "$folder" & things=$!
until [ -s "$folder/server.pid" ]; do sleep 0.02; done
server=$(cat "$folder/server.pid")
ip link add vpn-c0 type veth peer name vpn-s0 netns "$server"
ip addr add 203.0.113.2/24 dev vpn-c0
ip link set vpn-c0 up
inserver="nsenter --net=/proc/$server/ns/net"
$inserver ip link set lo up
$inserver ip addr add ${serverAddress}/24 dev vpn-s0
$inserver ip link set vpn-s0 up
$inserver ip addr add ${labAddress}/32 dev lo
$inserver "$folder/lab.py" & things="$things $!"
$inserver openvpn --config "$folder/server.conf" & things="$things $!"
until grep -qs 'Initialization Sequence Completed' "$folder/server.log" && [ -e "$folder/lab.ready" ]; do sleep 0.02; done
if [ "$2" = nm ]; then
  mkdir -p /run/dbus /run/NetworkManager /run/nm-etc /run/nm-state
  mount -o remount,bind,ro /sys 2>/dev/null || mount -t sysfs -o ro sysfs /sys
  mount --bind /run/nm-state /var/lib/NetworkManager
  mkdir -p /run/nm-etc/system-connections /run/nm-etc/VPN /run/nm-etc/conf.d
  mount --bind /run/nm-etc /etc/NetworkManager
  printf '[main]\\nplugins=keyfile\\nauth-polkit=false\\ndns=none\\nrc-manager=unmanaged\\n' >/etc/NetworkManager/NetworkManager.conf
  dbus-daemon --system --nofork --nopidfile >/run/dbus.log 2>&1 & things="$things $!"
  until [ -S /run/dbus/system_bus_socket ]; do sleep 0.02; done
  NetworkManager --no-daemon --log-level=WARN --debug >"$folder/nm.log" 2>&1 & echo $! >"$folder/nm.pid"; things="$things $!"
  until nmcli -t -f RUNNING general 2>/dev/null | grep -q '^running'; do sleep 0.1; done
  nmcli connection add type ethernet ifname vpn-c0 con-name base ipv4.method manual ipv4.addresses 203.0.113.2/24 ipv4.gateway 203.0.113.10 ipv6.method disabled >/dev/null
  nmcli --wait 20 connection up base >/dev/null
fi
echo ready
cat >/dev/null
theirs=$(readlink "/proc/$server/ns/net")
for thing in $things; do kill "$thing" 2>/dev/null || true; done
# What was started on client or server and runs on by itself.
mine=$(readlink /proc/$$/ns/net)
for process in /proc/[0-9]*; do
  pid=\${process#/proc/}
  case "$(readlink "$process/ns/net" 2>/dev/null)" in
    "$mine"|"$theirs") if [ "$pid" != $$ ]; then kill -9 "$pid" 2>/dev/null || true; fi ;;
  esac
done
exit 0
`;

async function runProgram(command: readonly string[], { stdin = '', env = {}, timeoutMs = 90_000 }: { stdin?: string; env?: Readonly<Record<string, string>>; timeoutMs?: number }): Promise<Finished> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { env: { ...environment, ...env }, stdio: 'pipe', timeout: timeoutMs, killSignal: 'SIGKILL' });
  const collected = [child.stdout, child.stderr].map((stream) => {
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    return () => Buffer.concat(pieces).toString('utf8');
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const [exitCode] = await once(child, 'close') as [number | null];
  return { exitCode: exitCode ?? -1, stdout: collected[0]?.() ?? '', stderr: collected[1]?.() ?? '' };
}

