// The person's new passphrase in a run: given with the other keys, or asked for when it is needed. One that is to be set must meet the
// lab's rules before anything is sent, and one that a machine refused is not sent again; one that is set already is only used.

import { LabProblem } from '../core/problem.ts';
import type { Secret } from '../core/secret.ts';
import { brokenRule } from '../../preload/contract/passphrase-rules.ts';
import { refusedBefore, rememberRefused } from './refused-secrets.ts';
import type { PassphrasePurpose, Run } from './step.ts';

/** Runs whose person was asked and did not answer: nobody is asked the same thing twice. */
const declined = new WeakSet<Run>();

/** After so many choices something else is wrong. */
const choices = 10;

/** The passphrase as far as it is known now. */
export function passphraseAtHand({ newPassphrase, secrets }: Run): Secret | undefined {
  return newPassphrase ?? secrets.newPassphrase;
}

/** Answers whether a plan may count on the passphrase: it is there, or somebody can be asked. */
export function canHavePassphrase(run: Run): boolean {
  return passphraseAtHand(run) !== undefined || run.askForNewPassphrase !== undefined;
}

/** Which rule the known passphrase breaks, as the problem that the person reads; undefined when it is good or not known. */
export function passphraseProblem(run: Run): LabProblem | undefined {
  const passphrase = passphraseAtHand(run);
  if (passphrase === undefined) return undefined;
  const refused = refusedBefore(labOf(run), passphrase);
  if (refused !== undefined) return refused;
  const old = run.secrets.sshTemporaryKey?.revealText() ?? '';
  const rule = brokenRule(passphrase.revealText(), { old, user: run.lab?.user ?? '', lab: run.lab?.lab ?? '' });
  return rule === undefined ? undefined : new LabProblem('ssh.passphraseTooWeak', { rule });
}

/** Remembers that a machine of the lab did not take a new passphrase, so that another one has to be chosen. */
export function rejectPassphrase(run: Run, passphrase: Secret, problem: LabProblem): void {
  rememberRefused(labOf(run), passphrase, problem);
}

function labOf({ lab, facts }: Run): string {
  return `new passphrase of ${lab?.user} for ${lab?.lab} at ${lab?.address}:${facts.ssh.port}`;
}

/** A passphrase that may be set: asked for until it meets the rules and no machine has refused it. Throws `ssh.passphraseMissing`, `ssh.passphraseTooWeak`, or as the machine refused it. */
export async function choosePassphrase(run: Run): Promise<Secret> {
  for (let left = choices; left > 0; left -= 1) {
    const problem = passphraseProblem(run);
    const known = passphraseAtHand(run);
    if (known !== undefined && problem === undefined) return known;
    if (await ask(run, 'choose', problem) === undefined) throw problem ?? missing();
  }
  throw passphraseProblem(run) ?? missing();
}

/** The passphrase that the machines have already, whatever the rules say of it. Throws `ssh.passphraseMissing`. */
export async function presentPassphrase(run: Run): Promise<Secret> {
  const passphrase = await passphraseIfGiven(run);
  if (passphrase === undefined) throw missing();
  return passphrase;
}

/** The same; undefined when the person does not say it. */
export async function passphraseIfGiven(run: Run): Promise<Secret | undefined> {
  return passphraseAtHand(run) ?? ask(run, 'present');
}

function missing(): LabProblem {
  return new LabProblem('ssh.passphraseMissing');
}

async function ask(run: Run, purpose: PassphrasePurpose, problem?: LabProblem): Promise<Secret | undefined> {
  if (declined.has(run)) return undefined;
  const typed = await run.askForNewPassphrase?.(problem?.problem, purpose);
  run.signal.throwIfAborted();
  if (typed === undefined) {
    declined.add(run);
    return undefined;
  }
  run.newPassphrase?.wipe();
  run.newPassphrase = typed;
  return typed;
}
