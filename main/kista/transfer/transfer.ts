// A transfer from its beginning to its result: send, fetch, or go on with the one that was interrupted. What goes over the line is in
// send-everything.ts and fetch-everything.ts; what is kept for later in unfinished.ts.

import type { FileProblem, TransferResult } from '../../../preload/contract/kista.ts';
import { LabProblem, toProblem } from '../../core/problem.ts';
import type { KistaTarget } from './connect.ts';
import { fetchEverything } from './fetch-everything.ts';
import { createTally, type Job, type Work } from './job.ts';
import { createLink, type Linked } from './link.ts';
import { createPace } from './pace.ts';
import type { Outcome, Run, TransferWatch } from './run.ts';
import { sendEverything } from './send-everything.ts';
import { Refusal } from './session.ts';
import { forgetUnfinished, keepOrder, openNotes, readOrder, type Order } from './unfinished.ts';

export type { TransferWatch } from './run.ts';

/** Sends files and folders. The first connection's problems are thrown, and `kista.tooManyFiles`; everything later is in the result. */
export async function uploadItems(target: KistaTarget, paths: readonly string[], watch: TransferWatch): Promise<TransferResult> {
  const order: Order = { direction: 'upload', information: { ...target.information }, paths: [...paths], taken: watch.taken ?? 'skip', rows: [] };
  return carryOut(target, order, watch, 'anew');
}

/** Fetches all that lies in the kista, or what is named, into a folder of this computer. Throws as `uploadItems` does. */
export async function downloadItems(target: KistaTarget, what: { readonly place: string; readonly names?: readonly string[] }, watch: TransferWatch): Promise<TransferResult> {
  const names = what.names === undefined ? {} : { names: [...what.names] };
  const order: Order = { direction: 'download', information: { ...target.information }, place: what.place, ...names, taken: watch.taken ?? 'skip', rows: [] };
  return carryOut(target, order, watch, 'anew');
}

/** Goes on with the interrupted transfer. Throws `kista.nothingUnfinished`, and as `uploadItems` does. */
export async function resumeTransfer(target: KistaTarget, watch: TransferWatch): Promise<TransferResult> {
  const order = readOrder(watch.stateDir);
  if (order === undefined) throw new LabProblem('kista.nothingUnfinished');
  return carryOut(target, { ...order, taken: watch.taken ?? order.taken }, watch, 'go-on');
}

async function carryOut(target: KistaTarget, order: Order, watch: TransferWatch, beginning: 'anew' | 'go-on'): Promise<TransferResult> {
  const startedMs = watch.clock.now();
  const pace = createPace(watch.progress, watch.clock);
  const notes = openNotes(watch.stateDir, beginning === 'anew');
  const { signal } = watch;
  const link = createLink({ target, signal, pace, pause: watch.pause, patienceMs: watch.patienceMs });
  const tally = createTally([]);
  const workOf = ({ session, slots }: Linked): Work => ({ session, slots, notes, pace, signal, platform: watch.platform, taken: order.taken, tally });
  const run: Run = { order, watch, pace, notes, tally, link, workOf };
  const jobs: Job[] = [];
  let outcome: Outcome | undefined;
  let stopped: Error | undefined;
  try {
    keepOrder(watch.stateDir, order);
    outcome = await (order.direction === 'upload' ? sendEverything : fetchEverything)(run, jobs);
  } catch (error) {
    stopped = error instanceof Error ? error : new Error(String(error));
  } finally {
    link.close();
    notes.close();
  }
  const rows = pace.finish();
  const keeps = stopped !== undefined ? tally.hasMoved || notes.before.size > 0 || signal.aborted : tally.canGoOn;
  if (!keeps) await forgetUnfinished(watch.stateDir);
  if (stopped !== undefined && !signal.aborted && !link.wasOpen()) throw stopped;
  const seconds = Math.max(0, (watch.clock.now() - startedMs) / 1000);
  return { ...figures(run, jobs, outcome, seconds), rows, ...endOf(stopped, signal, tally.problems) };
}

function figures({ order, tally, pace }: Run, jobs: readonly Job[], outcome: Outcome | undefined, seconds: number): Omit<TransferResult, 'state' | 'rows'> {
  const arrived = jobs.filter(({ state }) => state === 'moved' || state === 'there');
  return {
    direction: order.direction, proof: outcome?.proof ?? 'none', files: arrived.length, sizeBytes: arrived.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    alreadyThere: tally.alreadyThere, seconds, bytesPerSecond: seconds > 0 ? Math.round(pace.movedBytes() / seconds) : 0, cuts: pace.cuts(),
    problems: tally.problems, moreProblems: tally.moreProblems, ...(outcome?.manifest === undefined ? {} : { manifest: outcome.manifest }),
  };
}

function endOf(stopped: Error | undefined, signal: AbortSignal, problems: readonly FileProblem[]): Pick<TransferResult, 'state' | 'problem'> {
  if (stopped === undefined) return { state: problems.length > 0 ? 'incomplete' : 'complete' };
  if (signal.aborted) return { state: 'cancelled' };
  if (stopped instanceof Refusal) return { state: 'incomplete', problem: new LabProblem('kista.oddServer', { detail: `status ${String(stopped.status)}` }).problem };
  const problem = toProblem(stopped);
  // A fault of the program is one, also here.
  if (problem.code === 'internal') throw stopped;
  return { state: 'incomplete', problem };
}
