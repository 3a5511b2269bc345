// What a profile is called on this computer: the user's name, which is also what logs in. Pure.

import { isUserName } from '../../../preload/contract/lab.ts';
import { LabProblem } from '../../core/problem.ts';
import type { Run } from '../step.ts';

/** The name of a file without folder and ending. */
export function nameInFile(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('/') + 1).replace(/\.ovpn$/i, '');
}

/** The user of the link; without one the name of the file, which is the user's by the service's custom, or the certificate's common name. */
export function profileName({ lab }: Pick<Run, 'lab'>, fileName: string, subject: string): string {
  const user = [lab?.user ?? '', nameInFile(fileName), /^CN=(.*)$/m.exec(subject)?.[1] ?? subject].find(isUserName);
  if (user === undefined) throw new LabProblem('usage.missingOption', { option: '--link' });
  return user;
}
