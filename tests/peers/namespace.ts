// A private mount namespace for tests that change /etc or need an ordinary user. Needs root and the Debian packages of tests/packages.txt.
//
//   await withNamespace({ polkit: 'yes', hosts: '127.0.0.1 localhost\n' }, async (space) => {
//     const result = await space.run(['/usr/bin/node', 'dist/main/cli.js', 'status'], { as: 'user' });
//     expect(readFileSync(space.outside('/etc/hosts'))).toEqual(…);
//   });
//
// Inside: /etc is a copy, /run is empty, `labuser` (uid 4242) exists with the home /run/home, and there is a system bus with polkitd
// whose answer the test chose. The real /etc, /run and users are not touched.
// `run` starts a program inside, as root or as `labuser`; its process id is that of the program itself, so it can be ended by id.
// `outside` gives the path under which the test itself reads and writes a file of the namespace; it is valid until the body ends.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What asking for administrator rights leads to: polkit says yes or no; a password is wanted and there is nobody to ask (`no-agent`) or the
 * prompt is dismissed (`dismissed`) or stays open (`waiting`): for a pkexec that the program given to `run` starts; there is a bus but no
 * polkitd, no bus, or no pkexec.
 */
export type PolkitAnswer = 'yes' | 'no' | 'no-agent' | 'dismissed' | 'waiting' | 'no-polkitd' | 'no-bus' | 'no-pkexec';

export interface NamespaceOptions {
  readonly polkit?: PolkitAnswer;
  /** What is in /etc/hosts; a text stands for Latin-1 bytes. */
  readonly hosts?: string | Uint8Array;
  /** Where the copy of /etc is: in memory, on the disk (for `chattr`), or in 16 MB that can be filled. */
  readonly etc?: 'memory' | 'disk' | 'small';
}

export interface RunOptions {
  readonly as?: 'root' | 'user';
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Namespace {
  readonly uid: number;
  readonly home: string;
  outside(path: string): string;
  run(command: readonly string[], options?: RunOptions): Promise<Finished>;
  /** The words that start a program inside, for tests that start it themselves. */
  inside(command: readonly string[], as: 'root' | 'user'): readonly [string, ...string[]];
}

const uid = 4242;
const home = '/run/home';
const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: home, LC_ALL: 'C', LANG: 'C' };
const rules: Readonly<Partial<Record<PolkitAnswer, string>>> = { yes: 'YES', no: 'NO', 'no-pkexec': 'YES' };

/** Makes the namespace, runs the body with it, and takes everything away again, also when the body throws. */
export async function withNamespace<T>(options: NamespaceOptions, body: (space: Namespace) => Promise<T>): Promise<T> {
  const space = await openNamespace(options);
  return body(space).finally(() => space.close());
}

/** The same for many tests: open it in `beforeAll`, close it in `afterAll`. */
export async function openNamespace(options: NamespaceOptions): Promise<Namespace & { close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-namespace-'));
  const keeper = await startKeeper(folder, options);
  const space = { ...describe(keeper.pid ?? 0, options.polkit ?? 'yes'), close: () => closeKeeper(keeper, folder) };
  if (options.hosts !== undefined) writeFileSync(space.outside('/etc/hosts'), options.hosts, 'latin1');
  return space;
}

async function closeKeeper(keeper: ChildProcess, folder: string): Promise<void> {
  keeper.stdin?.end();
  if (keeper.exitCode === null) await once(keeper, 'exit');
  rmSync(folder, { recursive: true, force: true });
}

// The keeper holds the namespace open and ends the daemons as soon as its input ends, so also when the test process is killed.
async function startKeeper(folder: string, { polkit = 'yes', etc = 'memory' }: NamespaceOptions): Promise<ChildProcess> {
  const words = ['--mount', '--propagation', 'private', '/bin/sh', '-eu', '-c', keeperScript, 'keeper', folder, polkit, rules[polkit] ?? 'AUTH_ADMIN', etc];
  const keeper = spawn('/usr/bin/unshare', words, { env: environment, stdio: 'pipe' });
  const said: Buffer[] = [];
  keeper.stderr.on('data', (piece: Buffer) => said.push(piece));
  const ready = await Promise.race([once(keeper.stdout, 'data').then(() => true), once(keeper, 'exit').then(() => false)]);
  if (!ready) throw new Error(`the namespace could not be made: ${Buffer.concat(said).toString('utf8')}`);
  return keeper;
}

