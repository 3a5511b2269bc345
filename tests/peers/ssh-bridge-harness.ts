// A program for tests: the passphrase step as the window asks for it, by the real handlers of the bridge over this computer, without a
// window. Reads what to do as JSON from stdin and prints the steps of the answer as JSON.

import { readFileSync } from 'node:fs';
import { createHandlers } from '../../main/bridge/handlers.ts';
import { createMachine } from '../../main/system/real-machine.ts';
import { toProblem } from '../../main/core/problem.ts';

export interface BridgeTask {
  readonly home: string;
  readonly stateDir: string;
  readonly link: string;
  readonly secrets: Readonly<Record<string, string>>;
}

const { home, stateDir, link, secrets } = JSON.parse(readFileSync(0, 'utf8')) as BridgeTask;
const context = { signal: new AbortController().signal };
const nobody = (): Promise<undefined> => Promise.resolve(undefined);
const { handlers, leave } = createHandlers({
  machine: createMachine({ platform: 'linux', home, env: { HOME: home }, sevenZip: '/usr/bin/7zz', uid: process.getuid?.() }),
  clock: { now: () => Date.now() }, stateDir, version: '0', language: 'en', tell: () => undefined,
  openKistaWorld: () => Promise.reject(new Error('no practice here')),
  openPractice: () => () => Promise.reject(new Error('no practice here')),
  desktop: { copy: () => Promise.resolve(), paste: () => Promise.resolve(''), chooseArchive: nobody, choosePlace: nobody, openMail: () => Promise.resolve(), showFile: () => undefined, chooseItems: () => Promise.resolve([]), chooseFolder: () => Promise.resolve(undefined), handOverFolder: () => '', openMailFile: () => Promise.resolve(true) },
});

async function perform(): Promise<object> {
  await handlers.bundle.readLink({ text: link }, context);
  const plan = await handlers.journey.plan({ journey: 'ssh_reset', keys: secrets }, context);
  return handlers.journey.apply({ digest: plan.digest ?? '' }, context);
}

const answer = await perform().catch((error: unknown) => ({ steps: [], problem: toProblem(error) }));
process.stdout.write(JSON.stringify(answer));
await leave();
process.exit(0);
