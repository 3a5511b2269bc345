// The requests of SFTP (version 3) that a transfer needs, as promises over ssh2. A server that answers with something else than it was asked
// for, that lists without end, that says nothing for a minute or hangs up ends the session: every request that is open then fails, so nobody
// waits for ever (ssh2 never answers what is asked on a closed channel).

import ssh2, { type Attributes, type FileEntry } from 'ssh2';
import { LabProblem } from '../../core/problem.ts';
import type { OpenKista } from './connect.ts';

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;
export const openModes = { read: OPEN_MODE.READ, create: OPEN_MODE.WRITE | OPEN_MODE.CREAT | OPEN_MODE.EXCL, goOn: OPEN_MODE.WRITE, anew: OPEN_MODE.WRITE | OPEN_MODE.TRUNC } as const;

/** What the server answered instead of what was asked for: a status of SFTP. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** Answers whether something was refused for want of rights, or because the server does not do that at all. */
export function isDenied(error: unknown): error is Refusal {
  return error instanceof Refusal && (error.status === STATUS_CODE.PERMISSION_DENIED || error.status === STATUS_CODE.OP_UNSUPPORTED);
}

export function isMissing(error: unknown): error is Refusal {
  return error instanceof Refusal && error.status === STATUS_CODE.NO_SUCH_FILE;
}

export interface RemoteEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly sizeBytes: number;
  /** In seconds since 1970; 0 when the server does not say. */
  readonly changedAt: number;
}

export interface Session {
  readonly kista: OpenKista;
  /** So many bytes go in one request. */
  readonly chunkBytes: number;
  open(path: string, mode: number): Promise<Buffer>;
  close(handle: Buffer): Promise<void>;
  write(handle: Buffer, content: Buffer, lengthBytes: number, position: number): Promise<void>;
  /** Answers how many bytes came: 0 at the end, fewer when the server likes. */
  read(handle: Buffer, content: Buffer, lengthBytes: number, position: number): Promise<number>;
  /** Links are not followed. Undefined when there is nothing of that name. */
  look(path: string): Promise<RemoteEntry | undefined>;
  list(path: string): Promise<readonly RemoteEntry[]>;
  makeFolder(path: string): Promise<void>;
  /** Undefined when the server does not tell. */
  freeBytes(path: string): Promise<number | undefined>;
  end(): void;
}

/** Enough for a chunk of 252 KiB at 50 kbit/s. */
const stallMs = 60_000;
const handleLimitBytes = 256;
/** As many as are sent at most; a server that goes on is a hostile one. */
export const namesLimit = 200_000;

type Done = (error?: Error | null, value?: unknown) => void;

/** The requests over one connection. `patienceMs` is how long the server may say nothing while something is asked. */
export function createSession(kista: OpenKista, patienceMs: number = stallMs): Session {
  const { sftp } = kista;
  const { ask, die } = createQueue(kista, patienceMs);
  const lists = (handle: Buffer): Promise<readonly FileEntry[] | undefined> => ask((done) => sftp.readdir(handle, done)).then(toEntries, (error: unknown) => {
    if (error instanceof Refusal && error.status === STATUS_CODE.EOF) return undefined;
    throw error;
  });
  const session: Session = {
    kista,
    // OpenSSH takes 255 KiB (limits@openssh.com), every server 32 KiB with its header (draft-ietf-secsh-filexfer-02 3).
    chunkBytes: /^SSH-2\.0-OpenSSH/.test(kista.greeting) ? 252 * 1024 : 31 * 1024,
    open: async (path, mode) => toHandle(await ask((done) => sftp.open(path, mode, done))),
    close: async (handle) => { await ask((done) => sftp.close(handle, done)); },
    write: async (handle, content, lengthBytes, position) => { await ask((done) => sftp.write(handle, content, 0, lengthBytes, position, done)); },
    read: async (handle, content, lengthBytes, position) => toCount(await ask((done) => sftp.read(handle, content, 0, lengthBytes, position, done)), lengthBytes),
    look: (path) => ask((done) => sftp.lstat(path, done)).then((found) => toEntry(path, found), (error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    }),
    list: async (path) => {
      const handle = toHandle(await ask((done) => sftp.opendir(path, done)));
      const entries: RemoteEntry[] = [];
      for (let answers = 0, some = await lists(handle); some !== undefined; some = await lists(handle)) {
        for (const { filename, attrs } of some) if (filename !== '.' && filename !== '..') entries.push(toEntry(filename, attrs));
        answers += 1;
        if (answers > namesLimit || entries.length > namesLimit) throw oddServer('names without end');
      }
      await session.close(handle);
      return entries;
    },
    makeFolder: async (path) => { await ask((done) => sftp.mkdir(path, done)); },
    freeBytes: (path) => ask((done) => sftp.ext_openssh_statvfs(path, done)).then(toFree, (error: unknown) => {
      if (error instanceof Refusal || isUnknownExtension(error)) return undefined;
      throw error;
    }),
    end: () => { die(new LabProblem('kista.connectionLost')); },
  };
  return session;
}

