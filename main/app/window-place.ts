// Where the window was, remembered across restarts; forgotten when that place is on no screen any more.

import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../core/json-file.ts';
import { LabProblem } from '../core/problem.ts';

const whole = z.number().int();
const schema = z.strictObject({ x: whole, y: whole, width: whole.min(360), height: whole.min(480), isMaximised: z.boolean() });
const fileOf = (stateDir: string): string => join(stateDir, 'window.json');

export interface WindowPlace {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number };
  readonly isMaximised: boolean;
}

const usual: WindowPlace = { bounds: { width: 1080, height: 720 }, isMaximised: false };

/** The place of last time if it still can be seen, else the usual one. */
export function readPlace(stateDir: string): WindowPlace {
  const known = quietly(() => readJsonFile(fileOf(stateDir), schema));
  if (known === undefined) return usual;
  const { isMaximised, ...bounds } = known;
  return screen.getAllDisplays().some(({ workArea }) => isReachable(bounds, workArea)) ? { bounds, isMaximised } : usual;
}

/** Enough of the upper edge lies on the screen to take hold of it. */
function isReachable(window: Rectangle, area: Rectangle): boolean {
  const widthThere = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return widthThere >= 100 && window.y >= area.y - 10 && window.y <= area.y + area.height - 50;
}

/** Writes the place down whenever the window is about to close; not when the folder is gone by then, because lab access was removed. */
export function keepPlace(window: BrowserWindow, stateDir: string): void {
  const keep = (): void => { quietly(() => writeJsonFile(fileOf(stateDir), { ...window.getNormalBounds(), isMaximised: window.isMaximized() })); };
  if (!existsSync(stateDir)) keep();
  window.on('close', () => { if (existsSync(stateDir)) keep(); });
}

/** A window somewhere else is no reason not to start or to end. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof LabProblem) return undefined;
    throw error;
  }
}
