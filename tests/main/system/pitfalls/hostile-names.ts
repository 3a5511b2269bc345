// Two hundred names that a folder, a user, a lab or a certificate could have on somebody's computer, and that hurt where a program, a shell or
// a script takes one for more than a name. No NUL (no system has one in a name) and no slash (a path is made of names).

const sharp = [
  ' ', '  ', '\'', '"', '""', '\'\'', '\\', '\\\\', '\\"', '`', '$(id)', '${HOME}', '$env:X', '%PATH%', '%', '%%', '^', '^&', '&', '&&', '|', ';', '\n', '\r\n', '\t', '{', '}', '[', ']',
  '(', ')', '@(', '@file', '<', '>', '<#', '#', '#>', '--%', '-e', '*', '?', '~', '!', '=', ',', 'é', 'æøå', 'e\u0301', '😀', '密码', '\u2018', '\u2019', '\u201c', '\u201d', '\u00a0', '\u200b', '\u202e', '\ufeff',
];
const leading = ['-', '--', '-rf', '-e', '+', '@', '#', '~', '=', '.', '..', '"', '\'', ' ', '\n', '%', '$', '&', '^', '\\'].map((start) => `${start}Ola`);

/** Each sharp piece in the middle of a name and at its end, words that begin with one, and mixtures, up to two hundred. */
export const hostileNames: readonly string[] = [
  ...sharp.map((piece) => `Kari${piece}Nordmann`), ...sharp.map((piece) => `Kari${piece}`), ...leading,
  ...Array.from({ length: 200 - 2 * sharp.length - leading.length }, (_, n) => `${String(n)}${sharp[n % sharp.length] ?? ''}Kari${sharp[(n * 7 + 3) % sharp.length] ?? ''} ${sharp[(n * 13 + 5) % sharp.length] ?? ''}`),
];