/** Does something with an open file; when that fails the handle is given back without waiting, as a server has few of them. */
export async function withHandle<T>(session: Session, handle: Buffer, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    // A connection that is gone has closed it.
    session.close(handle).catch(() => undefined);
    throw error;
  }
}

function createQueue(kista: OpenKista, patienceMs: number): { ask: (work: (done: Done) => void) => Promise<unknown>; die: (reason: LabProblem) => void } {
  const waiting = new Set<(reason: unknown) => void>();
  let dead: LabProblem | undefined;
  let heardAt = performance.now();
  const watch = setInterval(() => {
    if (waiting.size > 0 && performance.now() - heardAt > patienceMs) die(new LabProblem('kista.stalled', { seconds: String(Math.round(patienceMs / 1000)) }, { retry: 'now' }));
  }, Math.min(1000, patienceMs / 4));
  const die = (reason: LabProblem): void => {
    dead ??= reason;
    clearInterval(watch);
    for (const reject of [...waiting]) reject(dead);
    waiting.clear();
    kista.close();
  };
  const lost = (): void => die(new LabProblem('kista.connectionLost', {}, { retry: 'now' }));
  void kista.closed.then(lost);
  kista.sftp.on('error', (error: Error) => die(oddServer(error.message)));
  for (const event of ['end', 'close'] as const) kista.sftp.on(event, lost);
  const ask = (work: (done: Done) => void): Promise<unknown> => new Promise((resolve, reject) => {
    if (dead !== undefined) return reject(dead);
    if (waiting.size === 0) heardAt = performance.now();
    waiting.add(reject);
    const done: Done = (error, value) => {
      heardAt = performance.now();
      if (!waiting.delete(reject)) return;
      if (error === undefined || error === null) resolve(value);
      else reject(toRefusal(error));
    };
    try {
      work(done);
    } catch (error) {
      done(error as Error);
    }
  });
  return { ask, die };
}

/** The words of the library for a channel that has ended (lib/protocol/SFTP.js); what has a number is the server's status. */
function toRefusal(error: Error): Error {
  if ('code' in error && typeof error.code === 'number') return new Refusal(error.code, error.message);
  if (/^No response from server|^Not connected/.test(error.message)) return new LabProblem('kista.connectionLost', {}, { retry: 'now', cause: error });
  return isUnknownExtension(error) ? error : oddServer(error.message);
}

function isUnknownExtension(error: unknown): boolean {
  return error instanceof Error && /does not support this extended request/.test(error.message);
}

/** Words of ssh2 about what the server sent; the server's own words are not among them. */
function oddServer(detail: string): LabProblem {
  return new LabProblem('kista.oddServer', { detail: detail.replace(/[^ -~]/g, '').slice(0, 80) });
}

function toHandle(value: unknown): Buffer {
  if (Buffer.isBuffer(value) && value.length > 0 && value.length <= handleLimitBytes) return value;
  throw oddServer('no handle');
}

function toCount(value: unknown, most: number): number {
  if (value === undefined) return 0;
  if (typeof value === 'number' && value >= 0 && value <= most) return value;
  throw oddServer('no data');
}

function toEntries(value: unknown): readonly FileEntry[] {
  if (Array.isArray(value)) return value as readonly FileEntry[];
  throw oddServer('no names');
}

function toEntry(name: string, value: unknown): RemoteEntry {
  const { mode, size, mtime } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Attributes>;
  if (mode === undefined) throw oddServer('no attributes');
  const kind = (mode & 0o170000) === 0o100000 ? 'file' : (mode & 0o170000) === 0o040000 ? 'folder' : 'other';
  if (kind === 'file' && !(Number.isSafeInteger(size) && Number(size) >= 0)) throw oddServer('no size');
  return { name, kind, sizeBytes: kind === 'file' ? Number(size) : 0, changedAt: mtime ?? 0 };
}

function toFree(value: unknown): number | undefined {
  const { f_frsize: unit, f_bavail: units } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return typeof unit === 'number' && typeof units === 'number' && unit > 0 ? unit * units : undefined;
}
