// Whether a file arrived unchanged: its size, and its SHA-256 computed again from what lies there, where the server gives that back. Shares
// nothing with the sending but the expected sum.

import { createHash } from 'node:crypto';
import { FileTrouble, type Job, type Work } from './job.ts';
import { readInOrder } from './read-in-order.ts';
import { remotePath } from './remote.ts';
import { openModes, Refusal, withHandle } from './session.ts';

export type Proof = 'read-back' | 'size' | 'none';

/** The weaker of two. */
export function weaker(one: Proof, other: Proof): Proof {
  const order = ['none', 'size', 'read-back'] as const;
  return order[Math.min(order.indexOf(one), order.indexOf(other))] ?? 'none';
}

/** How far a file in the kista is proved to be what was sent. Throws FileTrouble when it is not. */
export async function proveFile(job: Job, work: Work, readsBack: boolean): Promise<Proof> {
  const name = job.as ?? job.name;
  const sizeBytes = await work.session.look(remotePath(name)).then((found) => found?.sizeBytes, (error: unknown) => {
    if (error instanceof Refusal) return 'not-told' as const;
    throw error;
  });
  if (sizeBytes === undefined) throw new FileTrouble(job, 'kista.notThere');
  if (sizeBytes !== 'not-told' && sizeBytes !== job.sizeBytes) throw new FileTrouble(job, 'kista.arrivedDifferent');
  const there = readsBack ? await sumThere(name, job.sizeBytes, work, work.pace.proven) : undefined;
  if (there === undefined) {
    work.pace.proven(job.sizeBytes);
    return sizeBytes === 'not-told' ? 'none' : 'size';
  }
  if (there !== job.sha256) throw new FileTrouble(job, 'kista.arrivedDifferent');
  return sizeBytes === 'not-told' ? 'size' : 'read-back';
}

/** SHA-256 of the first bytes of a remote file; undefined when the server does not give it back. */
export async function sumThere(name: string, sizeBytes: number, { session, slots }: Pick<Work, 'session' | 'slots'>, count?: (bytes: number) => void): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    const handle = await session.open(remotePath(name), openModes.read);
    await withHandle(session, handle, () => readInOrder({ session, slots, handle, from: 0, to: sizeBytes }, (piece) => {
      hash.update(piece);
      count?.(piece.length);
    }));
    await session.close(handle);
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
