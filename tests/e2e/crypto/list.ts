// The list that runs in each runtime. Reads the material, writes its lines and a new key. Bundled and started by crypto.spec.ts; never a
// part of the product.

import { readFileSync, writeFileSync } from 'node:fs';
import type { Material } from './material.ts';
import { certificateLines, codeLines, keyLines, newKey, tlsLines } from './secret-lines.ts';
import { otherLines, sshLines } from './ssh-lines.ts';

/** What one runtime answers. */
export interface Answers {
  /** For example `Node 20.18.1, Electron 33.2.1`. */
  readonly runtime: string;
  /** What the product depends on. */
  readonly lines: readonly string[];
  /** What it does not. */
  readonly others: readonly string[];
  /** PEM, under the passphrase of material.ts. */
  readonly newKey: string;
}

async function answer(material: Material): Promise<Answers> {
  const { node, electron } = process.versions;
  return {
    runtime: [`Node ${node}`, ...(electron === undefined ? [] : [`Electron ${electron}`])].join(', '),
    lines: [...await sshLines(material), ...await certificateLines(material), ...await keyLines(material), ...await codeLines(), ...await tlsLines(material)],
    others: await otherLines(material),
    newKey: newKey(),
  };
}

/** Reads CRYPTO_MATERIAL, writes CRYPTO_ANSWERS, ends the process. */
async function run({ CRYPTO_MATERIAL: from = '', CRYPTO_ANSWERS: to = '' }: NodeJS.ProcessEnv): Promise<void> {
  writeFileSync(to, JSON.stringify(await answer(JSON.parse(readFileSync(from, 'utf8')) as Material)));
}

run(process.env).then(() => process.exit(0), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
