// A kista as HUNT Cloud runs one, for tests: OpenSSH with internal-sftp in a chroot, keys only, a banner, on a port in 2000-2128 of loopback.
// Three accounts: one for both directions, one that may only read, and one that may neither read, rename, remove nor ask for the room left. /etc and /run are
// copies in a mount namespace of its own. Needs root and the Debian package openssh-server.

import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasErrorCode } from '../../main/core/problem.ts';
import { end, keep, runToEnd } from './ssh-machine.ts';

export const accounts = { both: 'partner-import', onlyRead: 'partner-export', blind: 'partner-blind' } as const;

export interface KistaMachine {
  readonly folder: string;
  readonly port: number;
  /** Of its ed25519 key and of its RSA key, as ssh-keygen prints them. */
  readonly fingerprint: string;
  readonly rsaFingerprint: string;
  /** What is sent ends up here. */
  readonly upload: string;
  log(): string;
  /** Kills the processes of all connections, as a cut does: without a word. */
  cut(): number;
  authorize(publicLine: string): void;
  /** Runs a shell text as root on the machine. */
  asRoot(script: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts it. `uploadMegabytes` gives the upload folder a disk of its own. */
export async function startKista(uploadMegabytes?: number): Promise<KistaMachine> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kista-machine-')));
  const jail = join(folder, 'jail');
  mkdirSync(join(jail, 'upload'), { recursive: true });
  chownSync(join(jail, 'upload'), 4243, 4243);
  for (const name of ['', 'jail']) chmodSync(join(folder, name), 0o755);
  const port = await freeKistaPort();
  const keeper = await keep(['/usr/bin/unshare', '--mount', '--propagation', 'private', '/bin/sh', '-eu', '-c', machineScript, 'machine', folder, String(port), String(uploadMegabytes ?? '')], '');
  const log = (): string => readFileSync(join(folder, 'log'), 'utf8');
  const server = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  return {
    folder, port, log, upload: join(jail, 'upload'), fingerprint: fingerprintIn(join(folder, 'host-ed25519.pub')), rsaFingerprint: fingerprintIn(join(folder, 'host-rsa.pub')),
    cut: () => killBelow(server),
    authorize: (line) => writeFileSync(join(folder, 'authorized_keys'), `${line}\n`),
    asRoot: (script) => runToEnd(['/usr/bin/nsenter', `--mount=/proc/${String(keeper.pid)}/ns/mnt`, '/bin/sh', '-eu', '-c', script]),
    close: async () => {
      await end(keeper);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fingerprintIn(file: string): string {
  const key = Buffer.from(readFileSync(file, 'utf8').split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

async function freeKistaPort(): Promise<number> {
  for (let port = 2000 + (process.pid % 100); port <= 2128; port += 1) {
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => { server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)); });
    await new Promise((resolve) => { server.close(resolve); });
    if (isFree) return port;
  }
  throw new Error('no port of a kista is free');
}

/** Kills what a process has started, and what that has. Answers how many there were. */
function killBelow(parent: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => parentOf(pid) === parent).map(Number);
  for (const child of children) {
    killBelow(child);
    killIfThere(child);
  }
  return children.length;
}

/** A process may end by itself when one of its own is gone. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!hasErrorCode(error, 'ESRCH')) throw error;
  }
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0; // it ended while the list was read
  }
}

const machineScript = `
folder=$1 port=$2 megabytes=$3
mkdir "$folder/etc"
cp -a /etc/. "$folder/etc/"
mount --bind "$folder/etc" /etc
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/sshd /run/kista
mount --bind "$folder/jail" /run/kista
[ -z "$megabytes" ] || mount -t tmpfs -o size="$megabytes"m,uid=4243,gid=4243,mode=700 tmpfs /run/kista/upload
echo "kista:x:4243:" >>/etc/group
for name in partner-import partner-export partner-blind; do
  echo "$name:x:4243:4243::/:/usr/sbin/nologin" >>/etc/passwd
  echo "$name:*:::::::" >>/etc/shadow
done
touch "$folder/authorized_keys"
ssh-keygen -q -t ed25519 -N "" -f "$folder/host-ed25519"
ssh-keygen -q -t rsa -b 2048 -N "" -f "$folder/host-rsa"
printf 'HUNT Cloud external kista (test)\\nAll transfers are logged.\\n' >"$folder/banner"
cat >"$folder/sshd_config" <<END
ListenAddress 127.0.0.1
Port $port
HostKey $folder/host-ed25519
HostKey $folder/host-rsa
AuthorizedKeysFile $folder/authorized_keys
StrictModes no
AuthenticationMethods publickey
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
Banner $folder/banner
ChrootDirectory /run/kista
LogLevel DEBUG1
AllowTcpForwarding no
Subsystem sftp internal-sftp
Match User partner-import
  ForceCommand internal-sftp -d /upload
Match User partner-export
  ForceCommand internal-sftp -R -d /upload
Match User partner-blind
  ForceCommand internal-sftp -P statvfs,read,rename,posix-rename,remove,rmdir,setstat,fsetstat -d /upload
END
/usr/sbin/sshd -D -e -f "$folder/sshd_config" >>"$folder/log" 2>&1 &
echo $! >"$folder/pid"
until grep -q 'Server listening' "$folder/log"; do kill -0 $!; sleep 0.02; done
echo ready
cat >/dev/null
mine=$(readlink /proc/$$/ns/mnt)
for process in /proc/[0-9]*; do
  pid=\${process#/proc/}
  if [ "$pid" != $$ ] && [ "$(readlink "$process/ns/mnt" 2>/dev/null)" = "$mine" ]; then kill -9 "$pid" 2>/dev/null || true; fi
done
`;
