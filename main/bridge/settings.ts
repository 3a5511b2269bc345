// What a person set for the program itself, remembered across restarts.

import { join } from 'node:path';
import { z } from 'zod';
import { languages, type Language } from '../../preload/contract/text/language.ts';
import { readJsonFile, writeJsonFile } from '../core/json-file.ts';
import { LabProblem } from '../core/problem.ts';
import type { BridgeNeeds } from './needs.ts';

const schema = z.strictObject({ language: z.enum(languages) });
const fileOf = (stateDir: string): string => join(stateDir, 'settings.json');

/** The language that was chosen, else the system's. */
export function languageOf({ stateDir, language }: Pick<BridgeNeeds, 'stateDir' | 'language'>): Language {
  try {
    return readJsonFile(fileOf(stateDir), schema)?.language ?? language;
  } catch (error) {
    if (error instanceof LabProblem) return language; // from a newer version
    throw error;
  }
}

/** Throws `journal.notWritable`. */
export function rememberLanguage(stateDir: string, language: Language): void {
  writeJsonFile(fileOf(stateDir), { language });
}
