// What a profile is called on this computer: the user's name, which is also what logs in. Pure.

import { isUserName } from '../../../preload/contract/lab.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Run } from '../step.ts';

/** The user of the link; without one the name of the file, which is the user's by the service's custom, or the certificate's common name. */
export function profileName({ lab }: Pick<Run, 'lab'>, fileName: string, subject: string): string {
  const base = fileName.slice(fileName.lastIndexOf('/') + 1).replace(/\.ovpn$/i, '');
  const user = [lab?.user ?? '', base, /^CN=(.*)$/m.exec(subject)?.[1] ?? subject].find(isUserName);
  if (user === undefined) throw new LabProblem('usage.missingOption', { option: '--link' });
  return user;
}
