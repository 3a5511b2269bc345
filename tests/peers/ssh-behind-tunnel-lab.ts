// Puts entry and home (ssh-machine.ts) behind the tunnel of a VPN lab, each in a network of its own:
//
//   client 10.8.0.2  <- OpenVPN ->  server 10.42.1.1  <->  entry 10.42.1.130 | 10.5.5.1  <->  home 10.5.5.12
//
// entry forwards no packets, so home is reached through its SSH alone, by the name `home`, which only entry knows (reference: domain 5.1).
// A computer whose logins failed three times is shut out by entry's firewall, as the service does for 15 minutes.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd, startMachine, type Machine } from './ssh-machine.ts';
import { keep, end } from './ssh-machine.ts';
import { labAddress, user, type VpnLab } from './vpn-lab.ts';

export const homeAddress = '10.5.5.12';

export interface LabMachines {
  readonly entry: Machine;
  readonly home: Machine;
  /** Addresses that entry's firewall shuts out. */
  banned(): Promise<readonly string[]>;
  /** Both accounts as they were handed out; nothing failed, nobody banned, no fence, the network whole. */
  beginAnew(): Promise<void>;
  close(): Promise<void>;
}

/** Starts both machines and their networks. */
export async function openMachines({ folder }: VpnLab, { asks, temporary }: { readonly asks: 'password' | 'questions'; readonly temporary: string }): Promise<LabMachines> {
  const server = readFileSync(join(folder, 'server.pid'), 'utf8').trim();
  const [entry, home] = await Promise.all((['entry', 'home'] as const).map((name) => startMachine({
    name, folder, network: ['/usr/bin/unshare', '--net'], address: '0.0.0.0', asks, user, temporary, ...(name === 'entry' && { homeAddress }),
  }))) as [Machine, Machine];
  await runToEnd(['/bin/sh', '-eu', '-c', networkScript, 'network', server, String(entry.pid), String(home.pid)]);
  writeFileSync(join(folder, 'ban.py'), banScript, { mode: 0o700 });
  const guard = await keep(['/usr/bin/nsenter', `--net=/proc/${String(entry.pid)}/ns/net`, '/usr/bin/python3', join(folder, 'ban.py'), join(folder, 'entry.log')], '');
  const flush = 'iptables -F; tc qdisc del dev lab0 root 2>/dev/null || :; ip link set lab0 up';
  return {
    entry, home,
    banned: async () => [...(await entry.asRoot('iptables -S INPUT')).matchAll(/-s ([\d.]+)\S* .*-j DROP/g)].map(([, address = '']) => address),
    beginAnew: async () => { await Promise.all([entry, home].map(async (machine) => { await machine.beginAnew(); await machine.asRoot(flush); })); },
    close: async () => { await Promise.all([end(guard), entry.close(), home.close()]); },
  };
}

const networkScript = `
inserver="nsenter --net=/proc/$1/ns/net" inentry="nsenter --net=/proc/$2/ns/net" inhome="nsenter --net=/proc/$3/ns/net"
$inserver ip addr del ${labAddress}/32 dev lo
$inserver ip link add to-entry type veth peer name lab0 netns "$2"
$inserver ip addr add 10.42.1.1/24 dev to-entry
$inserver ip link set to-entry up
$inserver sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
$inentry ip addr add ${labAddress}/24 dev lab0
$inentry ip link set lab0 up
$inentry ip route add default via 10.42.1.1
$inentry sh -c 'echo 0 >/proc/sys/net/ipv4/ip_forward'
$inentry ip link add to-home type veth peer name lab0 netns "$3"
$inentry ip addr add 10.5.5.1/24 dev to-home
$inentry ip link set to-home up
$inhome ip addr add ${homeAddress}/24 dev lab0
$inhome ip link set lab0 up
$inhome ip route add default via 10.5.5.1
`;

/** Reads sshd's log as fail2ban does. Ends with its input. */
const banScript = `
import re, select, subprocess, sys
log = open(sys.argv[1])
failed = {}
print("ready", flush=True)
while not select.select([sys.stdin], [], [], 0.05)[0]:
    for line in iter(log.readline, ""):
        if "--- anew ---" in line: failed = {}
        found = re.match(r"(?:error: PAM: Authentication failure for .*|Failed (?:password|publickey|keyboard-interactive).*) from ([0-9.]+)", line)
        if found is None: continue
        address = found.group(1)
        failed[address] = failed.get(address, 0) + 1
        if failed[address] == 3: subprocess.run(["iptables", "-I", "INPUT", "-s", address, "-p", "tcp", "--dport", "22", "-j", "DROP"], check=True)
`;
