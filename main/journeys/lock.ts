// One changing run at a time for a state folder, window and headless alike. The lock names its process; a lock whose process has ended
// (killed, power cut) is taken over.

import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { uptime } from 'node:os';
import { makeOwnFolder } from '../core/own-folder.ts';
import { hasErrorCode, LabProblem } from '../core/problem.ts';

/** Takes the lock and answers the function that gives it back. Throws `engine.busy` when another process holds it. */
export function takeLock(folder: string): () => void {
  makeOwnFolder(folder);
  const file = join(folder, 'lock');
  if (!tryLock(file)) {
    if (isHeld(file)) throw new LabProblem('engine.busy', {}, { retry: 'now' });
    rmSync(file, { force: true });
    if (!tryLock(file)) throw new LabProblem('engine.busy', {}, { retry: 'now' });
  }
  return () => rmSync(file, { force: true });
}

/** `left-behind`: a run was ended from outside (killed, power cut) before it could give its lock back. */
export function readLock(folder: string): 'free' | 'held' | 'left-behind' {
  const file = join(folder, 'lock');
  if (!existsSync(file)) return 'free';
  return isHeld(file) ? 'held' : 'left-behind';
}

function tryLock(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, `${process.pid} ${bootTime()}\n`);
    closeSync(handle);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST')) return false;
    throw new LabProblem('journal.notWritable', { file }, { cause: error });
  }
}

/** A process number means nothing after a restart of the computer, so the lock also tells when the computer was started. */
function isHeld(file: string): boolean {
  const [pid, boot] = readFileSync(file, 'utf8').trim().split(' ').map(Number);
  if (pid === undefined || boot === undefined || !(pid > 0)) return false;
  return Math.abs(boot - bootTime()) < 60 && isAlive(pid);
}

function bootTime(): number {
  return Math.round(Date.now() / 1000 - uptime());
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasErrorCode(error, 'EPERM');
  }
}
