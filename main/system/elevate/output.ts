// What pkexec and the privileged script answered, as a problem. Pure. pkexec uses 126 and 127 for itself but also passes on the exit
// code of what it runs; the script's first line on stdout tells the two apart.

import type { ProblemCode, Retry } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import type { CommandResult } from '../command.ts';

/** The first line of the script: it runs with administrator rights. */
const startedLine = 'hunt-lab-elevated 1\n';

/** The file that the script changes. It finds the path itself and takes none from us. */
const hostsFacts = { file: '/etc/hosts' };

const scriptProblems: Readonly<Record<number, readonly [ProblemCode, Retry]>> = {
  20: ['hosts.changedMeanwhile', 'now'],
  21: ['hosts.notWritable', 'after-fix'],
  22: ['hosts.notWritable', 'after-fix'],
  23: ['hosts.locked', 'now'],
  24: ['hosts.noSpace', 'after-fix'],
  25: ['hosts.notRegular', 'after-fix'],
};

/** Returns when everything was done. Throws `elevation.*`, `hosts.*`, and an ordinary Error when the script refused its arguments. */
export function readElevation({ exitCode, stdout, stderr }: CommandResult): void {
  const started = stdout.toString('latin1').startsWith(startedLine);
  const said = stderr.toString('utf8');
  if (!started) throw promptProblem(exitCode, said);
  if (exitCode === 0) return;
  const [code, retry] = scriptProblems[exitCode] ?? [];
  if (code === undefined) throw new Error(`the privileged script ended with ${exitCode}: ${said}`);
  throw new LabProblem(code, hostsFacts, { retry: retry ?? 'after-fix', cause: new Error(said) });
}

// pkexec(1): 126 when the dialogue was dismissed; 127 when not authorised and for every error before the program runs.
function promptProblem(exitCode: number, said: string): LabProblem {
  const more = { cause: new Error(`pkexec ended with ${exitCode}: ${said}`) };
  if (exitCode === 126) return new LabProblem('elevation.refused', {}, { ...more, retry: 'now' });
  const denied = exitCode === 127 && said.includes('Not authorized');
  return new LabProblem(denied ? 'elevation.notAllowed' : 'elevation.notAvailable', {}, more);
}
