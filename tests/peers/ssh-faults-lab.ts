// The faults that real OpenSSH machines behind a real tunnel are given, and what each must come to: as a table. Injected by iptables, by
// killed and stopped processes, by what a machine's administrator can change, and by a relay that loses and delays packets.
//
// Where faults share a code, the client cannot tell them apart. `vpn.labNotReached`: nothing comes back from entry, whether it is off, its
// firewall drops all, or it has shut this computer out; connect-vpn finds that before a secret is sent. `ssh.closedDuringChange`: the
// connection ended or went silent after the change had begun; what the machine then has, the next run finds out.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemCode } from '../../preload/contract/problems.ts';
import type { Fence, MachineName } from './ssh-machine.ts';
import { labAddress, user } from './vpn-lab.ts';
import { clientHome, lab, type CommandOptions, type JourneyLab } from './whole-journey-lab.ts';

export interface Fault {
  readonly name: string;
  /** How machines ask where it is given; left out, it is all the same, and the lab that is free takes it. */
  readonly asks?: 'password' | 'questions';
  /** The code that the run ends with, at this step or at the connection before it; `done` when it gets through all the same. */
  readonly ends: ProblemCode | 'done';
  /** Failed logins on entry and home, by their own count, when that run has ended. */
  readonly failed: readonly [number, number];
  /** A matter of long waiting, or of one that another fault shows too: at length only. */
  readonly isSlow?: true;
  /** Before the run. What `beginAnew` does not mend goes into `mend`. */
  readonly prepare?: (lab: JourneyLab) => Promise<unknown>;
  /** The change stops here, and then this happens. */
  readonly at?: readonly [Fence, MachineName];
  readonly then?: (lab: JourneyLab) => Promise<unknown>;
  readonly mend?: (lab: JourneyLab) => Promise<unknown>;
  readonly run?: CommandOptions;
  /** Instead of a new user's: the words of another journey. */
  readonly words?: (lab: JourneyLab) => readonly string[];
  /** Runs before it in the same state folder, each with its outcome. */
  readonly before?: readonly { readonly run?: CommandOptions; readonly ends: string; readonly then?: (lab: JourneyLab) => Promise<unknown> }[];
  /** What a run comes to once it is mended; left out where the next action is not to run again. */
  readonly next?: ProblemCode | 'done' | 'already';
}

const onEntry = (script: string) => ({ machines }: JourneyLab): Promise<string> => machines.entry.asRoot(script);
const onHome = (script: string) => ({ machines }: JourneyLab): Promise<string> => machines.home.asRoot(script);
const sshd = (word: string): string => `kill -${word} $(cat /run/sshd.pid)`;
/** Ends what serves connections, not the one that waits for them; `passwd` goes with it or goes on alone. */
const killAll = (names: string): string => `mine=$(readlink /proc/$$/ns/mnt); for process in /proc/[0-9]*; do
  pid=\${process#/proc/}
  if [ "$pid" != $(cat /run/sshd.pid) ] && [ "$(readlink $process/ns/mnt 2>/dev/null)" = "$mine" ]; then case "$(cat $process/comm 2>/dev/null)" in ${names}) kill -9 $pid || : ;; esac; fi
done`;
const killSessions = killAll('sshd|passwd');
const newHostKey = 'rm /etc/ssh/ssh_host_*; ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key; kill -HUP $(cat /run/sshd.pid); sleep 0.5';
const sshdAgain = '. /etc/lab/sshd; until ss -Hltn sport = 22 | grep -q LISTEN; do sleep 0.05; done';
const wrongKey = { secrets: { sshTemporaryKey: 'Fake-but-wrong-key-7', newPassphrase: 'Lab-entirely-fake-New-9' } };
const serve = (python: string): string => `${sshd('TERM')}; sleep 0.2; setsid python3 -c '${python}' >/dev/null 2>&1 & echo $! >/run/other.pid; until ss -Hltn sport = 22 | grep -q LISTEN; do sleep 0.05; done`;
const endServe = `kill $(cat /run/other.pid); sleep 0.1; ${sshdAgain}`;
const listen = 'import socket, struct; s = socket.create_server(("", 22));';

