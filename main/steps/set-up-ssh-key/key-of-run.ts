// Which key a run is about, how it is opened, and what is remembered of it. A key of the person's own is used and never changed.

import type { ParsedKey } from 'ssh2';
import { readFile } from 'node:fs/promises';
import { sha256 } from '../../core/digest.ts';
import { LabProblem, toProblem } from '../../core/problem.ts';
import type { Secret } from '../../core/secret.ts';
import { keyDigest, keyFile, newKeyName } from '../../system/ssh/key-files.ts';
import type { LabHost } from '../../system/ssh/lab-hosts.ts';
import { readPrivateKey } from '../../system/ssh/login.ts';
import { passphraseAtHand, passphraseIfGiven, presentPassphrase } from '../new-passphrase.ts';
import { breakStanding, setStanding, stands } from '../standing.ts';
import type { Run } from '../step.ts';
import type { CreateKeyRecord } from './records.ts';

/** The name of the key's file. */
export function keyNameOf({ ownSshKey, lab }: Run): string {
  return ownSshKey ?? newKeyName(lab?.lab ?? '');
}

/** What protects a new key: a passphrase of its own if one was given, else the new one for the lab, none only on request. */
export function protectionOf({ plainSshKey, secrets }: Run): CreateKeyRecord['protection'] {
  if (plainSshKey === true) return 'none';
  return secrets.keyPassphrase === undefined ? 'same' : 'own';
}

/** The passphrase for a new key. */
export async function passphraseFor(protection: CreateKeyRecord['protection'], run: Run): Promise<Secret | undefined> {
  if (protection === 'none') return undefined;
  if (protection === 'same') return presentPassphrase(run);
  const { keyPassphrase } = run.secrets;
  if (keyPassphrase === undefined) throw new LabProblem('usage.missingOption', { option: 'keyPassphrase' });
  return keyPassphrase;
}

interface OpenedKey {
  readonly digest: string;
  readonly key: ParsedKey;
}

/** To open a key takes a third of a second, and one run needs it several times. */
const opened = new WeakMap<Run, OpenedKey>();

/** Opens the key, as its file is now, with whichever passphrase of the run fits. Throws `ssh.keyUnreadable`, `ssh.passphraseMissing`. */
export async function openKey(run: Run, name: string): Promise<ParsedKey> {
  const file = keyFile(run.machine.home, name);
  const content = await readFile(file).catch((cause: unknown) => {
    throw new LabProblem('ssh.keyUnreadable', { file }, { cause });
  });
  const digest = sha256(content);
  const known = opened.get(run);
  if (known?.digest === digest) return known.key;
  const key = readWithAny(content, [undefined, run.secrets.keyPassphrase, passphraseAtHand(run)], file);
  opened.set(run, { digest, key });
  return key;
}

/** The same, and when it does not open for want of a passphrase, the person is asked for the lab's, which protects the keys that we make. */
export async function openKeyOrAsk(run: Run, name: string): Promise<ParsedKey> {
  return openKey(run, name).catch(async (error: unknown) => {
    const isLocked = toProblem(error).code === 'ssh.passphraseMissing' && passphraseAtHand(run) === undefined;
    if (!isLocked || await passphraseIfGiven(run) === undefined) throw error;
    return openKey(run, name);
  });
}

function readWithAny(content: Buffer, [passphrase, ...others]: readonly (Secret | undefined)[], file: string): ParsedKey {
  try {
    return readPrivateKey(content, passphrase, file);
  } catch (error) {
    if (others.length === 0 || !(error instanceof LabProblem)) throw error;
    return readWithAny(content, others, file);
  }
}

/** Remembers a key that we are about to put in place, so that undo knows it again. */
export function markMade(run: Run, digest: string): void {
  run.memory.add(`ssh key made ${digest}`);
}

/** The digest of the key file, if it is one that we made and nobody has changed since. */
export async function digestOfOurs(run: Run, name: string): Promise<string | undefined> {
  const digest = await keyDigest(keyFile(run.machine.home, name));
  return digest !== undefined && run.memory.has(`ssh key made ${digest}`) ? digest : undefined;
}

/** Remembers that a login with this key alone was accepted. */
export async function markInstalled(run: Run, host: LabHost, name: string): Promise<void> {
  setStanding(run.memory, await installedMark(run, host, name));
}

/** Remembers that it was refused, so that the key is installed again. */
export async function markRefused(run: Run, host: LabHost, name: string): Promise<void> {
  breakStanding(run.memory, await installedMark(run, host, name));
}

/** Answers whether the key was proved on the machine before. */
export async function isInstalled(run: Run, host: LabHost, name: string): Promise<boolean> {
  return stands(run.memory, await installedMark(run, host, name));
}

async function installedMark(run: Run, host: LabHost, name: string): Promise<string> {
  return `ssh key ${await keyDigest(keyFile(run.machine.home, name))} on ${host.name} ${host.user} ${run.lab?.lab} ${run.lab?.address}`;
}
