// A small program for tests: the product's own elevation, run as an ordinary user inside a private namespace. Reads the actions as JSON from
// stdin, prints what became of them as JSON. `cancelAfterMs` cancels.

import { readFileSync } from 'node:fs';
import { toProblem } from '../../main/core/problem.ts';
import { createElevate, type ElevatedAction } from '../../main/system/elevate/elevate.ts';
import { createRunner } from '../../main/system/run.ts';

const { actions, cancelAfterMs } = JSON.parse(readFileSync(0, 'utf8')) as { actions: readonly ElevatedAction[]; cancelAfterMs?: number };
const abort = new AbortController();
if (cancelAfterMs !== undefined) setTimeout(() => abort.abort(), cancelAfterMs);

const elevate = createElevate({ platform: 'linux', runner: createRunner({ HOME: process.env['HOME'] ?? '/' }), windowsFolder: '', hostsFile: '/etc/hosts', now: Date.now });
const started = Date.now();
const outcome = await elevate(actions, abort.signal).then(() => ({ code: 'done' }), (error: unknown) => ({ ...toProblem(error), said: String((error as Error).cause ?? error) }));
process.stdout.write(JSON.stringify({ ...outcome, tookMs: Date.now() - started }));