const onTheWay: readonly Fault[] = [
  { name: 'entry refuses connections', ends: 'ssh.refused', failed: [0, 0], prepare: onEntry('iptables -I INPUT -p tcp --dport 22 -j REJECT --reject-with tcp-reset'), next: 'done' },
  { name: 'entry drops all packets', ends: 'vpn.labNotReached', failed: [0, 0], prepare: onEntry('iptables -I INPUT -p tcp --dport 22 -j DROP') },
  { name: 'entry is off', ends: 'vpn.labNotReached', failed: [0, 0],
    prepare: ({ space }) => space.onServer('iptables -I FORWARD -j REJECT --reject-with icmp-host-unreachable'), mend: ({ space }) => space.onServer('iptables -F FORWARD') },
  { name: 'entry resets in the middle of its first line', ends: 'ssh.closedAtOnce', failed: [0, 0], mend: onEntry(endServe),
    prepare: onEntry(serve(`${listen}\nwhile True:\n c, a = s.accept(); c.recv(99); c.sendall(b"SSH-2.0-Op"); c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)); c.close()`)) },
  { name: 'something else answers for entry', ends: 'ssh.notSsh', failed: [0, 0], mend: onEntry(endServe),
    prepare: onEntry(serve(`${listen}\nwhile True:\n c, a = s.accept(); c.recv(99); c.sendall(b"HTTP/1.1 400 Bad Request\\r\\n\\r\\n"); c.close()`)) },
  { name: 'home is off', isSlow: true, ends: 'ssh.homeDown', failed: [0, 0], prepare: onHome('iptables -I INPUT -j DROP') },
  { name: 'home refuses connections', ends: 'ssh.homeRefused', failed: [0, 0], prepare: onHome('iptables -I INPUT -p tcp --dport 22 -j REJECT --reject-with tcp-reset'), next: 'done' },
  { name: 'entry knows no home', ends: 'ssh.homeNotKnown', failed: [0, 0], prepare: onEntry('cp /etc/hosts /run/hosts; sed -i "/ home$/d" /etc/hosts'), mend: onEntry('cat /run/hosts >/etc/hosts') },
  { name: 'entry forwards nowhere', ends: 'ssh.homeUnreachable', failed: [0, 0], prepare: onEntry(`echo 'AllowTcpForwarding no' >>/etc/ssh/sshd_config; ${sshd('HUP')}; sleep 0.5`),
    mend: onEntry(`sed -i /AllowTcpForwarding/d /etc/ssh/sshd_config; ${sshd('HUP')}; sleep 0.5`) },
  { name: 'entry shows another key', ends: 'ssh.hostKeyChanged', failed: [0, 0], before: [{ ends: 'done', then: onEntry(newHostKey) }] },
  { name: 'home shows another key', ends: 'ssh.hostKeyChanged', failed: [0, 0], before: [{ ends: 'done', then: onHome(newHostKey) }] },
  { name: 'home shows another key, and nobody says that the lab has moved', ends: 'ssh.hostKeyChanged', failed: [0, 0], prepare: wasElsewhere, words: () => ['--journey', 'lab_migration'] },
  { name: 'entry and home show other keys, and the map says that the lab has moved', ends: 'done', failed: [0, 0], prepare: wasElsewhere,
    words: ({ space }) => ['--journey', 'lab_migration', '--migration-map', join(space.folder, 'migmap.yml')] },
];

