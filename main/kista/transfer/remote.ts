// Names in the kista, room in it, and what a refusal means.

import { LabProblem } from '../../core/problem.ts';
import { kistaFolder } from '../upload-folder.ts';
import { FileTrouble, type Job, type Work } from './job.ts';
import { isDenied, isMissing, type Session } from './session.ts';

/** The path of a name below the upload folder. */
export function remotePath(name: string): string {
  return name === '' ? kistaFolder : `${kistaFolder}/${name}`;
}

const megabyte = 1_000_000;

/** A size as it stands in a problem's text. */
export function inMegabytes(bytes: number): string {
  return String(Math.ceil(bytes / megabyte));
}

/** Throws `kista.full` when the kista says that there is less room than is needed. One that does not say is taken at its word later. */
export async function checkRoom(session: Session, neededBytes: number): Promise<void> {
  const freeBytes = await session.freeBytes(remotePath(''));
  if (freeBytes !== undefined && freeBytes < neededBytes) {
    throw new LabProblem('kista.full', { needed: inMegabytes(neededBytes), free: inMegabytes(freeBytes) });
  }
}

/** The trouble behind a refusal to open or make something, after which the other files go on, or the problem that ends the transfer. */
export async function refusalOf(job: Job, error: unknown, direction: 'upload' | 'download', { session, tally }: Work): Promise<unknown> {
  if (isMissing(error) && !job.name.includes('/') && direction === 'upload') return new LabProblem('kista.noUploadFolder', {}, { cause: error });
  // The first thing that is refused for want of rights: the kista is for the other direction.
  if (isDenied(error) && !tally.hasMoved) return new LabProblem('kista.oneWay', { direction }, { cause: error });
  if (direction === 'upload') await checkRoom(session, job.sizeBytes);
  return new FileTrouble(job, 'kista.fileRefused', error);
}
