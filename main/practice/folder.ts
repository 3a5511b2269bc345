// The scratch folder of a practice lab: whose it is, and which ports were used last. It never takes over a folder with other content.

import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../core/digest.ts';
import { readJsonFile, writeJsonFile } from '../core/json-file.ts';
import { makeOwnFolder } from '../core/own-folder.ts';
import { practiceFile } from '../core/practice-folder.ts';
import { LabProblem } from '../core/problem.ts';

const recordSchema = z.strictObject({
  practice: z.literal(true),
  ports: z.record(z.string(), z.number().int().min(1).max(65535)),
});

/** Port numbers by the name of the server. */
export type Ports = Readonly<Record<string, number>>;

/** Makes the folder or takes it up again, closed to other users; `anew` without what was done in it. Returns the ports of the last run. Throws `state.otherWorld`. */
export async function claimFolder(folder: string, anew = false): Promise<Ports> {
  makeOwnFolder(dirname(folder)); // usually the state folder, which may not be there yet
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const record = await isRealFolder(folder) ? readRecord(folder) : undefined;
  if (record === undefined && !(await isUnused(folder))) throw new LabProblem('state.otherWorld', { file: folder });
  await chmod(folder, 0o700);
  if (record === undefined) rememberPorts(folder, {});
  if (anew) await forgetWhatWasDone(folder);
  return record?.ports ?? {};
}

/** What a practice lab is made of takes seconds to make, and no run changes it. */
async function forgetWhatWasDone(folder: string): Promise<void> {
  const done = (await readdir(folder)).filter((name) => !name.startsWith(practiceFile) && !name.startsWith('material'));
  for (const name of done) await rm(join(folder, name), { recursive: true, force: true });
}

/** Writes down the ports in use, unless they are already there. Throws `journal.notWritable`. */
export function rememberPorts(folder: string, ports: Ports): void {
  const known = readRecord(folder)?.ports;
  if (known === undefined || canonicalJson(known) !== canonicalJson(ports)) writeJsonFile(join(folder, practiceFile), { practice: true, ports });
}

function readRecord(folder: string): z.infer<typeof recordSchema> | undefined {
  return readJsonFile(join(folder, practiceFile), recordSchema);
}

/** Not a link to somewhere else either: what is made here must lie where the person said. */
async function isRealFolder(folder: string): Promise<boolean> {
  return lstat(folder).then((found) => found.isDirectory(), () => false);
}

/** Empty, or with nothing but a record that an earlier run could not finish writing. */
async function isUnused(folder: string): Promise<boolean> {
  return await isRealFolder(folder) && (await readdir(folder)).every((name) => name.startsWith(practiceFile));
}