const ofPasswords: readonly Fault[] = [
  { name: 'sshd is killed before the new one was sent', ends: 'ssh.closedDuringChange', failed: [0, 0], at: ['asked', 'entry'], then: onEntry(killSessions), next: 'done' },
  { name: 'sshd is killed after it was sent, nothing stored', ends: 'ssh.closedDuringChange', failed: [1, 0], at: ['chosen', 'entry'], then: onEntry(killSessions), next: 'done' },
  { name: 'sshd is killed after it was stored', ends: 'ssh.closedDuringChange', failed: [0, 0], at: ['stored', 'entry'], then: onEntry(killSessions), next: 'done' },
  { name: 'sshd is killed, and passwd alone stores it late', ends: 'ssh.closedDuringChange', failed: [1, 0], at: ['chosen', 'entry'], then: onEntry(killAll('sshd')), next: 'ssh.tooManyAttempts' },
  { name: 'the line between entry and home breaks in the dialogue', isSlow: true, ends: 'ssh.closedDuringChange', failed: [0, 0], at: ['asked', 'home'],
    then: onHome('iptables -I INPUT -j DROP; iptables -I OUTPUT -j DROP') },
  { name: 'entry has expired again when jumping', ends: 'ssh.passphraseExpired', failed: [0, 0], prepare: onHome('iptables -I INPUT -p tcp --dport 22 -j REJECT --reject-with tcp-reset'),
    before: [{ ends: 'failed ssh.homeRefused', then: async (lab) => { await onHome('iptables -F')(lab); await onEntry(`chage -d 0 ${user}`)(lab); } }] },
  { name: 'the disk of entry is full', ends: 'ssh.changeNotKept', failed: [0, 0], mend: onEntry('umount /etc; umount /run/full'),
    prepare: onEntry('mkdir -p /run/full; mount -t tmpfs -o size=40m tmpfs /run/full; cp -a /etc/. /run/full; mount --bind /run/full /etc; dd if=/dev/zero of=/etc/filler bs=4k 2>/dev/null || :') },
  { name: 'the account has ended', ends: 'ssh.accountExpired', failed: [1, 0], prepare: onEntry(`chage -E 2020-01-01 ${user}`) },
  { name: 'shut out by entry after three wrong logins', ends: 'vpn.labNotReached', failed: [3, 0], prepare: bringBan },
];

const ofQuestions: readonly Fault[] = [
  { name: 'entry takes the connection and says nothing', isSlow: true, ends: 'ssh.silent', failed: [0, 0], prepare: onEntry(sshd('STOP')), mend: onEntry(sshd('CONT')) },
  { name: 'sshd is killed before the new one was sent (inside the login)', ends: 'ssh.closed', failed: [0, 0], at: ['asked', 'entry'], then: onEntry(killSessions), next: 'done' },
  { name: 'sshd is killed after it was sent, nothing stored (inside the login)', ends: 'ssh.closedDuringChange', failed: [0, 1], at: ['chosen', 'home'], then: onHome(killSessions) },
  { name: 'sshd is killed after it was stored (inside the login)', ends: 'ssh.closedDuringChange', failed: [0, 0], at: ['stored', 'home'], then: onHome(killSessions), next: 'already' },
  { name: 'the temporary key is wrong', ends: 'ssh.temporaryKeyRefused', failed: [1, 0], run: wrongKey, next: 'done' },
  { name: 'the clock is set back after two wrong keys', ends: 'ssh.tooManyAttempts', failed: [2, 0], before: [{ run: wrongKey, ends: 'failed ssh.temporaryKeyRefused' }, { run: wrongKey, ends: 'failed ssh.temporaryKeyRefused' }],
    run: { before: ['faketime', '-f', '-3h'], env: { DONT_FAKE_MONOTONIC: '1' } } },
  { name: 'the clock is a year ahead', isSlow: true, ends: 'done', failed: [0, 0], run: { before: ['faketime', '-f', '+365d'], env: { DONT_FAKE_MONOTONIC: '1' } } },
  { name: 'entry has a stricter rule', ends: 'ssh.weakPassphrase', failed: [0, 0], prepare: onEntry('sed -i s/minlen=12/minlen=40/ /etc/pam.d/common-password'), mend: onEntry('sed -i s/minlen=40/minlen=12/ /etc/pam.d/common-password') },
  { name: 'the tunnel goes silent in the dialogue, before the new one was sent', isSlow: true, ends: 'ssh.silent', failed: [0, 0], at: ['asked', 'entry'],
    then: ({ space }) => space.onServer('iptables -I FORWARD -j DROP'), mend: ({ space }) => space.onServer('iptables -F FORWARD') },
  { name: 'a second late on the way, every fifth packet lost', isSlow: true, ends: 'done', failed: [0, 0], prepare: slowLine, mend: ({ space }) => space.onServer('kill $(cat /run/slow.pid); ip rule del iif tun0 lookup 100') },
];

