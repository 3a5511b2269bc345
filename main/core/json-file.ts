// Small state files of our own: version, checksum, two generations. A half-written or edited file is noticed and the generation before it
// is used; a file from a newer version is left alone.

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { canonicalJson, sha256 } from './digest.ts';
import { makeOwnFolder } from './own-folder.ts';
import { hasErrorCode, LabProblem } from './problem.ts';

const formatVersion = 1;

/** Reads a state file, or its previous generation when it is damaged; undefined when there is none that can be read. */
export function readJsonFile<T>(file: string, schema: z.ZodType<T>): T | undefined {
  return readGeneration(file, schema) ?? readGeneration(`${file}.previous`, schema);
}

/** Writes a state file durably and keeps the one before it. Throws `journal.notWritable`. */
export function writeJsonFile(file: string, value: unknown): void {
  const text = canonicalJson({ version: formatVersion, sum: sha256(canonicalJson(value)), value });
  try {
    makeOwnFolder(dirname(file));
    writeDurably(`${file}.next`, text);
    renameIfThere(file, `${file}.previous`);
    renameSync(`${file}.next`, file);
    syncFolder(dirname(file));
  } catch (cause) {
    throw new LabProblem('journal.notWritable', { file }, { cause });
  }
}

function readGeneration<T>(file: string, schema: z.ZodType<T>): T | undefined {
  const text = readTextIfThere(file);
  const outer = text === undefined ? undefined : parseOrUndefined(text);
  if (typeof outer !== 'object' || outer === null || !('value' in outer) || !('sum' in outer) || !('version' in outer)) return undefined;
  if (typeof outer.version === 'number' && outer.version > formatVersion) throw new LabProblem('journal.newerVersion', { file });
  if (sha256(canonicalJson(outer.value)) !== outer.sum) return undefined;
  const parsed = schema.safeParse(outer.value);
  return parsed.success ? parsed.data : undefined;
}

function readTextIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: the caller treats it as damaged and uses the generation before it
  }
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** So that a power cut does not bring the old names back. Windows opens no folders (EPERM, EISDIR) and keeps the order itself. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!hasErrorCode(error, 'EPERM', 'EISDIR', 'EACCES', 'EINVAL')) throw error;
  }
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT')) throw error;
  }
}
