// A profile that lies in a client's folder, judged again before the client is told to use it; and a passphrase that cannot be right costs
// no login.

import type { Clock } from '../../../core/clock.ts';
import { LabProblem } from '../../../core/problem.ts';
import { readProfileFile } from '../profile-file.ts';
import { lintProfile, type CheckedProfile } from '../profile/lint.ts';
import { tryPassphrase } from '../profile/passphrase.ts';
import type { ConnectRequest } from './client.ts';

/** Throws `vpn.noProfile`, `vpn.wrongPassphrase` and what the judge throws. Where the passphrase is not known, the client asks for it. */
export async function readUsable(file: string, { facts, passphrase }: ConnectRequest, clock: Clock): Promise<CheckedProfile> {
  const found = await readProfileFile(file);
  if (found === undefined) throw new LabProblem('vpn.noProfile', { file });
  const checked = lintProfile(found.content, facts, clock.now());
  const { texts, keyEncrypted } = checked.parts;
  const isWrong = keyEncrypted && passphrase !== undefined && tryPassphrase(texts.get('key') ?? '', texts.get('cert') ?? '', passphrase) === 'wrong';
  if (isWrong) throw new LabProblem('vpn.wrongPassphrase');
  return checked;
}
