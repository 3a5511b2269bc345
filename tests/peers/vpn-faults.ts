// The faults of a VPN connection, as data: how each is made on the client, on the way or at the server of a real lab, and what has to come
// of it: the problem's code, the time in which it is told, and the logins that failed by the server's count.

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '../../main/core/secret.ts';
import { codeAt } from '../../main/system/one-time-password/code.ts';
import { readKey } from '../../main/system/one-time-password/key.ts';
import type { VpnAnswer, VpnTask } from './connect-vpn-harness.ts';
import { lab, secrets, type Runs } from './connect-vpn-runs.ts';
import { authenticatorKey, user, type ProfileChanges, type VpnLab } from './vpn-lab.ts';

export interface Scene {
  readonly space: VpnLab;
  readonly runs: Runs;
}

export interface Fault {
  readonly fault: string;
  /** Any of them, where chance decides. `done`: it connects all the same. */
  readonly codes: readonly string[];
  readonly withinSeconds: number;
  readonly failedLogins: number;
  /** Breaks, connects or proves, and mends. */
  make(scene: Scene): Promise<VpnAnswer>;
}

type Maker = (scene: Scene) => Promise<VpnAnswer>;
const fault = (name: string, codes: string | readonly string[], [withinSeconds, failedLogins]: readonly [number, number], make: Maker): Fault =>
  ({ fault: name, codes: typeof codes === 'string' ? [codes] : codes, withinSeconds, failedLogins, make });

const wrongKey = 'MZQWWZJANNSXSIJA';
const hourMs = 3_600_000;

async function connect({ runs }: Scene, task: Partial<VpnTask> = {}): Promise<VpnAnswer> {
  return runs.carryOut({ steps: ['apply'], ...runs.soon(), ...task });
}

/** Connects while the server, or the way to it, is changed by a shell text there. */
const onServer = (broken: string, mended: string): Maker => async (scene) => {
  await scene.space.onServer(broken);
  const answer = await connect(scene);
  await scene.space.onServer(mended);
  return answer;
};
const losing = (where: string, port: string): string => `iptables ${where} -p udp ${port} 1194 -m statistic --mode random --probability 0.3 -j DROP`;
const firewall = (rule: string): Maker => onServer(`iptables -I INPUT -p udp --dport 1194 ${rule}`, `iptables -D INPUT -p udp --dport 1194 ${rule}`);

/** Answers of the server come later: through a program in between, since not every kernel has netem. It is ended with the server. */
const relay = `import socket, sys, threading
delay = float(sys.argv[1])
front = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
front.bind(("0.0.0.0", 1999))
backs = {}
def pump(back, visitor):
    while True:
        try: data = back.recv(65536)
        except OSError: continue
        threading.Timer(delay, front.sendto, (data, visitor)).start()
while True:
    data, visitor = front.recvfrom(65536)
    if visitor not in backs:
        backs[visitor] = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        backs[visitor].connect(("127.0.0.1", 1194))
        threading.Thread(target=pump, args=(backs[visitor], visitor), daemon=True).start()
    try: backs[visitor].send(data)
    except OSError: pass
`;
const detour = '-t nat -A PREROUTING -i vpn-s0 -p udp --dport 1194 -j REDIRECT --to-port 1999';

async function whileSlow<T>({ space }: Scene, seconds: number, work: (relayPid: string) => Promise<T>): Promise<T> {
  const file = join(space.folder, 'relay');
  writeFileSync(`${file}.py`, relay);
  await space.onServer(`python3 ${file}.py ${String(seconds)} >/dev/null 2>&1 </dev/null & echo $! >${file}.pid; until ss -lun | grep -q :1999; do sleep 0.02; done; iptables ${detour}`);
  const pid = readFileSync(`${file}.pid`, 'utf8').trim();
  const result = await work(pid);
  await space.onServer(`kill -9 ${pid} 2>/dev/null || true; iptables ${detour.replace('-A', '-D')}`);
  return result;
}
/** Slow enough for the middle of the handshake to be hit. */
const slowSeconds = 0.3;
const inHandshake = (script: (scene: Scene, relayPid: string) => string): Maker => (scene) =>
  whileSlow(scene, slowSeconds, (pid) => connect(scene, { atPhase: { phase: 'handshake', script: script(scene, pid) } }));

