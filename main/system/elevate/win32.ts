// Administrator rights on Windows: Windows PowerShell shows the prompt (UAC) and starts itself once more, elevated, with a constant script
// and the words as one literal behind it. Nothing lies on the disk that could be swapped. Returns data; runs nothing.
// Source: about_PowerShell_exe (EncodedCommand), ProcessStartInfo.Verb and Arguments; reference platform.md 4.1.

import { LabProblem } from '../../core/problem.ts';
import type { Command } from '../command.ts';
import type { ElevatedAction } from './actions.ts';
import { planArguments } from './plan.ts';
import { longestWaitMs } from './prompt-time.ts';
import promptScript from './scripts/windows-prompt.ps1?raw';
import script from './scripts/windows.ps1?raw';

/** ProcessStartInfo.Arguments: "must be less than 32,699" characters; the switches before the word take some. */
const longestWord = 32_600;

/** The one command for a batch. `until`, in seconds since 1970, is when the script stops to obey. Throws `hosts.tooManyLines` for more than fits. */
export function composeWindowsElevation(actions: readonly ElevatedAction[], until: number, windowsFolder: string): Command {
  const word = encode(composeElevatedText([String(until), ...planArguments(actions)]));
  if (word.length > longestWord) throw new LabProblem('hosts.tooManyLines', { file: `${windowsFolder}\\System32\\drivers\\etc\\hosts`, name: actions[0]?.within.labDomain ?? '', count: String(actions.length) });
  return {
    program: `${windowsFolder}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
    args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', encode(onlyCode(promptScript))],
    stdin: word, timeoutMs: longestWaitMs,
  };
}

/** What PowerShell runs elevated: the constant script, then the words as one literal. A word that could end the literal is a bug and throws. */
export function composeElevatedText(words: readonly string[]): string {
  const wrong = words.find((word) => !/^[A-Za-z0-9+/=.,-]*$/.test(word));
  if (wrong !== undefined) throw new Error('a word of an elevated batch has other letters than expected');
  return `& {\n${onlyCode(script)}\n} '${words.join(' ')}'`;
}

/** Without comment lines and indentation: there is a limit to what fits, and no string in the scripts has more than one line. */
export function onlyCode(text: string): string {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')).join('\n');
}

/** EncodedCommand: base64 of UTF-16LE. */
function encode(text: string): string {
  return Buffer.from(text, 'utf16le').toString('base64');
}
