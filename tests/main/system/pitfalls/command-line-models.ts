// Models of what happens to words on their way to a program, made from documentation and not from the product: how Node's libuv puts them into
// one command line on Windows (libuv, src/win/process.c, quote_cmd_arg), how Windows takes that apart again (CommandLineToArgvW, Microsoft),
// how a POSIX shell reads a quoted line, and how AppleScript reads a text. Pure.

/** The one command line that libuv makes of the words. */
export function joinAsLibuv(words: readonly string[]): string {
  return words.map((word) => {
    if (word === '') return '""';
    if (!/[ \t"]/.test(word)) return word;
    return `"${word.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
  }).join(' ');
}

/** The words that a program on Windows sees: 2n backslashes before a quotation mark are n, and one more makes the mark a character. */
export function splitAsWindows(line: string): readonly string[] {
  const end = line.startsWith('"') ? line.indexOf('"', 1) + 1 : line.search(/[ \t]|$/);
  const words = [line.slice(0, end).replaceAll('"', '')];
  for (let at = end; at < line.length;) {
    if (line[at] === ' ' || line[at] === '\t') { at += 1; continue; }
    const [word, next] = readWindowsWord(line, at);
    words.push(word);
    at = next;
  }
  return words;
}

function readWindowsWord(line: string, start: number): readonly [string, number] {
  let [word, isQuoted, at] = ['', false, start];
  while (at < line.length && (isQuoted || (line[at] !== ' ' && line[at] !== '\t'))) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    at += slashes;
    const isMark = line[at] === '"';
    word += '\\'.repeat(isMark ? slashes >> 1 : slashes);
    if (isMark && slashes % 2 === 1) word += '"';
    else if (isMark) isQuoted = !isQuoted;
    else if (slashes > 0) continue;
    else word += line[at];
    at += 1;
  }
  return [word, at];
}

/** The words of a line for a POSIX shell that uses no quotes but single ones and the backslash outside them. Throws for anything else that a shell would act on. */
export function splitAsShell(line: string): readonly string[] {
  const words: string[] = [];
  let [word, isOpen] = ['', false];
  for (const [piece] of line.matchAll(/'[^']*'|\\[^]|[^]/g)) {
    if (piece === ' ') {
      if (isOpen) words.push(word);
      [word, isOpen] = ['', false];
    } else {
      if (piece.length === 1 && /[^\w@%+=:,./~-]/.test(piece)) throw new Error(`a shell would act on ${JSON.stringify(piece)}`);
      word += piece.startsWith('\'') ? piece.slice(1, -1) : piece.startsWith('\\') ? piece.slice(1) : piece;
      isOpen = true;
    }
  }
  return isOpen ? [...words, word] : words;
}

/** A script of AppleScript taken apart: its code with `""` for each text, and the texts. Throws for a text without an end. */
export function readAppleScript(script: string): { readonly code: string; readonly texts: readonly string[] } {
  const texts: string[] = [];
  const code = script.replaceAll(/"((?:\\[^]|[^"\\])*)"/g, (_all, text: string) => {
    texts.push(text.replaceAll(/\\([^])/g, '$1'));
    return '\u0000';
  });
  if (code.includes('"')) throw new Error('a text without an end');
  return { code, texts };
}
