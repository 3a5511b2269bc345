// Paths under the person's home as people write them: `~/…`. The window shows them and never sends one back. Pure.

import type { StepResult } from '../../preload/contract/plans.ts';
import type { Machine } from '../system/machine.ts';

/** The steps with short paths. Windows knows no `~`: there they stay whole. */
export function atHome(steps: readonly StepResult[], { platform, home }: Pick<Machine, 'platform' | 'home'>): readonly StepResult[] {
  return platform === 'win32' ? steps : steps.map((step) => shorten(step, `${home}/`) as StepResult);
}

function shorten(value: unknown, home: string): unknown {
  if (typeof value === 'string') return value.startsWith(home) ? `~/${value.slice(home.length)}` : value;
  if (Array.isArray(value)) return value.map((part: unknown) => shorten(part, home));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shorten(part, home)]));
}
