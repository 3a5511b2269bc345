// Runs the step connect-vpn on the client of a VPN lab, and chooses where in the 30 seconds of a code each run begins: client and server
// have a clock that is ahead of the real one, so that nothing has to be waited for unless a test is about waiting.

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { expect } from 'vitest';
import { profileFile } from '../../main/system/vpn-client/places.ts';
import type { VpnAnswer, VpnTask } from './connect-vpn-harness.ts';
import { authenticatorKey, labAddress, user, vpnPassphrase, type VpnLab } from './vpn-lab.ts';

export const secrets = { vpnPassphrase, authenticatorKey };
export const lab = { lab: 'demolab', user, address: labAddress };
/** A code is sent up to the 18th second of its window; a program on a busy computer needs some of them to begin. */
const lastGoodSecond = 8;

export interface Harness {
  readonly file: string;
  remove(): void;
}

/** Builds the program that the runs are carried out by. */
export async function buildHarness(): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-connect-'));
  await build({ configFile: false, logLevel: 'error', build: { ssr: join(import.meta.dirname, 'connect-vpn-harness.ts'), outDir: folder, emptyOutDir: false }, ssr: { noExternal: true } });
  chmodSync(folder, 0o755);
  return { file: join(folder, 'connect-vpn-harness.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Runs {
  /** The program of the runs. */
  readonly program: string;
  /** One process that does the steps in their order. What was sent before is remembered from one to the next, as a computer does. */
  carryOut(task: Partial<VpnTask>): Promise<VpnAnswer>;
  /** What a process is told that does the same. */
  taskOf(task: Partial<VpnTask>): VpnTask;
  /** Moves both clocks to a random moment of a later window, between two seconds of it: a code can be sent at once when none are given. */
  soon(from?: number, to?: number): { readonly offsetSeconds: number };
  placeProfile(profile?: string): void;
  /** The command lines of what runs on the client; not the shells, whose text would hold every word sought for. */
  processes(): Promise<string>;
}

/** The runs of one lab. */
export function runsOf(space: VpnLab, harness: Harness): Runs {
  const state = { remembered: [] as readonly string[], offset: 0 };
  const taskOf = (task: Partial<VpnTask>): VpnTask => ({ home: space.folder, lab, facts: space.facts, secrets, steps: [], remembered: state.remembered, ...task });
  return {
    program: harness.file, taskOf,
    async carryOut(task) {
      const { stdout, stderr } = await space.run([process.execPath, harness.file], { stdin: JSON.stringify(taskOf(task)) });
      expect(stderr).toBe('');
      const answer = JSON.parse(stdout) as VpnAnswer;
      state.remembered = answer.remembered;
      return answer;
    },
    soon(from = 0, to = lastGoodSecond) {
      const second = (Date.now() / 1000 + state.offset) % 30;
      state.offset += 30 - second + 30 + from + Math.random() * (to - from);
      space.setOffset(state.offset);
      return { offsetSeconds: state.offset };
    },
    placeProfile(profile = space.profile) {
      const file = profileFile('linux', space.folder, user);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, profile, { mode: 0o600 });
    },
    async processes() {
      const mine = '[ "$(readlink $p/ns/net)" = "$(readlink /proc/self/ns/net)" ] && [ "$(cat $p/comm)" != sh ]';
      const { stdout } = await space.run(['/bin/sh', '-c', `for p in /proc/[0-9]*; do ${mine} && tr "\\0" " " <$p/cmdline && echo; done 2>/dev/null; true`]);
      return stdout;
    },
  };
}
