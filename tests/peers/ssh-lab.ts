// Entry and home as real OpenSSH servers with PAM and pam_pwquality, the account expired as HUNT Cloud hands it out. Needs root and the
// packages openssh-server, libpam-pwquality, iproute2. Both run in one network namespace that is reached from here by a veth pair; home
// has an address that exists only in there, so it is reached through entry alone. Each has its own copy of /etc, so its own users.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PeerOptions {
  /** How passphrases are asked for: `questions` is keyboard-interactive. */
  readonly asks: 'password' | 'questions';
  /** Given to `passwd` on the servers; `nb_NO.UTF-8` for Norwegian. */
  readonly locale?: string;
}

export interface PeerLab {
  /** entry's address. */
  readonly address: string;
  readonly user: string;
  readonly temporary: string;
  /** How many failed logins a server's log counts. */
  failedLogins(machine: Machine): number;
  log(machine: Machine): string;
  /** Runs a shell script as root on a machine. */
  asRoot(machine: Machine, script: string): Promise<string>;
  close(): Promise<void>;
}

export type Machine = 'entry' | 'home';

const user = 'demouser';
const temporary = 'not-a-real-temporary-Key-1';
const homeAddress = '127.0.0.9';
const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

/** Starts both machines. */
export async function openPeerLab({ asks, locale = '' }: PeerOptions): Promise<PeerLab> {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-peers-'));
  const third = 64 + (process.pid % 128);
  const address = `10.42.${third}.2`;
  const network = await keep(['/usr/bin/unshare', '--net', '/bin/sh', '-eu', '-c', 'ip link set lo up; echo ready; cat >/dev/null'], '');
  const machines: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    for (const keeper of [...machines, network]) await end(keeper);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await run(['/bin/sh', '-eu', '-c', vethScript, 'veth', String(network.pid), `labv${process.pid}`, `10.42.${third}`]);
    for (const machine of ['home', 'entry'] as const) {
      const words = ['/usr/bin/nsenter', `--net=/proc/${network.pid}/ns/net`, '/usr/bin/unshare', '--mount', '--propagation', 'private', '/bin/sh', '-eu', '-c', machineScript,
        machine, folder, machine, machine === 'entry' ? address : homeAddress, asks, user, locale];
      machines.push(await keep(words, `${user}:${temporary}\n`));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const pidOf = (machine: Machine): number => machines[machine === 'home' ? 0 : 1]?.pid ?? 0;
  const log = (machine: Machine): string => readFileSync(join(folder, `${machine}.log`), 'utf8');
  return {
    address, user, temporary, log, close,
    failedLogins: (machine) => log(machine).match(/^(error: PAM: Authentication failure|Failed (password|publickey|keyboard-interactive\S*) )/gm)?.length ?? 0,
    asRoot: (machine, script) => run(['/usr/bin/nsenter', `--mount=/proc/${pidOf(machine)}/ns/mnt`, `--net=/proc/${network.pid}/ns/net`, '/bin/sh', '-eu', '-c', script]),
  };
}

const vethScript = `
pid=$1 name=$2 net=$3
# On a busy computer the kernel takes the last lab's network away only after its processes are gone.
ip link del "$name" 2>/dev/null || :
ip link add "$name" type veth peer name lab0 netns "$pid"
ip addr add "$net.1/24" dev "$name"
ip link set "$name" up
nsenter --net=/proc/$pid/ns/net ip addr add "$net.2/24" dev lab0
nsenter --net=/proc/$pid/ns/net ip link set lab0 up
`;

// The keeper ends sshd as soon as its input ends, so also when the test process is killed. Its first input line is for chpasswd.
const machineScript = `
folder=$1 name=$2 address=$3 asks=$4 user=$5 locale=$6
mkdir "$folder/$name-etc"
cp -a /etc/. "$folder/$name-etc/"
mount --bind "$folder/$name-etc" /etc
mount -t tmpfs -o mode=755 tmpfs /run
mount -t tmpfs -o mode=755 tmpfs /home
mount -t tmpfs -o mode=755 tmpfs /var/log
mkdir -p /run/sshd /run/lock
echo "$user:x:4243:4243::/home/$user:/bin/bash" >>/etc/passwd
echo "$user:x:4243:" >>/etc/group
echo "$user:*:::::::" >>/etc/shadow
install -d -o 4243 -g 4243 -m 700 "/home/$user"
read -r secret
echo "$secret" | chpasswd --crypt-method YESCRYPT
chage -d 0 "$user"
[ "$name" = home ] || echo "${homeAddress} home" >>/etc/hosts
cat >/etc/pam.d/common-password <<END
password requisite pam_pwquality.so retry=3 minlen=12 difok=3 ucredit=-1 lcredit=-1
password [success=1 default=ignore] pam_unix.so obscure use_authtok try_first_pass yescrypt
password requisite pam_deny.so
password required pam_permit.so
END
if [ -n "$locale" ]; then
  for file in sshd passwd; do sed -i "1i session required pam_env.so readenv=1\\nauth required pam_env.so readenv=1" /etc/pam.d/$file; done
  echo "LANG=$locale" >/etc/default/locale; echo "LANG=$locale" >>/etc/environment
fi
rm -f /etc/ssh/ssh_host_* /etc/ssh/sshd_config.d/*
ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key
ssh-keygen -q -t ecdsa -N "" -f /etc/ssh/ssh_host_ecdsa_key
if [ "$asks" = questions ]; then yesno="yes no"; else yesno="no yes"; fi
cat >/etc/ssh/sshd_config <<END
ListenAddress $address
Port 22
UsePAM yes
KbdInteractiveAuthentication \${yesno% *}
PasswordAuthentication \${yesno#* }
LogLevel VERBOSE
PrintMotd no
AcceptEnv LANG LC_*
END
/usr/sbin/sshd -D -e >"$folder/$name.log" 2>&1 & sshd=$!
until grep -q 'Server listening' "$folder/$name.log"; do kill -0 $sshd; sleep 0.02; done
echo ready
cat >/dev/null
kill $sshd
wait
`;

async function keep(words: readonly string[], input: string): Promise<ChildProcess> {
  const [program = '', ...args] = words;
  const keeper = spawn(program, args, { env: environment, stdio: 'pipe' });
  const said: Buffer[] = [];
  keeper.stderr.on('data', (piece: Buffer) => said.push(piece));
  keeper.stdin.write(input);
  const ready = await Promise.race([once(keeper.stdout, 'data').then(() => true), once(keeper, 'exit').then(() => false)]);
  if (!ready) throw new Error(`a machine of the lab did not start: ${Buffer.concat(said).toString('utf8')}`);
  return keeper;
}

async function end(keeper: ChildProcess): Promise<void> {
  keeper.stdin?.end();
  if (keeper.exitCode === null) await once(keeper, 'exit');
}

async function run(words: readonly string[]): Promise<string> {
  const [program = '', ...args] = words;
  const child = spawn(program, args, { env: environment, stdio: 'pipe' });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  child.stdin.end();
  const [exitCode] = await once(child, 'close') as [number | null];
  if (exitCode !== 0) throw new Error(`${program} ended with ${exitCode}: ${Buffer.concat(stderr).toString('utf8')}`);
  return Buffer.concat(stdout).toString('utf8');
}
