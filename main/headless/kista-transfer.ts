// The transfer of the headless commands: after the chain, and after the kista's words were acknowledged.

import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import type { TransferProgress, TransferResult } from '../../preload/contract/kista.ts';
import { LabProblem } from '../core/problem.ts';
import { mustBeAcknowledged, type Banner } from '../kista/banner.ts';
import { kistaLetters } from '../kista/letters.ts';
import type { KistaTarget } from '../kista/transfer/connect.ts';
import type { TransferWatch } from '../kista/transfer/run.ts';
import { downloadItems, resumeTransfer, uploadItems } from '../kista/transfer/transfer.ts';
import type { CheckedFirst, KistaRun } from './kista-run.ts';
import { composeBanner, composeProgress, composeResult } from './kista-output.ts';
import { exitCodes, type CommandOutput } from './output.ts';

/** Runs it to its end. What the chain refused stays refused. Throws `kista.bannerNotSeen`, and the problems of the first connection. */
export async function moveFiles(run: KistaRun, { information, checked, loadKey, output }: CheckedFirst): Promise<CommandOutput> {
  const { isRight, banner, address } = checked;
  if (!isRight || address === undefined) return output;
  if (banner !== undefined) await acknowledge(run, banner);
  const key = await loadKey();
  const target: KistaTarget = { information, address, key, onBanner: mustBeAcknowledged(banner?.digest) };
  try {
    const result = await move(run, target);
    return { command: 'kista', exitCode: exitCodeOf(result), more: { json: { result }, lines: composeResult(result, run.language) } };
  } finally {
    key.content.fill(0);
    key.passphrase?.wipe();
  }
}

function exitCodeOf({ state }: TransferResult): number {
  return { complete: exitCodes.done, incomplete: exitCodes.partly, cancelled: exitCodes.cancelled }[state];
}

/** With --yes whoever wrote the command has said so. */
async function acknowledge({ args, given: { stdin, stderr }, language }: KistaRun, { text }: Banner): Promise<void> {
  if (args.values.yes === true) return;
  const isAtTerminal = !args.secretsOnStdin && stdin.isTTY === true && stderr.isTTY === true;
  if (!isAtTerminal) throw new LabProblem('kista.bannerNotSeen');
  const { headless } = kistaLetters(language);
  stderr.write(`${composeBanner(text, language).join('\n')}\n`);
  const lines = createInterface({ input: stdin, output: stderr });
  const answer = await new Promise<string>((tell) => { lines.question(headless.acknowledge, tell); });
  lines.close();
  if (answer.trim().toLowerCase() !== headless.yes) throw new LabProblem('kista.bannerNotSeen');
}

function move(run: KistaRun, target: KistaTarget): Promise<TransferResult> {
  const { args: { verb, words, values }, given: { signal, clock, machine }, stateDir } = run;
  const watch: TransferWatch = { signal, clock, platform: machine.platform, stateDir, progress: tellProgress(run) };
  if (verb === 'resume') return resumeTransfer(target, watch);
  if (verb === 'upload') return uploadItems(target, words.map((word) => resolve(word)), watch);
  return downloadItems(target, { place: resolve(values.to ?? ''), ...(words.length > 0 && { names: words }) }, watch);
}

/** JSON lines for programs; for people one line every five seconds. */
function tellProgress({ args: { values }, given: { stderr, clock }, language }: KistaRun): (progress: TransferProgress) => void {
  let shownMs = 0;
  return ({ rows, ...progress }) => {
    if (values.json === true) stderr.write(`${JSON.stringify(progress)}\n`);
    else if (clock.now() - shownMs >= 5000) {
      shownMs = clock.now();
      stderr.write(`${composeProgress({ ...progress, rows }, language)}\n`);
    }
  };
}
