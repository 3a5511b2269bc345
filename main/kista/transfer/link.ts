// The connection of a transfer, taken up again when it is cut: after half a second, then later and later, until nothing has come across for
// eight tries. Whether something was a cut is decided here; everything else ends the transfer.

import { setTimeout as wait } from 'node:timers/promises';
import type { ProblemCode } from '../../../preload/contract/problems.ts';
import { toProblem } from '../../core/problem.ts';
import { openKista, type HostKeyKind, type KistaTarget } from './connect.ts';
import type { Pace } from './pace.ts';
import { createSession, type Session } from './session.ts';
import { createSlots, type Slots } from './slots.ts';

export interface Linked {
  readonly session: Session;
  readonly slots: Slots;
}

export interface Link {
  /** Does the work, and again from where it was when the line was cut. The first connection's problems are thrown as they are. */
  persist<T>(work: (linked: Linked) => Promise<T>): Promise<T>;
  close(): void;
  /** A connection came about. */
  wasOpen(): boolean;
}

export interface LinkInput {
  readonly target: KistaTarget;
  readonly signal: AbortSignal;
  readonly pace: Pace;
  readonly pause?: ((ms: number) => Promise<unknown>) | undefined;
  readonly patienceMs?: number | undefined;
}

const cuts: readonly ProblemCode[] = ['kista.connectionLost', 'kista.stalled', 'kista.noAnswer', 'kista.refused', 'kista.noRoute', 'kista.closedAtOnce', 'kista.silent'];
const pausesMs = [500, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000] as const;

/** A link that is not open yet. */
export function createLink(input: LinkInput): Link {
  const { target, signal, pace, patienceMs } = input;
  const patience = createPatience(input);
  let [linked, kind]: [Linked | undefined, HostKeyKind | undefined] = [undefined, undefined];
  const drop = (): void => {
    linked?.session.end();
    linked = undefined;
  };
  // To destroy the connection is the quickest way to end whatever is being waited for.
  signal.addEventListener('abort', drop, { once: true });
  const open = async (): Promise<Linked> => {
    const kista = await openKista(target, signal, kind);
    kind = kista.hostKeys;
    const session = createSession(kista, patienceMs);
    linked = { session, slots: createSlots(session.chunkBytes) };
    if (signal.aborted) drop();
    return linked;
  };
  return {
    wasOpen: () => kind !== undefined,
    close() {
      signal.removeEventListener('abort', drop);
      drop();
    },
    async persist(work) {
      for (;;) {
        try {
          return await work(linked ?? await open());
        } catch (error) {
          signal.throwIfAborted();
          const wasLinked = linked !== undefined;
          drop();
          if (kind === undefined || !isCut(error)) throw error;
          if (wasLinked) pace.cut();
          if (!await patience(pace.movedBytes())) throw error;
        }
      }
    },
  };
}

function isCut(error: unknown): boolean {
  return cuts.includes(toProblem(error).code);
}

/** Waits after a cut. Answers false when nothing has come across for too many tries. */
function createPatience({ signal, pace, pause = (ms) => wait(ms, undefined, { signal }) }: LinkInput): (crossedBytes: number) => Promise<boolean> {
  let tries = 0;
  let crossedBefore = 0;
  return async (crossedBytes) => {
    if (crossedBytes > crossedBefore) tries = 0;
    crossedBefore = crossedBytes;
    const pauseMs = pausesMs[tries];
    if (pauseMs === undefined) return false;
    tries += 1;
    pace.phase('reconnecting');
    await pause(pauseMs);
    return true;
  };
}
