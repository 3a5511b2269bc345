// What this computer remembers between runs besides the journal: names of things that were done, such as the digest of an opened bundle.

import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../core/json-file.ts';
import type { Memory } from '../steps/step.ts';

const schema = z.strictObject({ done: z.array(z.string()) });

/** Opens the memory of a state folder. It is read anew each time: another program may have added to it since. A damaged file is treated as forgotten: the worst that follows is doing a harmless step again. */
export function openMemory(file: string): Memory {
  const read = (): readonly string[] => readJsonFile(file, schema)?.done ?? [];
  return {
    has: (key) => read().includes(key),
    add(key) {
      const done = read();
      if (!done.includes(key)) writeJsonFile(file, { done: [...done, key].sort() });
    },
  };
}
