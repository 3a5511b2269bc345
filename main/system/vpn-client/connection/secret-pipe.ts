// Hands secrets to a program that wants them from a file: through a named pipe in a private folder, so that they are on no disk. (Its stdin
// is a socket when Node starts it, and a socket cannot be opened as /dev/stdin: ENXIO.)

import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { hasErrorCode, LabProblem } from '../../../core/problem.ts';
import type { Secret } from '../../../core/secret.ts';
import { inWorkFolder } from '../../archive/work-folder.ts';
import type { Runner } from '../../command.ts';
import { linkedAbort } from './linked-abort.ts';

const mkfifoMs = 5_000;
const betweenMs = 20;

/** Runs work with the path of a pipe from which the secret can be read once. The secret's bytes are overwritten in every outcome. */
export async function withSecretPipe<T>(secret: Secret, runner: Runner, signal: AbortSignal, work: (path: string) => Promise<T>): Promise<T> {
  return inWorkFolder(tmpdir(), 0, async (folder) => {
    const path = join(folder, 'secrets');
    const done = linkedAbort(signal);
    try {
      const { exitCode } = await runner.run({ program: '/usr/bin/mkfifo', args: ['-m', '600', path], timeoutMs: mkfifoMs }, signal);
      if (exitCode !== 0) throw new LabProblem('vpn.clientStopped', { detail: 'mkfifo' });
      const writing = writeWhenRead(path, secret, done.signal);
      return await work(path).finally(() => { done.abort(); return writing; });
    } finally {
      done.abort();
      secret.wipe();
    }
  });
}

/** Opening for writing without waiting is refused (ENXIO) until somebody reads. A reader that never comes is the program's matter. */
async function writeWhenRead(path: string, secret: Secret, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pipe = await openIfRead(path);
    if (pipe !== undefined) {
      // A reader that goes away half-way says so by its own end.
      return pipe.writeFile(secret.reveal()).catch(() => undefined).finally(() => pipe.close());
    }
    await wait(betweenMs, undefined, { signal }).catch(() => undefined); // ended: the loop sees it
  }
}

async function openIfRead(path: string): Promise<FileHandle | undefined> {
  return open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    if (hasErrorCode(error, 'ENXIO')) return undefined;
    throw error;
  });
}
