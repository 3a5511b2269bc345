// One SSH machine of a lab for tests: real OpenSSH with PAM and pam_pwquality, the account expired as HUNT Cloud hands it out. Each has its
// own copy of /etc, /home and /var/log, so its own users; the computer's are never touched. Needs root and the Debian packages
// openssh-server, libpam-pwquality. Which network it stands in is for who starts it to say.
//
// Fences: a change of the passphrase can be made to stop at three places, so that a test can break something exactly there. `asked`: the
// old one was right, the new one is not asked for yet. `chosen`: the new one was sent twice, nothing is stored. `stored`: it is stored, and
// nobody has been told.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export type MachineName = 'entry' | 'home';
export type Fence = 'asked' | 'chosen' | 'stored';

export interface MachineOptions {
  readonly name: MachineName;
  /** Where its log and its /etc lie. */
  readonly folder: string;
  /** The words that lead into its network, or make one. */
  readonly network: readonly string[];
  /** sshd listens here, on port 22. */
  readonly address: string;
  /** How passphrases are asked for: `questions` is keyboard-interactive. */
  readonly asks: 'password' | 'questions';
  readonly user: string;
  readonly temporary: string;
  /** Given to `passwd`; `nb_NO.UTF-8` for Norwegian. */
  readonly locale?: string;
  /** What its /etc/hosts says of home. */
  readonly homeAddress?: string;
}

export interface Machine {
  readonly name: MachineName;
  readonly pid: number;
  /** What sshd wrote since it was started, or since the last `beginAnew`. */
  log(): string;
  /** How many failed logins that log counts. */
  failedLogins(): number;
  /** Runs a shell text as root on the machine. Throws when it fails. */
  asRoot(script: string): Promise<string>;
  /** The account as it was handed out; nothing failed, nobody banned, no fence. */
  beginAnew(): Promise<void>;
  /** The next change of the passphrase stops there. */
  putFence(fence: Fence): Promise<void>;
  /** Waits until somebody is there. False when what was to come there has ended before. */
  untilAtFence(fence: Fence, coming: Promise<unknown>): Promise<boolean>;
  openFence(): Promise<void>;
  close(): Promise<void>;
}

const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };
const anew = '--- anew ---';

/** Starts a machine. */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { name, folder, network, address, asks, user, temporary, locale = '', homeAddress = '' } = options;
  const words = [...network, '/usr/bin/unshare', '--mount', '--propagation', 'private', '/bin/sh', '-eu', '-c', machineScript, 'machine', folder, name, address, asks, user, locale, homeAddress];
  const account = `${user}:${temporary}\n`;
  const keeper = await keep(words, account);
  const pid = keeper.pid ?? 0;
  const asRoot = (script: string, stdin = ''): Promise<string> => runToEnd(['/usr/bin/nsenter', `--mount=/proc/${pid}/ns/mnt`, `--net=/proc/${pid}/ns/net`, '/bin/sh', '-eu', '-c', script], stdin);
  const log = (): string => readFileSync(join(folder, `${name}.log`), 'utf8').split(anew).at(-1) ?? '';
  return {
    name, pid, log, asRoot,
    failedLogins: () => log().match(/^(error: PAM: Authentication failure|Failed (password|publickey|keyboard-interactive\S*) )/gm)?.length ?? 0,
    beginAnew: async () => { await asRoot(`/etc/lab/anew ${user}; echo '${anew}' >>${folder}/${name}.log`, account); },
    putFence: async (fence) => { await asRoot(`touch /run/fence/put-${fence}`); },
    untilAtFence: async (fence, coming) => {
      let hasEnded = false;
      void coming.finally(() => { hasEnded = true; });
      for (; !hasEnded; await wait(20)) if (existsSync(`/proc/${pid}/root/run/fence/at-${fence}`)) return true;
      return false;
    },
    openFence: async () => { await asRoot('rm -f /run/fence/put-*; touch /run/fence/open'); },
    close: () => end(keeper),
  };
}

