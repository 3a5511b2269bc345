// Which Tunnelblick this Mac has and how it takes a profile. Asks, changes nothing, starts nothing.

import { access, readFile } from 'node:fs/promises';
import { toProblem } from '../../../core/problem.ts';
import type { Runner } from '../../command.ts';
import { askVersion, bundle, dictionary, installCommandCode, supportFolder } from '../darwin.ts';
import { readVersion } from './output.ts';

export interface MacHost {
  readonly runner: Runner;
  readonly home: string;
  readonly signal: AbortSignal;
  /** For tests: a folder in front of the fixed paths of Tunnelblick. */
  readonly root?: string;
}

export interface Tunnelblick {
  readonly version: string;
  /** A script can install a profile, without the person's help. */
  readonly canInstall: boolean;
  /** It was started once and has installed its helper. */
  readonly isSetUp: boolean;
}

/** The installed Tunnelblick; undefined when there is none. */
export async function detectTunnelblick({ runner, signal, root = '' }: MacHost): Promise<Tunnelblick | undefined> {
  if (!await isThere(root + bundle)) return undefined;
  const answer = await runner.run(askVersion(), signal).catch((error: unknown) => {
    if (toProblem(error).code === 'program.missing') return undefined;
    throw error;
  });
  const terms = await readFile(root + dictionary, 'utf8').catch(() => '');
  return { version: (answer && readVersion(answer)) ?? '', canInstall: terms.includes(`code="${installCommandCode}"`), isSetUp: await isThere(root + supportFolder) };
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
