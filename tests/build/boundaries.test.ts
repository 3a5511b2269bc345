// Proves that the import rules bite: each forbidden import, alone in a tree of its own kind, is reported by its rule,
// and a tree in which the checker sees nothing fails. Says nothing about the product's own imports; `npm run check` does.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const script = resolve(import.meta.dirname, '../../build/scripts/boundaries.mjs');

interface Verdict {
  readonly code: number;
  readonly lines: readonly string[];
}

// [the rule that must speak, the file that imports, what it says]
const forbidden = [
  ['main-steps-imports-no-higher-layer', 'main/steps/a/up.ts', `import { low } from '../../journeys/low.ts';`],
  ['main-system-imports-no-higher-layer', 'main/system/up.ts', `import type { Low } from '../orders/low.ts';`],
  ['main-core-imports-no-higher-layer', 'main/core/up.ts', `import { low } from '../system/low.ts';`],
  ['main-journeys-imports-no-higher-layer', 'main/journeys/up.ts', `import { low } from '../bridge/low.ts';`],
  ['main-folders-are-known', 'main/helpers/one.ts', `import { low } from '../core/low.ts';`],
  ['no-cycles', 'main/core/one.ts', `import { two } from './two.ts'; export const one = two;`],
  ['imports-resolve', 'main/core/lost.ts', `import { gone } from './gone.ts';`],
  ['steps-import-no-step', 'main/steps/a/other.ts', `import { low } from '../b/low.ts';`],
  ['steps-import-no-step', 'renderer/steps/a/other.ts', `import { low } from '../b/low.ts';`],
  ['renderer-imports-contract-only', 'renderer/main-user.ts', `import { low } from '../main/core/low.ts';`],
  ['renderer-has-no-node', 'renderer/forger.ts', `import forge from 'node-forge';`],
  ['renderer-has-no-node', 'renderer/shell.ts', `import { connect } from 'ssh2';`],
  ['renderer-has-no-builtin', 'renderer/reader.ts', `import { readFileSync } from 'node:fs';`],
  ['main-imports-contract-only', 'main/core/window-user.ts', `import { low } from '../../renderer/low.ts';`],
  ['preload-imports-contract-types', 'preload/heavy.ts', `import { low } from './contract/low.ts';`],
  ['preload-has-no-node', 'preload/reader.ts', `import { readFileSync } from 'node:fs';`],
  ['contract-imports-zod-only', 'preload/contract/node.ts', `import { join } from 'node:path';`],
  ['contract-imports-zod-only', 'preload/contract/react.ts', `import { createElement } from 'react';`],
  ['electron-at-the-edge', 'main/bridge/serve.ts', `import { ipcMain } from 'electron';`],
  ['headless-never-reaches-electron', 'main/cli.ts', `import { window } from './app/window.ts';`],
  ['child-process-in-run-only', 'main/system/other.ts', `import { spawn } from 'node:child_process';`],
  ['pure-files-touch-nothing', 'main/steps/a/plan.ts', `import { readFileSync } from 'node:fs';`],
  ['pure-files-touch-nothing', 'main/system/hosts-file/output.ts', `import { hostname } from 'node:os';`],
  ['pure-files-have-no-effect-helpers', 'main/steps/b/parse.ts', `import { clock } from '../../core/clock.ts';`],
  ['operating-systems-are-apart', 'main/system/browser/linux.ts', `import { low } from './darwin.ts';`],
  ['operating-systems-are-data', 'main/system/browser/win32.ts', `import { low } from '../run.ts';`],
  ['practice-is-asked-for', 'main/bridge/practice-user.ts', `export const late = () => import('../practice/low.ts');`],
  ['practice-is-loaded-late', 'main/headless/eager.ts', `import { low } from '../practice/low.ts';`],
  ['practice-stays-low', 'main/practice/high.ts', `import { low } from '../journeys/low.ts';`],
  ['product-ships-its-packages', 'main/core/tester.ts', `import { test } from 'vitest';`],
] as const;

// Files that the forbidden imports aim at. They are themselves in order.
const targets = [
  ...['main/core', 'main/system', 'main/steps/b', 'main/orders', 'main/journeys', 'main/bridge', 'main/practice', 'renderer', 'renderer/steps/b', 'preload/contract'].map((folder) => `${folder}/low.ts`),
  'main/system/run.ts', 'main/system/browser/darwin.ts', 'main/core/clock.ts',
];

let tree = '';
let found: Verdict;

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'boundaries-'));
  for (const path of targets) put(path, 'export const low = 1; export type Low = number; export const clock = low;');
  put('main/core/two.ts', `import { one } from './one.ts'; export const two = one;`);
  put('main/app/window.ts', `import { BrowserWindow } from 'electron'; export const window = BrowserWindow;`);
  for (const [, path, text] of forbidden) put(path, text);
  put('package.json', '{ "dependencies": { "zod": "1.0.0" }, "devDependencies": { "vitest": "1.0.0" } }');
  for (const name of ['zod', 'vitest', 'electron', 'react', 'ssh2', 'node-forge']) put(`node_modules/${name}/index.js`, '');
  found = await cruise(tree, 20);
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('a forbidden import is reported', () => {
  test.each(forbidden)('%s by %s', (rule, path) => {
    expect(found.code).toBe(1);
    expect(found.lines.some((line) => line.startsWith(`${path} → `) && line.endsWith(`(${rule})`))).toBe(true);
  });

  test('and the files that were only imported are not', () => {
    const accused = found.lines.filter((line) => line.includes(' → ')).map((line) => line.split(' → ')[0]);
    expect(accused.filter((path) => targets.includes(path ?? ''))).toEqual([]);
  });
});

describe('a checker that sees nothing fails', () => {
  test('when the folders are not there', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'boundaries-empty-'));
    const verdict = await cruise(empty, 1);
    rmSync(empty, { recursive: true, force: true });
    expect(verdict).toEqual({ code: 1, lines: [expect.stringContaining('looked at 0 modules only'), '0 modules, 1 complaints'] });
  }, 60_000);

  test('when there are fewer modules than the floor', async () => {
    const verdict = await cruise(tree, 1000);
    expect(verdict.lines.join('\n')).toMatch(/looked at \d+ modules only, and at least 1000 are expected/);
  }, 60_000);
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

function cruise(root: string, floor: number): Promise<Verdict> {
  return new Promise((done) => {
    execFile(process.execPath, [script, root, '--floor', String(floor)], (error, stdout) => {
      done({ code: Number(error?.code ?? 0), lines: stdout.trim().split('\n') });
    });
  });
}
