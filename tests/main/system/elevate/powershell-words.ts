// A small reader of PowerShell for tests: parts code from strings and comments, and names what stands where a command stands. Written from
// about_Quoting_Rules and about_Parsing, independent of what composes the scripts. It knows what our scripts use and throws on the rest.

export interface PowerShellReading {
  /** The text with every string as `""` or `''` and without comments. */
  readonly code: string;
  readonly strings: readonly string[];
}

/** Reads a script. Throws for a string that does not end on its line, here-strings and block comments. */
export function readPowerShell(script: string): PowerShellReading {
  const strings: string[] = [];
  let code = '';
  for (let at = 0; at < script.length;) {
    const char = script[at] ?? '';
    if (char === '#') at = endOfLine(script, at);
    else if (char === '\'' || char === '"') {
      const end = endOfString(script, at);
      strings.push(script.slice(at + 1, end));
      code += char + char;
      at = end + 1;
    } else {
      if (/[<@]/.test(char) && /['"#]/.test(script[at + 1] ?? '')) throw new Error(`not read here: ${script.slice(at, at + 20)}`);
      code += char;
      at += 1;
    }
  }
  return { code, strings };
}

function endOfLine(script: string, from: number): number {
  const end = script.indexOf('\n', from);
  return end === -1 ? script.length : end;
}

// A doubled quote stands for one, in both kinds; in double quotes a backtick takes the meaning from what follows.
function endOfString(script: string, from: number): number {
  const quote = script[from];
  const line = endOfLine(script, from);
  for (let at = from + 1; at < line; at += 1) {
    if (quote === '"' && script[at] === '`') at += 1;
    else if (script[at] === quote && script[at + 1] === quote) at += 1;
    else if (script[at] === quote) return at;
  }
  throw new Error(`a string does not end on its line: ${script.slice(from, from + 40)}`);
}

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Answers whether every bracket outside strings has its partner. */
export function isBalanced({ code }: PowerShellReading): boolean {
  const open: string[] = [];
  for (const char of code) {
    if ('([{'.includes(char)) open.push(char);
    else if (pairs[char] !== undefined && open.pop() !== pairs[char]) return false;
  }
  return open.length === 0;
}

/** The bare words at the places where PowerShell looks for a command, keywords among them. */
export function commandWords({ code }: PowerShellReading): readonly string[] {
  return [...code.matchAll(/(?:^|[\n;{}(|=,]|\breturn)[ \t]*([A-Za-z][\w-]*)(?=[ \t\n;)}({]|$)/g)].map(([, word = '']) => word);
}

/** Types that are named, with their static members: `IO.File::Replace`; a type alone where it is a cast or a check. */
export function namedTypes({ code }: PowerShellReading): readonly string[] {
  return [...code.matchAll(/\[([A-Za-z][\w.]*)(?:\[\])?\](?:::(\w+))?/g)].map(([, type = '', member]) => (member === undefined ? type : `${type}::${member}`));
}