/** Those of one kind of machine first, so that what is left fits both labs. */
export const allFaults: readonly Fault[] = [
  ...ofPasswords.map((fault) => ({ ...fault, asks: 'password' as const })), ...ofQuestions.map((fault) => ({ ...fault, asks: 'questions' as const })), ...onTheWay,
];

/** This computer knows the lab at another address, with other machines. */
async function wasElsewhere({ space, onClient }: JourneyLab): Promise<void> {
  const before = '10.42.1.77';
  writeFileSync(join(space.folder, 'migmap.yml'), `# old: new\n${before}: ${labAddress}\n`);
  await onClient(`install -d -m 700 ${clientHome}/.ssh; cd ${clientHome}/.ssh; ssh-keygen -q -t ed25519 -N '' -f /run/other-machine
for name in ${before} ${lab.lab}; do echo "$name $(cut -d' ' -f1,2 /run/other-machine.pub)"; done >known_hosts; rm /run/other-machine*
printf 'Host ${lab.lab}-entry\n    HostName ${before}\n' >config`);
}

async function bringBan({ machines, onClient }: JourneyLab): Promise<void> {
  await onClient(`printf '#!/bin/sh\\necho wrong\\n' >/run/askpass; chmod 700 /run/askpass
for time in 1 2 3; do SSH_ASKPASS=/run/askpass SSH_ASKPASS_REQUIRE=force ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o NumberOfPasswordPrompts=1 ${user}@${labAddress} true; done; sleep 0.3`);
  if ((await machines.banned()).length === 0) throw new Error('entry has shut nobody out');
}

/** The kernel here has no netem. What comes out of the tunnel for entry takes a detour through a program. */
async function slowLine({ space }: JourneyLab): Promise<void> {
  writeFileSync(join(space.folder, 'slow.py'), slowScript, { mode: 0o700 });
  await space.onServer(`setsid ${space.folder}/slow.py >/dev/null 2>&1 & echo $! >/run/slow.pid
until ip link show slow0 >/dev/null 2>&1; do sleep 0.05; done
ip link set slow0 up; echo 0 >/proc/sys/net/ipv4/conf/all/rp_filter; echo 0 >/proc/sys/net/ipv4/conf/slow0/rp_filter
ip route replace ${labAddress}/32 dev slow0 table 100; ip rule add iif tun0 lookup 100`);
}

const slowScript = `#!/usr/bin/python3
import fcntl, heapq, os, random, select, struct, time
tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
fcntl.ioctl(tun, 0x400454ca, struct.pack("16sH", b"slow0", 0x1001))
random.seed(7)
late, number = [], 0
while True:
    wait = max(0, late[0][0] - time.monotonic()) if late else 60
    if select.select([tun], [], [], wait)[0]:
        packet = os.read(tun, 65536)
        number += 1
        if random.random() >= 0.2: heapq.heappush(late, (time.monotonic() + 1, number, packet))
    while late and late[0][0] <= time.monotonic(): os.write(tun, heapq.heappop(late)[2])
`;

/** The client as it was, whatever a fault has left. */
export async function freshClient({ machines, onClient }: JourneyLab): Promise<void> {
  await machines.beginAnew();
  await onClient(`rm -rf ${clientHome}/.ssh`);
}