const onClient = (broken: string, mended: string): Maker => async (scene) => {
  await scene.space.run(['/bin/sh', '-ec', broken]);
  const answer = await connect(scene);
  await scene.space.run(['/bin/sh', '-ec', mended]);
  return answer;
};

const withProfile = (changes: ProfileChanges, task: (scene: Scene) => Partial<VpnTask> = () => ({})): Maker => async (scene) => {
  scene.runs.placeProfile(scene.space.makeProfile(changes));
  const answer = await connect(scene, task(scene));
  scene.runs.placeProfile();
  return answer;
};

/** Connects, breaks what is up, and asks the proof. What it says counts as the code. */
const afterUp = (breakIt: (scene: Scene) => Promise<unknown>, mend: (scene: Scene) => Promise<unknown> = () => Promise.resolve()): Maker => async (scene) => {
  const up = await connect(scene);
  if (up.code !== 'done') return up;
  await breakIt(scene);
  const proved = await scene.runs.carryOut({ steps: ['verify'] });
  await mend(scene);
  await scene.runs.carryOut({ steps: ['undo'] });
  return { ...proved, code: proved.verdicts[0]?.problem?.code ?? 'done' };
};

const serverPid = ({ folder }: VpnLab): string => readFileSync(join(folder, 'openvpn.pid'), 'utf8').trim();
const killServer = ({ space }: Scene): Promise<unknown> => space.onServer(`kill -9 ${serverPid(space)}`);
/** Sends a signal to the OpenVPN of this network, by its process number. */
const signalClient = (signal: string): string => `for pid in $(pgrep -x openvpn --ns $$ --nslist net); do kill -${signal} $pid; done`;

/** Both clocks of the computer: that of the assistant and that of OpenVPN. The server's is right. */
const clockOff = (hours: number): Maker => async (scene) => {
  const { space, runs } = scene;
  const script = `cp /usr/sbin/openvpn '${space.folder}/openvpn-real'
printf '#!/bin/sh\\nLD_PRELOAD=%s FAKETIME=%s exec %s "$@"\\n' /usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1 '${hours > 0 ? '+' : ''}${String(hours)}h' '${space.folder}/openvpn-real' >'${space.folder}/openvpn-late'
chmod 755 '${space.folder}/openvpn-late'; mount --bind '${space.folder}/openvpn-late' /usr/sbin/openvpn`;
  await space.run(['/bin/sh', '-ec', script]);
  const answer = await runs.carryOut({ steps: ['apply'], offsetSeconds: runs.soon().offsetSeconds + hours * 3600 });
  await space.run(['/bin/umount', '/usr/sbin/openvpn']);
  return answer;
};

/** The server knows the code of this window, and the next one's, as used. */
const usedCode: Maker = async (scene) => {
  const { runs, space } = scene;
  const moment = runs.soon();
  const codes = [0, 30_000].map((laterMs) => codeAt(readKey(new Secret(authenticatorKey)), Date.now() + moment.offsetSeconds * 1000 + laterMs));
  appendFileSync(join(space.folder, 'used'), `${codes.join('\n')}\n`);
  return runs.carryOut({ steps: ['apply'], ...moment });
};

const secondSession: Maker = afterUp(({ space, runs }) => {
  const task = runs.taskOf({ steps: ['apply'], ...runs.soon(), folder: '/run/second' });
  return space.run([process.execPath, runs.program], { stdin: JSON.stringify(task), at: 'server' });
}, ({ space }) => space.run(['/bin/sh', '-c', `kill $(pgrep -f '[c]onfig /run/second/' --ns $$ --nslist net)`], { at: 'server' }));

