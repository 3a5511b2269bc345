// What the prompt and the privileged script answered, as a problem. Pure. Each system passes on the script's exit code in its own way; what
// the prompt says for itself must not be taken for it.

import type { ProblemCode, Retry } from '../../../preload/contract/problems.ts';
import { LabProblem } from '../../core/problem.ts';
import type { CommandResult } from '../command.ts';

/** The first line of the shell scripts: they run with administrator rights. */
const startedLine = 'hunt-lab-elevated 1\n';

const scriptProblems: Readonly<Record<number, readonly [ProblemCode, Retry]>> = {
  20: ['hosts.changedMeanwhile', 'now'],
  21: ['hosts.notWritable', 'after-fix'],
  22: ['hosts.notWritable', 'after-fix'],
  23: ['hosts.locked', 'now'],
  24: ['hosts.noSpace', 'after-fix'],
  25: ['hosts.notRegular', 'after-fix'],
  26: ['elevation.refused', 'now'],
};

/** What the script's exit code means. Throws `hosts.*`, and an ordinary Error when it refused its arguments. `file` is only named. */
function readScript(exitCode: number, said: string, file: string): void {
  if (exitCode === 0) return;
  const [code, retry] = scriptProblems[exitCode] ?? [];
  if (code === undefined) throw new Error(`the privileged script ended with ${exitCode}: ${said}`);
  throw new LabProblem(code, code.startsWith('hosts.') ? { file } : {}, { retry: retry ?? 'after-fix', cause: new Error(said) });
}

/**
 * pkexec(1): 126 when the dialogue was dismissed; 127 when not authorised and for every error before the program runs; else the program's
 * own exit code, whatever that is. Returns when everything was done. Throws `elevation.*` and what the script's exit code means.
 */
export function readLinuxElevation({ exitCode, stdout, stderr }: CommandResult, file: string): void {
  const said = stderr.toString('utf8');
  if (stdout.toString('latin1').startsWith(startedLine)) return readScript(exitCode, said, file);
  const denied = exitCode === 127 && said.includes('Not authorized');
  throw promptProblem(exitCode === 126 ? 'elevation.refused' : denied ? 'elevation.notAllowed' : 'elevation.notAvailable', `pkexec ended with ${exitCode}: ${said}`);
}

/** Authorization Services (Authorization.h) and AppleScript; the words are translated, the numbers are not. */
const macosProblems: Readonly<Record<string, ElevationCode>> = {
  '-128': 'elevation.refused', // userCanceledErr
  '-60006': 'elevation.refused', // errAuthorizationCanceled
  '-60005': 'elevation.notAllowed', // errAuthorizationDenied: wrong password, or not an administrator's
};

/** osascript ends with 0 when the command ran at all, and its own last line tells how; else the error's number ends what it says. Throws as above. */
export function readMacosElevation({ exitCode, stdout, stderr }: CommandResult, file: string): void {
  const text = stdout.toString('latin1');
  const [, ended] = /^hunt-lab-ended (\d+)\s*$/m.exec(text) ?? [];
  if (exitCode === 0 && ended !== undefined && text.startsWith(startedLine)) return readScript(Number(ended), text, file);
  const said = stderr.toString('utf8');
  const [, number = ''] = /\((-?\d+)\)\s*$/.exec(said) ?? [];
  throw promptProblem(macosProblems[number] ?? 'elevation.notAvailable', `osascript ended with ${exitCode}: ${said}${text}`);
}

/** What windows-prompt.ps1 adds to the exit code of the elevated part. */
const elevatedFrom = 2000;

/** winerror.h. */
const windowsProblems: Readonly<Record<number, ElevationCode>> = {
  1223: 'elevation.refused', // ERROR_CANCELLED
  5: 'elevation.notAllowed', // ERROR_ACCESS_DENIED
  1260: 'elevation.notAllowed', // ERROR_ACCESS_DISABLED_BY_POLICY
};

/** UAC leaves nothing but exit codes. PowerShell itself ends with 1 when a policy or a security program does not let the script run. Throws as above. */
export function readWindowsElevation({ exitCode, stderr }: CommandResult, file: string): void {
  const said = `PowerShell ended with ${exitCode}: ${stderr.toString('latin1')}`;
  const ended = exitCode - elevatedFrom;
  if (ended === 0 || ended === 2 || ended in scriptProblems) return readScript(ended, said, file);
  throw promptProblem(windowsProblems[exitCode] ?? 'elevation.notAvailable', said);
}

type ElevationCode = 'elevation.refused' | 'elevation.notAllowed' | 'elevation.notAvailable';

function promptProblem(code: ElevationCode, said: string): LabProblem {
  return new LabProblem(code, {}, { ...(code === 'elevation.refused' && { retry: 'now' as const }), cause: new Error(said) });
}
