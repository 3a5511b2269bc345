// Which scene was practised last, in a file of the practice lab's folder: an interrupted practice goes on in the same scene. It is no secret,
// and a practice that begins anew forgets it with the rest of the folder.

import { join } from 'node:path';
import { z } from 'zod';
import { sceneIds, type SceneId } from '../../preload/contract/scenes.ts';
import { readJsonFile, writeJsonFile } from '../core/json-file.ts';

const schema = z.strictObject({ scene: z.enum(sceneIds) });

/** The scene that was opened last in a practice folder; undefined when that is not known. */
export function readScene(folder: string): SceneId | undefined {
  return readJsonFile(fileIn(folder), schema)?.scene;
}

/** Remembers the scene. Throws `journal.notWritable`. */
export function rememberScene(folder: string, scene: SceneId): void {
  if (readScene(folder) !== scene) writeJsonFile(fileIn(folder), { scene });
}

function fileIn(folder: string): string {
  return join(folder, 'scene.json');
}