/** A server without a shared key of the packets. */
export const plainFaults: readonly Fault[] = [
  fault('the network drops the packets', 'vpn.noAnswer', [10, 0], firewall('-j DROP')),
  fault('the network says the port is closed', 'vpn.noAnswer', [8, 0], firewall('-j REJECT')),
  fault('the network says it is forbidden', 'vpn.noAnswer', [8, 0], firewall('-j REJECT --reject-with icmp-admin-prohibited')),
  fault('no server runs', 'vpn.noAnswer', [8, 0], async (scene) => {
    await killServer(scene);
    const answer = await connect(scene);
    await scene.space.startServer();
    return answer;
  }),
  fault('a firewall on this computer', 'vpn.sendBlocked', [8, 0], onClient('iptables -I OUTPUT -p udp --dport 1194 -j DROP', 'iptables -D OUTPUT -p udp --dport 1194 -j DROP')),
  fault('no network', 'vpn.noNetwork', [8, 0], onClient('ip link set vpn-c0 down', 'ip link set vpn-c0 up')),
  fault('the server\'s name cannot be looked up', 'vpn.serverNotFound', [12, 0], withProfile({ host: 'vpn.test.invalid' }, ({ space }) => ({ facts: { ...space.facts, vpn: { ...space.facts.vpn, hosts: ['vpn.test.invalid'] } } }))),
  fault('the profile has a shared key, the server none', 'vpn.otherSharedKey', [10, 0], async (scene) => withProfile({ sharedKey: staticKey('a') })(scene)),
  fault('a wrong passphrase', 'vpn.wrongPassphrase', [8, 0], (scene) => connect(scene, { secrets: { ...secrets, vpnPassphrase: 'fake but wrong' } })),
  fault('a wrong code', 'vpn.codeRefused', [8, 1], (scene) => connect(scene, { secrets: { ...secrets, authenticatorKey: wrongKey } })),
  fault('a code that was used on another computer', 'vpn.codeRefused', [8, 1], usedCode),
  fault('this computer\'s clock 25 hours behind', 'vpn.certificateNotYetValid', [8, 0], clockOff(-25)),
  fault('this computer\'s clock 25 hours ahead', 'vpn.codeRefused', [8, 1], clockOff(25)),
  fault('the person\'s certificate has run out', 'vpn.certificateExpired', [8, 0], withProfile({ clientMs: -hourMs })),
  fault('the profile has the root from before the change', 'vpn.profileTooOld', [8, 0], withProfile({ otherAuthority: true }, ({ space }) => ({ facts: { ...space.facts, roots: [{ use: 'vpn', name: 'new root', notBefore: '2099-01-01' }] } }))),
  fault('another root vouches for the server', 'vpn.serverNotTrusted', [8, 0], withProfile({ otherAuthority: true }, ({ space }) => ({ facts: { ...space.facts, roots: [] } }))),
  fault('no tunnel device', 'vpn.noTunnelDevice', [8, 0], onClient('mount -t tmpfs none /dev/net', 'umount /dev/net')),
  fault('another network has the lab\'s addresses', 'vpn.notThroughTunnel', [8, 0], onClient(`ip route add ${lab.address}/32 via 203.0.113.10`, `ip route del ${lab.address}/32`)),
  fault('the server sends no way to the lab', 'vpn.notThroughTunnel', [8, 0], async (scene) => {
    const change = async (edit: string): Promise<void> => {
      await killServer(scene);
      await scene.space.onServer(`sed -i '${edit}' ${scene.space.folder}/server.conf`);
      await scene.space.startServer();
    };
    await change('s/^push/#push/');
    const answer = await connect(scene);
    await change('s/^#push/push/');
    return answer;
  }),
  fault('the server is killed after it is up', 'vpn.labNotReached', [10, 0], afterUp(killServer, ({ space }) => space.startServer())),
  fault('the tunnel is taken away after it is up', 'vpn.notConnected', [8, 0], afterUp(({ space }) => space.run(['/sbin/ip', 'link', 'del', 'tun0']))),
];

