// A login that a person types in the client's own window counts like any other: noted before, struck out when it was not sent.

import { expect, it } from 'vitest';
import { LabProblem } from '../../../../main/core/problem.ts';
import { connect, readLogins } from '../../../../main/steps/connect-vpn/connect.ts';
import type { VpnClient } from '../../../../main/system/vpn-client/connection/client.ts';
import type { ProblemCode } from '../../../../preload/contract/problems.ts';
import { createRun } from '../../journeys/notebook.ts';

interface Counted {
  readonly code: unknown;
  readonly attempts: number | undefined;
  /** What became of the note. */
  readonly notes: readonly string[];
}

async function attemptWith(code: ProblemCode): Promise<Counted> {
  const notes: string[] = [];
  const vpn: VpnClient = {
    name: () => Promise.resolve('a client with a window'), find: () => Promise.resolve(undefined), disconnect: () => Promise.resolve(),
    connect: async ({ noteLogin }) => {
      await noteLogin?.();
      throw new LabProblem(code);
    },
  };
  const run = createRun({ vpn });
  const guard = { begin: () => { notes.push('noted'); return Promise.resolve({ strikeOut: () => { notes.push('struck out'); return Promise.resolve(); } }); } };
  const thrown = await connect(run, { user: 'kari', clock: { now: Date.now }, guard }).then(() => undefined, (error: { problem: { code: string } }) => error.problem.code);
  return { code: thrown, attempts: readLogins(run)?.attempts, notes };
}

it.each(['vpn.cancelledInClient', 'vpn.nothingTyped', 'vpn.clientSilent', 'vpn.clientNotRunning', 'vpn.clientBusy', 'vpn.automationDenied', 'vpn.notInGroup'] as const)('%s: nothing was sent', async (code) => {
  expect(await attemptWith(code)).toEqual({ code, attempts: 1, notes: ['noted', 'struck out'] });
});

it.each(['vpn.codeRefused', 'vpn.clientStopped', 'vpn.handshakeFailed'] as const)('%s: it counts', async (code) => {
  expect(await attemptWith(code)).toEqual({ code, attempts: 1, notes: ['noted'] });
});
