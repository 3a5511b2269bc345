// What a dropped file or folder amounts to, for the list that a person sees before anything is sent.

import { basename } from 'node:path';
import type { Item } from '../../../preload/contract/kista.ts';
import { toShownName } from './safe-name.ts';
import { walk, type LocalEntry } from './walk.ts';

/** Name, number of files and size of each, in the same order. What cannot be sent is not counted. Throws `kista.tooManyFiles`, an AbortError. */
export async function lookAtItems(paths: readonly string[], signal: AbortSignal): Promise<readonly Item[]> {
  return itemsOf(paths.map((path) => basename(path)), (await walk(paths, signal)).entries);
}

/** The items of some entries, by their rows. */
export function itemsOf(names: readonly string[], entries: readonly Pick<LocalEntry, 'row' | 'kind' | 'name' | 'sizeBytes'>[]): readonly Item[] {
  const items = names.map((name) => ({ name: toShownName(name), kind: 'file' as Item['kind'], files: 0, sizeBytes: 0 }));
  for (const { row, kind, name, sizeBytes } of entries) {
    const item = items[row];
    if (item === undefined) continue;
    if (kind === 'folder' || name.includes('/')) item.kind = 'folder';
    item.files += Number(kind === 'file');
    item.sizeBytes += sizeBytes;
  }
  return items;
}