const keeperScript = `
folder=$1 polkit=$2 rule=$3 etc=$4
mkdir "$folder/etc" "$folder/over"
case $etc in
  memory) mount -t tmpfs -o mode=755 tmpfs "$folder/etc" ;;
  small) mount -t tmpfs -o mode=755,size=16m tmpfs "$folder/etc" ;;
esac
cp -a /etc/. "$folder/etc/"
mount --bind "$folder/etc" /etc
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/dbus /run/lock /etc/polkit-1/rules.d
install -d -o ${uid} -g ${uid} -m 700 ${home}
echo 'labuser:x:${uid}:${uid}::${home}:/bin/sh' >>/etc/passwd
echo 'labuser:x:${uid}:' >>/etc/group
chmod 755 /etc/polkit-1/rules.d
rm -f /etc/polkit-1/rules.d/*
echo "polkit.addRule(function (action) { return action.id === 'org.freedesktop.policykit.exec' ? polkit.Result.$rule : undefined; });" >/etc/polkit-1/rules.d/00-test.rules
daemons=
trap 'for daemon in $daemons; do kill "$daemon" || true; done; wait' EXIT
trap 'exit 1' HUP INT TERM PIPE
if [ "$polkit" = no-polkitd ]; then mount --bind /dev/null /usr/lib/polkit-1/polkitd; fi
if [ "$polkit" = no-pkexec ]; then
  mount -t tmpfs tmpfs "$folder/over"
  mkdir "$folder/over/upper" "$folder/over/work"
  mount -t overlay -o "lowerdir=/usr/bin,upperdir=$folder/over/upper,workdir=$folder/over/work" overlay /usr/bin
  rm /usr/bin/pkexec
fi
if [ "$polkit" != no-bus ]; then
  dbus-daemon --system --nofork --nopidfile >/run/dbus.log 2>&1 & daemons=$!
  until [ -S /run/dbus/system_bus_socket ]; do sleep 0.02; done
fi
if [ "$polkit" != no-bus ] && [ "$polkit" != no-polkitd ]; then
  /usr/lib/polkit-1/polkitd --no-debug >/run/polkitd.log 2>&1 & daemons="$daemons $!"
  until dbus-send --system --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetNameOwner string:org.freedesktop.PolicyKit1 >/dev/null 2>&1; do sleep 0.02; done
fi
echo ready
cat >/dev/null
`;

function describe(keeperPid: number, polkit: PolkitAnswer): Namespace {
  const inside: Namespace['inside'] = (command, as) => [
    '/usr/bin/nsenter', `--mount=/proc/${keeperPid}/ns/mnt`, `--wdns=${process.cwd()}`, ...(as === 'root' ? [] : becomeUser(polkit)), ...command,
  ];
  return { uid, home, inside, outside: (path) => `/proc/${keeperPid}/root${path}`, run: (command, options) => runInside(inside, command, options) };
}

// For `dismissed` and `waiting` a stand-in for the desktop's dialogue is registered for the program, so for the pkexec that it starts.
function becomeUser(polkit: PolkitAnswer): readonly string[] {
  const user = ['/usr/bin/setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--inh-caps=-all'];
  if (polkit !== 'dismissed' && polkit !== 'waiting') return user;
  const agent = join(import.meta.dirname, 'polkit-agent.py');
  return [...user, '/bin/sh', '-euc', agentScript, 'with-agent', agent, polkit];
}

const agentScript = `
rm -f "$HOME/agent.log"
/usr/bin/python3 "$1" "$2" ${uid} $$ >"$HOME/agent.out" 2>&1 </dev/null &
until grep -qs ready "$HOME/agent.log"; do kill -0 $!; sleep 0.05; done
shift 2
exec "$@"
`;

async function runInside(inside: Namespace['inside'], command: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const [program, ...args] = inside(command, options.as ?? 'root');
  const child = spawn(program, args, { env: { ...environment, ...options.env }, stdio: 'pipe', signal: options.signal, timeout: options.timeoutMs ?? 60_000, killSignal: 'SIGKILL' });
  const collected = [child.stdout, child.stderr].map((stream) => {
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    return () => Buffer.concat(pieces).toString('utf8');
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  const [exitCode] = await once(child, 'close') as [number | null];
  return { exitCode: exitCode ?? -1, stdout: collected[0]?.() ?? '', stderr: collected[1]?.() ?? '' };
}
