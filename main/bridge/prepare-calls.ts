// The window's calls about this computer before anything has come from HUNT Cloud. A command runs only when the person asked for that one
// thing, by a fresh look, and only where it needs no administrator.

import { join } from 'node:path';
import { z } from 'zod';
import type { LabHandlers } from '../../preload/contract/bridge/index.ts';
import { phoneItemIds } from '../../preload/contract/prerequisites.ts';
import type { Prerequisite } from '../../preload/contract/prerequisites.ts';
import { shippedFacts } from '../core/facts.ts';
import { readJsonFile, writeJsonFile } from '../core/json-file.ts';
import { LabProblem } from '../core/problem.ts';
import { findRemedy, lookAtComputer, type Looking } from '../steps/prepare-computer/look.ts';
import type { Command, CommandResult } from '../system/command.ts';
import type { BridgeNeeds } from './needs.ts';
import type { Visit } from './visit.ts';

/** The handlers of `prepare.*`. */
export function createPrepareCalls(visit: Visit, needs: BridgeNeeds): LabHandlers['prepare'] {
  return {
    look: async (_input, { signal }) => {
      const looking = lookingOf(visit, needs, signal);
      const prerequisites = await lookAtComputer(looking, needs.clock);
      return { practice: looking.machine.practice, isReady: prerequisites.every(isWell), prerequisites, confirmed: readConfirmed(needs.stateDir) };
    },
    act: async ({ id, how }, { signal }) => {
      const looking = lookingOf(visit, needs, signal);
      const remedy = await findRemedy(looking, needs.clock, id);
      if (how === 'open') return open(looking, remedy?.page);
      if (remedy?.run === undefined || looking.machine.practice) throw new LabProblem('prepare.notRunHere');
      return outcomeOf(await run(looking, remedy.run));
    },
    confirm: ({ id, isSo }) => {
      const others = readConfirmed(needs.stateDir).filter((one) => one !== id);
      writeJsonFile(fileIn(needs.stateDir), { confirmed: isSo ? [...others, id] : others });
      return Promise.resolve({});
    },
  };
}

function lookingOf({ practice }: Visit, { machine }: BridgeNeeds, signal: AbortSignal): Looking {
  return { machine: practice?.world.machine ?? machine, facts: practice?.world.facts ?? shippedFacts().facts, signal };
}

function isWell({ isNeeded, state }: Prerequisite): boolean {
  return !isNeeded || (state !== 'missing' && state !== 'too-old');
}

async function open({ machine: { pageOpener } }: Looking, page: string | undefined): Promise<{ outcome: 'opened' }> {
  if (page === undefined) throw new LabProblem('prepare.notRunHere');
  if (pageOpener === undefined) throw new LabProblem('workbench.notOpened', { address: page });
  await pageOpener.open(page);
  return { outcome: 'opened' };
}

/** Homebrew finds its own places by the home folder. */
async function run({ machine, signal }: Looking, command: Command): Promise<CommandResult> {
  return machine.runner.run({ ...command, ...(command.env && { env: { HOME: machine.home, ...command.env } }) }, signal);
}

function outcomeOf({ exitCode, stdout, stderr }: CommandResult): { outcome: 'done' } | { outcome: 'failed'; said: string } {
  if (exitCode === 0) return { outcome: 'done' };
  return { outcome: 'failed', said: `${stdout.toString('utf8')}\n${stderr.toString('utf8')}`.trim().split('\n').slice(-5).join('\n').slice(-1000) };
}

const confirmedSchema = z.strictObject({ confirmed: z.array(z.enum(phoneItemIds)) });
const fileIn = (stateDir: string): string => join(stateDir, 'phone.json');

function readConfirmed(stateDir: string): z.infer<typeof confirmedSchema>['confirmed'] {
  return readJsonFile(fileIn(stateDir), confirmedSchema)?.confirmed ?? [];
}
