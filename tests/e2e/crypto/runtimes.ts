// Bundles the list as the product is bundled, and runs it in a runtime.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { Answers } from './list.ts';

/** Answers the bundle's file. Everything of node_modules is inside, as in the product. CommonJS, since ssh2 asks for its __dirname. */
export async function bundleList(folder: string): Promise<string> {
  await build({
    configFile: false, logLevel: 'error', root: resolve(import.meta.dirname, '../../..'),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: resolve(import.meta.dirname, 'list.ts'), outDir: folder, target: 'node20.18', minify: false,
      rolldownOptions: { external: ['cpu-features', /\.node$/], output: { format: 'cjs', entryFileNames: 'list.cjs' } },
    },
  });
  return join(folder, 'list.cjs');
}

export interface Place {
  /** Absolute path of the program, and what stands before the bundle. */
  readonly program: readonly string[];
  readonly bundle: string;
  readonly material: string;
  /** Where the answers go. */
  readonly answers: string;
  readonly home: string;
}

/** Runs the bundle to its end and reads what it answered. */
export function answersOf({ program: [program = '', ...args], bundle, material, answers, home }: Place): Answers {
  const env = { PATH: '/usr/bin:/bin', HOME: home, CRYPTO_MATERIAL: material, CRYPTO_ANSWERS: answers };
  const { status, stderr } = spawnSync(program, [...args, bundle], { encoding: 'utf8', env, timeout: 200_000 });
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}: ${stderr}`);
  return JSON.parse(readFileSync(answers, 'utf8')) as Answers;
}