/** A bad line, and ends in the middle. */
export const lineFaults: readonly Fault[] = [
  fault('every answer takes two seconds longer', 'done', [30, 0], (scene) => whileSlow(scene, 2, () => connect(scene))),
  fault('30 of 100 packets are lost', ['done', 'vpn.handshakeFailed', 'vpn.noAnswer', 'vpn.noSettings'], [45, 0], onServer(`${losing('-I INPUT', '--dport')}; ${losing('-I OUTPUT', '--sport')}`, `${losing('-D INPUT', '--dport')}; ${losing('-D OUTPUT', '--sport')}`)),
  fault('cut in the middle of the handshake', 'vpn.handshakeFailed', [25, 0], firewall('-m length --length 250: -j DROP')),
  fault('the server is killed in the middle of the handshake', 'vpn.handshakeFailed', [18, 0], async (scene) => {
    const answer = await inHandshake(({ space }, relayPid) => `kill -9 ${serverPid(space)} ${relayPid}`)(scene);
    await scene.space.startServer();
    return answer;
  }),
];

/** The server wants every packet signed. */
export const signedFaults: readonly Fault[] = [
  fault('none: the right shared key', 'done', [8, 0], (scene) => connect(scene)),
  fault('the profile lacks the shared key', 'vpn.noAnswer', [10, 0], withProfile({})),
  fault('the profile has another shared key', 'vpn.noAnswerToKey', [10, 0], withProfile({ sharedKey: staticKey('b') })),
  fault('OpenVPN is killed in the middle of the handshake', 'vpn.clientStopped', [8, 0], inHandshake(() => signalClient('KILL'))),
  fault('OpenVPN hangs in the middle of the handshake', 'vpn.clientStopped', [30, 0], async (scene) => {
    const answer = await inHandshake(() => signalClient('STOP'))(scene);
    await scene.space.run(['/bin/sh', '-c', signalClient('CONT')]);
    return answer;
  }),
  fault('a second session of the same user', 'vpn.labNotReached', [10, 0], secondSession),
];

/** The same over NetworkManager. Each name begins so that the table tells them apart. */
export const managerFaults: readonly Fault[] = [
  fault('NetworkManager: the network drops the packets', 'vpn.noAnswer', [12, 0], firewall('-j DROP')),
  fault('NetworkManager: a wrong passphrase', 'vpn.wrongPassphrase', [8, 0], (scene) => connect(scene, { secrets: { ...secrets, vpnPassphrase: 'fake but wrong' } })),
  fault('NetworkManager: a wrong code', 'vpn.codeRefused', [20, 1], async (scene) => {
    const answer = await connect(scene, { secrets: { ...secrets, authenticatorKey: wrongKey } });
    // It would answer again each second.
    await new Promise((resolve) => { setTimeout(resolve, 2_500); });
    return answer;
  }),
  fault('NetworkManager: a code that was used on another computer', 'vpn.codeRefused', [20, 1], usedCode),
  fault('NetworkManager: the person\'s certificate has run out', 'vpn.certificateExpired', [8, 0], async (scene) => {
    const own = join(scene.space.folder, '.cert', 'nm-openvpn', `${user}-cert.pem`);
    const keep = readFileSync(own, 'utf8');
    const [, old = ''] = /<cert>\n([^]*?)<\/cert>/.exec(scene.space.makeProfile({ clientMs: -hourMs })) ?? [];
    await scene.space.run(['/bin/sh', '-c', 'cat >"$0"', own], { stdin: old });
    const answer = await connect(scene);
    await scene.space.run(['/bin/sh', '-c', 'cat >"$0"', own], { stdin: keep });
    return answer;
  }),
  fault('NetworkManager: cut in the middle of the handshake', 'vpn.handshakeFailed', [30, 0], firewall('-m length --length 250: -j DROP')),
  // The last one: it does not come back.
  fault('NetworkManager is killed in the middle', 'vpn.managerOff', [20, 0], inHandshake(({ space }) => `kill -9 ${readFileSync(join(space.folder, 'nm.pid'), 'utf8').trim()}`)),
];

/** A key as `openvpn --genkey` writes it; of one letter, so obviously none. */
export function staticKey(letter: 'a' | 'b' | 'c'): string {
  return ['-----BEGIN OpenVPN Static key V1-----', ...Array.from({ length: 16 }, () => letter.repeat(32)), '-----END OpenVPN Static key V1-----', ''].join('\n');
}
