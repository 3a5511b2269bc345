// A command as one line that a person can paste into a terminal. Pure. The words are ours; quoting keeps a name with a blank in one piece.

import type { Platform } from '../command.ts';

/** For cmd.exe and PowerShell on Windows, for a POSIX shell else. Throws for a word that no quoting would keep whole: that is a bug. */
export function composeLine(platform: Platform, words: readonly string[]): string {
  return words.map(platform === 'win32' ? quoteForWindows : quoteForShell).join(' ');
}

function quoteForWindows(word: string): string {
  const isPlain = /^[\w./:\\~=+-]+$/.test(word);
  // PowerShell takes curved quotation marks for straight ones; a backslash before the closing one would make it a part of the word.
  const isUnclear = /["\u201c-\u201e%^&|<>!`$\r\n]/.test(word) || (!isPlain && word.endsWith('\\'));
  if (isUnclear) throw new Error('a word that Windows shells read differently does not belong in a line to paste');
  return isPlain ? word : `"${word}"`;
}

function quoteForShell(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll('\'', '\'\\\'\'')}'`;
}