// The keeper ends sshd and what it started as soon as its input ends, so also when the test process is killed. Its first input line is for
// chpasswd.
const machineScript = `
folder=$1 name=$2 address=$3 asks=$4 user=$5 locale=$6 home=$7
mkdir "$folder/$name-etc"
cp -a /etc/. "$folder/$name-etc/"
mount --bind "$folder/$name-etc" /etc
mount -t tmpfs -o mode=755 tmpfs /run
mount -t tmpfs -o mode=755 tmpfs /home
mount -t tmpfs -o mode=755 tmpfs /var/log
ip link set lo up
mkdir -p /run/sshd /run/lock /etc/lab
install -d -m 1777 /run/fence
echo "$user:x:4243:4243::/home/$user:/bin/bash" >>/etc/passwd
echo "$user:x:4243:" >>/etc/group
echo "$user:*:::::::" >>/etc/shadow
[ -z "$home" ] || echo "$home home" >>/etc/hosts
cat >/etc/lab/fence <<'END'
#!/bin/sh
[ -e "/run/fence/put-$1" ] || exit 0
: >"/run/fence/at-$1"
until [ -e /run/fence/open ]; do sleep 0.02; done
END
cat >/etc/lab/anew <<'END'
#!/bin/sh -eu
user=$1
rm -rf /run/fence/* "/home/$user"
install -d -o 4243 -g 4243 -m 700 "/home/$user"
chpasswd --crypt-method YESCRYPT
chage -d 0 -E -1 "$user"
END
chmod 755 /etc/lab/*
cat >/etc/pam.d/common-password <<END
password optional pam_exec.so quiet /etc/lab/fence asked
password requisite pam_pwquality.so retry=3 minlen=12 difok=3 ucredit=-1 lcredit=-1
password optional pam_exec.so quiet /etc/lab/fence chosen
password [success=1 default=ignore] pam_unix.so obscure use_authtok try_first_pass yescrypt
password requisite pam_deny.so
password optional pam_exec.so quiet /etc/lab/fence stored
password required pam_permit.so
END
read -r account
echo "$account" | /etc/lab/anew "$user"
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
echo '/usr/sbin/sshd -D -e >>'"$folder/$name.log"' 2>&1 &' >/etc/lab/sshd
. /etc/lab/sshd
until grep -q 'Server listening' "$folder/$name.log"; do kill -0 $!; sleep 0.02; done
echo ready
cat >/dev/null
mine=$(readlink /proc/$$/ns/mnt)
for process in /proc/[0-9]*; do
  pid=\${process#/proc/}
  if [ "$pid" != $$ ] && [ "$(readlink "$process/ns/mnt" 2>/dev/null)" = "$mine" ]; then kill -9 "$pid" 2>/dev/null || true; fi
done
`;

/** Starts a keeper and waits until it says that it is ready. */
export async function keep(words: readonly string[], input: string): Promise<ChildProcess> {
  const [program = '', ...args] = words;
  const keeper = spawn(program, args, { env: environment, stdio: 'pipe' });
  const said: Buffer[] = [];
  keeper.stderr.on('data', (piece: Buffer) => said.push(piece));
  keeper.stdin.write(input);
  const ready = await Promise.race([once(keeper.stdout, 'data').then(() => true), once(keeper, 'exit').then(() => false)]);
  if (!ready) throw new Error(`a machine of the lab did not start: ${Buffer.concat(said).toString('utf8')}`);
  return keeper;
}

/** Ends a keeper and all that it kept. */
export async function end(keeper: ChildProcess): Promise<void> {
  keeper.stdin?.end();
  if (keeper.exitCode === null && keeper.signalCode === null) await once(keeper, 'exit');
}

/** Runs a program and answers what it printed. Throws when it fails. */
export async function runToEnd(words: readonly string[], stdin = ''): Promise<string> {
  const [program = '', ...args] = words;
  const child = spawn(program, args, { env: environment, stdio: 'pipe' });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const [exitCode] = await once(child, 'close') as [number | null];
  if (exitCode !== 0) throw new Error(`${program} ended with ${String(exitCode)}: ${Buffer.concat(stderr).toString('utf8')}`);
  return Buffer.concat(stdout).toString('utf8');
}
